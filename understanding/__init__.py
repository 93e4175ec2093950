"""What runs inside Rasa's process: our classifier of intents. Python 3.10, alone by itself.

Rasa's own parts see a message as a bag of words. Vietnamese questions end with what is asked and
begin with what it is about, so this one also looks at the last words, with and without marks.
"""

"""The gateway: every channel in, Rasa behind, one named ending for each turn."""

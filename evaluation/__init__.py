"""Asks the running product every labelled message and says how well it answered."""

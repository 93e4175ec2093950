"""Looking up what a procedure requires."""

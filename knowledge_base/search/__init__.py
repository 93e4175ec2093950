"""Finding the procedure that a question is about."""

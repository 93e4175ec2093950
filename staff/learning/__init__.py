"""What the bot did not understand, and what officers teach it."""

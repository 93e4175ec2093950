"""What the bot did not understand or answered badly, kept for officers to teach from."""

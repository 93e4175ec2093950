"""Pages for officers: look-up, inbox, learning, figures."""

"""Officers who ask in the chat: linked by a one-time code, answered by the officers' pages."""

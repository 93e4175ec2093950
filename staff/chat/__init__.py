"""Officers' questions in the chat: requirements of a procedure, figures of the unit."""

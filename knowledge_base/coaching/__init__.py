"""The coach: how a procedure is filed online, one step a message."""

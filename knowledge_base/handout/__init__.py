"""A procedure on one sheet of A5 paper, with a QR code to the chat."""

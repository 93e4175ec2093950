"""Trains what the search learns; runs in its own environment (.venv-train)."""

"""Telling citizens when a dossier that they follow changes: each change once."""

"""Compares every curated record with the portal's record of the same code, field by field."""

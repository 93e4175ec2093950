"""Conversations handed over to officers of a unit: waiting, answered by a person, given back."""

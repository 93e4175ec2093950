"""Measures the search on questions whose answers are known."""

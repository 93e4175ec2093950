"""Reads what the national portal publishes and compiles the national catalogue from it."""

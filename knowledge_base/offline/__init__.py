"""One HTML file with the curated procedures, for a phone without a network."""

"""One channel, one file; they never import each other."""

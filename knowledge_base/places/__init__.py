"""Where citizens live: the 34 provinces, what became of the former ones, and their own fees."""

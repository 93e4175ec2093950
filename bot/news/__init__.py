"""News that citizens asked for, each told once: pushed, or with the next answer."""

"""Service rules of single units: opening hours, hotlines, and what each promises on its own."""

"""Dossiers that citizens have filed: their codes, states, sources, and who may see them."""

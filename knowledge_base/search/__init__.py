"""The search: candidates from keywords and meaning, ranked by what was learned."""

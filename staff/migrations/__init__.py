"""Steps that bring the database of the officers' pages up to date."""

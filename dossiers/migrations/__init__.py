"""The steps that bring a database of dossiers up to date (Alembic)."""

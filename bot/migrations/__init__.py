"""The steps that bring the gateway's database up to date (Alembic)."""

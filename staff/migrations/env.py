"""Run by Alembic: applies the steps on the connection that `staff.database` hands over."""

from __future__ import annotations

from alembic import context

from staff.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()

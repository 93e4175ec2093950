"""Chats in which officers ask."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Make the tables; those of an unnumbered gateway stay as they are."""
    op.create_table(
        "officer_codes",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "officer_chats",
        sa.Column("sender", sa.String(80), primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
        if_not_exists=True,
    )
    for table, column in (
        ("officer_codes", "until"),
        ("officer_chats", "owner"),
        ("officer_chats", "until"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column], if_not_exists=True)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("officer_chats")
    op.drop_table("officer_codes")

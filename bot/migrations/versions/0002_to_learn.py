"""Messages to learn from, and the salts by which their senders are told apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "to_learn",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("key", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("mark", sa.LargeBinary(16), nullable=False),
        sa.Column("period", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("procedure", sa.String(40), nullable=False),
        sa.Column("facet", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_to_learn_mark", "to_learn", ["mark"], if_not_exists=True)
    op.create_index("ix_to_learn_day", "to_learn", ["day"], if_not_exists=True)
    op.create_table(
        "to_learn_salts",
        sa.Column("period", sa.Integer, primary_key=True),
        sa.Column("salt", sa.LargeBinary(32), nullable=False),
        if_not_exists=True,
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("to_learn_salts")
    op.drop_table("to_learn")

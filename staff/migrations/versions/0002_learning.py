"""What officers propose to teach the bot."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("unit", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("procedure", sa.String(40), nullable=False),
        sa.Column("facet", sa.String(40), nullable=False),
        sa.Column("messages", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("decided_at", sa.Float),
        sa.Column("decided_by", sa.String(40)),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("proposals_state", "proposals", ["state", "kind"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("proposals")

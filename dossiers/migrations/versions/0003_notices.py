"""Who is told when a dossier changes, and what they are to be told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "followings",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("sender", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("code", sa.String(48), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("wanted", sa.String(32)),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("look_at", sa.Float, nullable=False),
        sa.UniqueConstraint("sender", "code", name="followings_once"),
    )
    op.create_index("followings_look_at", "followings", ["look_at"])
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(32), nullable=False, unique=True),
        sa.Column("following", sa.String(16), nullable=False),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("sender", sa.String(80), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("last", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("due", sa.Float, nullable=False),
        sa.UniqueConstraint("following", "event", name="notices_once"),
    )
    op.create_index("notices_due", "notices", ["due"])
    op.create_index("notices_sender", "notices", ["sender"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("notices")
    op.drop_table("followings")

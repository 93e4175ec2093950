"""The first tables: dossiers, holdings, consents, attempts, look-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the tables."""
    _dossiers()
    _people()


def _dossiers() -> None:
    op.create_table(
        "dossiers",
        sa.Column("code", sa.String(48), primary_key=True),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("procedure", sa.String(40)),
        sa.Column("procedure_name", sa.Text),
        sa.Column("agency", sa.Text),
        sa.Column("received", sa.Float),
        sa.Column("due", sa.Date),
        sa.Column("finished", sa.Date),
        sa.Column("wanted", sa.Text),
        sa.Column("id_tail", sa.LargeBinary(16)),
        sa.Column("phone_tail", sa.LargeBinary(16)),
        sa.Column("phone", sa.LargeBinary(16)),
        sa.Column("told_at", sa.Float, nullable=False),
        sa.Column("digest", sa.LargeBinary(16), nullable=False),
    )
    op.create_index("dossiers_phone", "dossiers", ["phone"])
    op.create_table(
        "holdings",
        sa.Column("prefix", sa.String(20), primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("contact", sa.Text),
        sa.Column("imported_at", sa.Float, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("how", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("withdrawn_at", sa.Float),
    )
    op.create_index("consents_person", "consents", ["person"])
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("failed", sa.Boolean, nullable=False),
    )
    op.create_index("attempts_person", "attempts", ["person", "at"])
    op.create_index("attempts_at", "attempts", ["at"])
    op.create_table(
        "look_ups",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("dossier", sa.String(32), nullable=False),
        sa.Column("top", sa.String(4), nullable=False),
        sa.Column("ending", sa.String(20), nullable=False),
        sa.Column("source", sa.Text),
    )
    op.create_index("look_ups_at", "look_ups", ["at"])
    op.create_index("look_ups_person", "look_ups", ["person"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("look_ups", "attempts", "consents", "holdings", "dossiers"):
        op.drop_table(table)

"""Conversations with officers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_OPEN = sa.text("state <> 'closed'")


def upgrade() -> None:
    """Make the tables; those of an unnumbered gateway stay as they are."""
    _handovers()
    _words()
    op.create_table(
        "handover_marks",
        sa.Column("unit", sa.String(64), primary_key=True),
        sa.Column("changes", sa.Integer, nullable=False),
        if_not_exists=True,
    )


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", _SERIAL, primary_key=True),
        sa.Column("sender", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("opened", sa.Float, nullable=False),
        sa.Column("last", sa.Float, nullable=False),
        sa.Column("due", sa.Float),
        sa.Column("officer", sa.String(40)),
        sa.Column("display", sa.String(160)),
        sa.Column("address", sa.Text),
        sa.Column("contact", sa.Text),
        sa.Column("contact_asked", sa.Float),
        sa.Column("ended", sa.String(10)),
        if_not_exists=True,
    )
    op.create_index(
        "handovers_one_open",
        "handovers",
        ["sender"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
        if_not_exists=True,
    )
    _index("handovers_unit", "handovers", "unit", "state", "opened")
    _index("handovers_sender", "handovers", "sender")
    _index("ix_handovers_last", "handovers", "last")


def _words() -> None:
    op.create_table(
        "handover_words",
        sa.Column("id", _SERIAL, primary_key=True),
        sa.Column("handover", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("said_by", sa.String(10), nullable=False),
        sa.Column("who", sa.String(160), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("key", sa.String(80), unique=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("parcel", sa.BigInteger),
        if_not_exists=True,
    )
    _index("handover_words_of", "handover_words", "handover", "id")
    _index("handover_words_state", "handover_words", "state")


def _index(name: str, table: str, *columns: str) -> None:
    op.create_index(name, table, list(columns), if_not_exists=True)


def downgrade() -> None:
    """Drop them, with what is in them."""
    for table in ("handover_marks", "handover_words", "handovers"):
        op.drop_table(table)

"""The table of what officers propose to teach, on the same metadata as the other tables."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table, Text

from staff.tables import METADATA

__all__ = ["METADATA", "PROPOSALS"]  # METADATA with it in it

PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("account", Integer, nullable=False),
    Column("name", String(40), nullable=False),
    Column("unit", String(40), nullable=False),
    Column("kind", String(16), nullable=False),  # a `proposals.Kind`
    Column("text", Text, nullable=False),  # the officer's words
    Column("procedure", String(40), nullable=False),  # empty: a new record
    Column("facet", String(40), nullable=False),  # of a correction
    Column("messages", Text, nullable=False),  # ids at the gateway, as JSON; never their words
    Column("state", String(16), nullable=False),  # a `proposals.State`
    Column("decided_at", Float),
    Column("decided_by", String(40)),
    Column("reason", Text, nullable=False),
    Index("proposals_state", "state", "kind"),
)

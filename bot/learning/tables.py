"""The tables of messages to learn from: texts masked and sealed, senders as hashes that expire."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Integer, LargeBinary, String, Table, Text

from bot.delivery.tables import METADATA

__all__ = ["METADATA", "TO_LEARN", "TO_LEARN_SALTS"]  # METADATA with them in it

TO_LEARN = Table(
    "to_learn",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("key", LargeBinary(16), nullable=False, unique=True),  # one sender says a thing once
    Column("mark", LargeBinary(16), nullable=False, index=True),  # who, as long as the salt lives
    Column("period", Integer, nullable=False),
    Column("day", Date, nullable=False, index=True),  # in Vietnam
    Column("kind", String(20), nullable=False),  # a `messages.Kind`
    Column("unit", String(64), nullable=False),  # empty: none
    Column("procedure", String(40), nullable=False),  # empty: none
    Column("facet", String(40), nullable=False),  # empty: none
    Column("body", Text, nullable=False),  # sealed; masked before
)

TO_LEARN_SALTS = Table(
    "to_learn_salts",
    METADATA,
    Column("period", Integer, primary_key=True),
    Column("salt", LargeBinary(32), nullable=False),
)

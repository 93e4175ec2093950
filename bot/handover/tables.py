"""The tables of conversations with officers; what anybody wrote there is sealed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table, Text, text

from bot.delivery.tables import METADATA

__all__ = ["HANDOVERS", "HANDOVER_MARKS", "HANDOVER_WORDS", "METADATA"]

_SERIAL = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only plain integers
_OPEN = text("state <> 'closed'")

HANDOVERS = Table(  # a citizen without an open row is answered by the bot
    "handovers",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    Column("sender", String(80), nullable=False),  # a pseudonym
    Column("channel", String(20), nullable=False),
    Column("unit", String(64), nullable=False),  # whose officers answer
    Column("state", String(10), nullable=False),  # see `bot.handover.threads.State`
    Column("opened", Float, nullable=False),
    Column("last", Float, nullable=False, index=True),  # when anything was last said or done
    Column("due", Float),  # by when an answer is promised; nothing waits for one: null
    Column("officer", String(40)),  # the account that has it
    Column("display", String(160)),  # as the citizen reads the officer
    Column("address", Text),  # sealed; null: reached only when the citizen asks
    Column("contact", Text),  # sealed; given by the citizen's own wish
    Column("contact_asked", Float),  # since when the next text may be that contact
    Column("ended", String(10)),  # see `bot.handover.threads.End`
    Index(
        "handovers_one_open",
        "sender",
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    ),
    Index("handovers_unit", "unit", "state", "opened"),
    Index("handovers_sender", "sender"),
)

HANDOVER_WORDS = Table(
    "handover_words",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    Column("handover", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
    Column("said_by", String(10), nullable=False),  # see `bot.handover.threads.By`
    Column("who", String(160), nullable=False),  # an officer, as the citizen reads it; else empty
    Column("body", Text, nullable=False),  # sealed
    Column("key", String(80), unique=True),  # written once, however often it is sent
    Column("state", String(10), nullable=False),  # see `bot.handover.sending`
    Column("parcel", BigInteger),  # the part of the outbox that carries it
    Index("handover_words_of", "handover", "id"),
    Index("handover_words_state", "state"),
)

HANDOVER_MARKS = Table(  # counts what changed in a unit's inbox, for those who look on
    "handover_marks",
    METADATA,
    Column("unit", String(64), primary_key=True),
    Column("changes", Integer, nullable=False),
)

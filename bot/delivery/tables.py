"""The tables of what came in and what goes out; what a citizen typed is sealed, and soon gone."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table, Text

from bot.tables import METADATA

__all__ = ["BUTTONS", "INBOX", "METADATA", "OUTBOX", "QUEUES"]  # METADATA with them in it

_SERIAL = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only plain integers

QUEUES = Table(  # one row a conversation: who works on it, and since when something waits
    "queues",
    METADATA,
    Column("conversation", String(80), primary_key=True),  # a pseudonym
    Column("channel", String(20), nullable=False),
    Column("due", Float, index=True),  # when the next step may begin; nothing waits: null
    Column("seq", Integer, nullable=False, default=0),  # counts arrivals, so that none is missed
    Column("holder", String(40)),  # the process that works on it
    Column("held_until", Float, nullable=False, default=0.0),
    Column("last_heard", Float, nullable=False),
    Column("unreachable", String(80)),  # why nothing can be sent, until the citizen writes again
)

INBOX = Table(
    "inbox",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # of channel, account and message
    Column("conversation", String(80), nullable=False),
    Column("at", Float, nullable=False, index=True),
    Column("state", String(16), nullable=False),  # a Letter's: new, done
    Column("body", Text),  # sealed; null when done
    Index("inbox_waiting", "conversation", "state", "id"),
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    Column("conversation", String(80), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("at", Float, nullable=False, index=True),
    Column("state", String(16), nullable=False),  # a Parcel's, see `bot.delivery.outbox`
    Column("tries", Integer, nullable=False, default=0),
    Column("unknown", Integer, nullable=False, default=0),  # tries that may have arrived
    Column("why", String(200)),  # the last failure
    Column("body", Text),  # sealed; null when over
    Index("outbox_waiting", "conversation", "state", "id"),
)

BUTTONS = Table(  # what a short id or a number on the citizen's screen stands for
    "buttons",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("conversation", String(80), nullable=False, index=True),
    Column("number", Integer),  # in the last answer; null in older ones
    Column("payload", Text, nullable=False),
    Column("at", Float, nullable=False, index=True),
)

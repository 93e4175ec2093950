"""The tables of the officers' pages: nothing in them that a citizen said unmasked.

All times are seconds since 1970.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table
from sqlalchemy import Text as Words

METADATA = MetaData()

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False, unique=True),  # lower case
    Column("display", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("unit", String(40), nullable=False),
    Column("password", String(200), nullable=False),  # argon2id, with its salt and costs
    Column("disabled", Boolean, nullable=False, default=False),
    Column("made_at", Float, nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("key", String(64), primary_key=True),  # SHA-256 of what the cookie holds
    Column("account", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("began", Float, nullable=False),
    Column("seen", Float, nullable=False, index=True),
)

ATTEMPTS = Table(  # failed sign-ins of the last minutes
    "login_attempts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("who", String(64), nullable=False),  # `name:…` or `address:…`
    Column("at", Float, nullable=False, index=True),
    Index("login_attempts_who", "who", "at"),
)

AUDIT = Table(  # what an account did to a citizen's thread, to content or to an account
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False, index=True),
    Column("account", Integer),  # `None`: the command line
    Column("name", String(40), nullable=False),
    Column("unit", String(40), nullable=False, index=True),
    Column("action", String(40), nullable=False),
    Column("object", String(80), nullable=False),
    Column("detail", Words, nullable=False, default=""),  # never a citizen's words
)

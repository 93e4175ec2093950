"""The tables of dossiers: no name, no number of a person, no text that a citizen typed.

All times are seconds since 1970. Who asked stands as a keyed hash (`Hasher.person`).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

METADATA = MetaData()

DOSSIERS = Table(
    "dossiers",
    METADATA,
    Column("code", String(48), primary_key=True),
    Column("state", SmallInteger, nullable=False),
    Column("procedure", String(40)),
    Column("procedure_name", Text),
    Column("agency", Text),
    Column("received", Float),
    Column("due", Date),
    Column("finished", Date),
    Column("wanted", Text),
    Column("id_tail", LargeBinary(16)),  # hash of the code with the last digits
    Column("phone_tail", LargeBinary(16)),  # likewise
    Column("phone", LargeBinary(16)),  # hash of the whole number: counts its dossiers
    Column("told_at", Float, nullable=False),
    Column("digest", LargeBinary(16), nullable=False),  # of all above but told_at
    Index("dossiers_phone", "phone"),
)

HOLDINGS = Table(  # which agencies' dossiers were imported
    "holdings",
    METADATA,
    Column("prefix", String(20), primary_key=True),  # H56, H56.14
    Column("source", Text, nullable=False),  # as citizens are told
    Column("contact", Text),  # whom to call, as citizens are told
    Column("imported_at", Float, nullable=False),
)

CONSENTS = Table(
    "consents",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("person", String(32), nullable=False),
    Column("version", String(20), nullable=False),
    Column("text_sha256", String(64), nullable=False),  # of the words that were agreed to
    Column("how", String(20), nullable=False),  # button, words
    Column("channel", String(40), nullable=False),
    Column("at", Float, nullable=False),
    Column("withdrawn_at", Float),
    Index("consents_person", "person"),
)

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("person", String(32), nullable=False),
    Column("at", Float, nullable=False),
    Column("failed", Boolean, nullable=False),
    Index("attempts_person", "person", "at"),
    Index("attempts_at", "at"),
)

LOOK_UPS = Table(  # kept apart, 90 days
    "look_ups",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("person", String(32), nullable=False),
    Column("dossier", String(32), nullable=False),  # a keyed hash of the code
    Column("top", String(4), nullable=False),  # H56
    Column("ending", String(20), nullable=False),
    Column("source", Text),
    Index("look_ups_at", "at"),
    Index("look_ups_person", "person"),
)

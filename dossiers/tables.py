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
    UniqueConstraint,
)

METADATA = MetaData()
COUNTS = (
    "received",
    "channel_known",
    "online",
    "online_by_officer",
    "post",
    "payable",
    "paid_online",
    "papers_known",
    "papers_digitised",
    "reuse_known",
    "papers_reused",
    "finished",
    "finished_with_due",
    "on_time",
    "result_known",
    "result_electronic",
)
"""What is counted by month: up to ``papers_reused`` by the receipt, the others by the end."""

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
    Column("digest", LargeBinary(16), nullable=False),  # of all but told_at
    # what the figures of a unit count; null: the export does not say
    Column("receiving_unit", String(40)),
    Column("resolving_unit", String(40)),
    Column("field", Text),
    Column("channel", SmallInteger),  # 1 at the counter, 2 online, 3 by post
    Column("submitted", Float),
    Column("returned", Date),
    Column("payable", Boolean),
    Column("paid_online", Boolean),
    Column("papers_digitised", Boolean),
    Column("papers_reused", Boolean),
    Column("result_electronic", Boolean),
    Column("by_officer", Boolean),  # filed online by an officer in a citizen's place
    Column("filed_by", LargeBinary(16)),  # hash of the account that filed
    Index("dossiers_phone", "phone"),
    Index("dossiers_due", "state", "due", "finished", "returned"),
    Index("dossiers_received", "received"),
)

FIGURE_MONTHS = Table(  # counts of DOSSIERS, made anew after each import
    "figure_months",
    METADATA,
    Column("month", Date, nullable=False),  # its first day
    Column("receiving_unit", String(40), nullable=False),
    Column("resolving_unit", String(40), nullable=False),
    Column("field", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    *(Column(name, Integer, nullable=False) for name in COUNTS),
    Index("figure_months_month", "month"),
    Index("figure_months_receiving", "receiving_unit", "month"),
    Index("figure_months_resolving", "resolving_unit", "month"),
)

FIGURE_UNITS = Table(  # the same without field and procedure: a hundredth of the rows
    "figure_units",
    METADATA,
    Column("month", Date, nullable=False),
    Column("receiving_unit", String(40), nullable=False),
    Column("resolving_unit", String(40), nullable=False),
    *(Column(name, Integer, nullable=False) for name in COUNTS),
    Index("figure_units_month", "month"),
)

FIGURE_PROCEDURES = Table(  # the same without units
    "figure_procedures",
    METADATA,
    Column("month", Date, nullable=False),
    Column("field", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    *(Column(name, Integer, nullable=False) for name in COUNTS),
    Index("figure_procedures_month", "month"),
)

FIGURE_ACCOUNTS = Table(  # online dossiers of accounts that filed most of somewhere in a month
    "figure_accounts",
    METADATA,
    Column("month", Date, nullable=False),
    Column("receiving_unit", String(40), nullable=False),
    Column("resolving_unit", String(40), nullable=False),
    Column("filed_by", LargeBinary(16), nullable=False),
    Column("filed", Integer, nullable=False),
    Index("figure_accounts_month", "month"),
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

FOLLOWINGS = Table(  # who is told when a dossier changes; no factor, no number of a person
    "followings",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("sender", String(80), nullable=False),  # the gateway's pseudonym, to be told by
    Column("channel", String(20), nullable=False),
    Column("code", String(48), nullable=False),  # sources are asked by it
    Column("at", Float, nullable=False),
    Column("seq", Integer, nullable=False),  # counts changes, so that each is told once
    Column("state", SmallInteger, nullable=False),  # as the citizen was told last, like the next
    Column("due", Date),
    Column("wanted", String(32)),  # keyed hash of what the office asks for
    Column("since", Date, nullable=False),  # the day on which this state was first seen
    Column("look_at", Float, nullable=False),  # when a watcher looks next
    UniqueConstraint("sender", "code", name="followings_once"),
    Index("followings_look_at", "look_at"),
)

NOTICES = Table(  # what followers are to be told, until the gateway has it
    "notices",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String(32), nullable=False, unique=True),  # the gateway takes each once
    Column("following", String(16), nullable=False),
    Column("event", String(40), nullable=False),
    Column("sender", String(80), nullable=False),
    Column("at", Float, nullable=False),
    Column("last", Boolean, nullable=False),  # the following has ended with it
    Column("body", Text),  # JSON; null: told already, or handed over
    Column("due", Float, nullable=False),  # when it is handed over, or tried again
    UniqueConstraint("following", "event", name="notices_once"),
    Index("notices_due", "due"),
    Index("notices_sender", "sender"),
)

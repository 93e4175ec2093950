"""The tables of the gateway's own database: nothing in them that a citizen typed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("sender", String(80), primary_key=True),  # a pseudonym
    Column("first_seen", Float, nullable=False),  # seconds since 1970, as all times here
    Column("last_seen", Float, nullable=False, index=True),
    Column("turns", Integer, nullable=False),
    Column("in_form", Boolean, nullable=False, default=False),
    Column("secret_since", Float),  # set while the next text is a secret
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("sender", String(80), primary_key=True),
    Column("message_id", String(128), primary_key=True),
    Column("at", Float, nullable=False, index=True),
    Column("answer", Text, nullable=False),  # ours, as JSON; empty while it is being made
)

UNITS = Table(  # which unit a conversation turned to last
    "conversation_units",
    METADATA,
    Column("sender", String(80), primary_key=True),
    Column("unit", String(64), nullable=False),
)

SWITCHES = Table(  # channels that a person has switched off
    "switches",
    METADATA,
    Column("channel", String(20), primary_key=True),  # `all` stands for every channel
    Column("at", Float, nullable=False),
    Column("why", Text, nullable=False),  # for officers; citizens read `notice`
    Column("notice", Text),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("sender", String(80), nullable=False),
    Column("turn", String(64), nullable=False),
    Column("procedure", String(40)),
    Column("facet", String(40)),
    Column("version", String(64)),
    Index("feedback_sender", "sender"),
)

DELETIONS = Table(  # the trace of each request to delete
    "deletions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("sender", String(80), nullable=False),
    Column("done", Float),  # when Rasa's tracker store had nothing of the sender any more
)

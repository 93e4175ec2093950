"""The tables of the gateway's own database: nothing in them that a citizen typed."""

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
    String,
    Table,
    Text,
)

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
    Index("deletions_sender", "sender"),  # asked at each turn of the web chat
)

DAYS = Table(  # daily totals of turns: who asked what is nowhere
    "bot_days",
    METADATA,
    Column("day", Date, primary_key=True),  # in Vietnam
    Column("channel", String(20), primary_key=True),
    Column("unit", String(64), primary_key=True),  # empty: none
    Column("outcome", String(24), primary_key=True),
    Column("procedure", String(40), primary_key=True),  # empty: none
    Column("turns", Integer, nullable=False),
)

VISITS = Table(  # of this week; who came is a hash whose salt is destroyed when the week ends
    "visits",
    METADATA,
    Column("mark", LargeBinary(16), primary_key=True),
    Column("day", Date, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("last", Float, nullable=False, index=True),
    Column("answered", Boolean, nullable=False),
    Column("handed_over", Boolean, nullable=False),
)

VISIT_SALTS = Table(
    "visit_salts",
    METADATA,
    Column("week", Date, primary_key=True),  # its Monday
    Column("salt", LargeBinary(32), nullable=False),
)

VISIT_DAYS = Table(  # daily totals of visits that are over
    "visit_days",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("channel", String(20), primary_key=True),
    Column("unit", String(64), primary_key=True),
    Column("end", String(16), primary_key=True),  # a `visits.End`
    Column("visits", Integer, nullable=False),
)

NOTICES = Table(  # posted by officers; stands above related answers until it ends
    "notices",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("about", String(20), nullable=False),  # a `notices.About`
    Column("unit", String(64), nullable=False),  # empty: everybody
    Column("text", Text, nullable=False),
    Column("since", Float, nullable=False),
    Column("until", Float, nullable=False, index=True),
)

RATINGS = Table(  # who gave one is nowhere
    "ratings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),  # in Vietnam
    Column("channel", String(20), nullable=False),
    Column("unit", String(64), nullable=False),  # empty: none
    Column("procedure", String(40), nullable=False),  # empty: none
    Column("score", Integer),  # 1 to 5
    Column("word", Text),  # masked
)

INVITED = Table(  # who was invited to rate, and has, for the day only
    "invited_to_rate",
    METADATA,
    Column("sender", String(80), primary_key=True),
    Column("day", Date, nullable=False),
    Column("rated", Boolean, nullable=False),
)

FOLLOWERS = Table(  # who asked to be told of something, and where they are reached
    "followers",
    METADATA,
    Column("sender", String(80), primary_key=True),  # a pseudonym
    Column("channel", String(20), nullable=False),
    Column("at", Float, nullable=False),
    Column("address", Text),  # sealed; null: reached only with an answer
)

NEWS = Table(
    "news",
    METADATA,
    Column("key", String(64), primary_key=True),  # taken once
    Column("sender", String(80), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("about", String(40), nullable=False),
    Column("at", Float, nullable=False),
    Column("state", String(10), nullable=False),  # see `bot.news.board`
    Column("parcel", Integer),  # the part on its way
    Column("last", Boolean, nullable=False),  # nothing more comes of what it is about
    Column("body", Text),  # sealed; null when told
    Index("news_sender", "sender", "state"),
    Index("news_state", "state"),
)

"""The first tables; those that an unnumbered gateway made before stay as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite counts up plain integers

TABLES: dict[str, list[sa.Column[object]]] = {
    "conversations": [
        sa.Column("sender", sa.String(80), primary_key=True),
        sa.Column("first_seen", sa.Float, nullable=False),
        sa.Column("last_seen", sa.Float, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("in_form", sa.Boolean, nullable=False),
        sa.Column("secret_since", sa.Float),
    ],
    "answers": [
        sa.Column("sender", sa.String(80), primary_key=True),
        sa.Column("message_id", sa.String(128), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
    ],
    "conversation_units": [
        sa.Column("sender", sa.String(80), primary_key=True),
        sa.Column("unit", sa.String(64), nullable=False),
    ],
    "switches": [
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("notice", sa.Text),
    ],
    "feedback": [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sender", sa.String(80), nullable=False),
        sa.Column("turn", sa.String(64), nullable=False),
        sa.Column("procedure", sa.String(40)),
        sa.Column("facet", sa.String(40)),
        sa.Column("version", sa.String(64)),
    ],
    "deletions": [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("sender", sa.String(80), nullable=False),
        sa.Column("done", sa.Float),
    ],
    "bot_days": [
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("unit", sa.String(64), primary_key=True),
        sa.Column("outcome", sa.String(24), primary_key=True),
        sa.Column("procedure", sa.String(40), primary_key=True),
        sa.Column("turns", sa.Integer, nullable=False),
    ],
    "visits": [
        sa.Column("mark", sa.LargeBinary(16), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("last", sa.Float, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.Column("handed_over", sa.Boolean, nullable=False),
    ],
    "visit_salts": [
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("salt", sa.LargeBinary(32), nullable=False),
    ],
    "visit_days": [
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("unit", sa.String(64), primary_key=True),
        sa.Column("end", sa.String(16), primary_key=True),
        sa.Column("visits", sa.Integer, nullable=False),
    ],
    "notices": [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("about", sa.String(20), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    ],
    "ratings": [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("unit", sa.String(64), nullable=False),
        sa.Column("procedure", sa.String(40), nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("word", sa.Text),
    ],
    "invited_to_rate": [
        sa.Column("sender", sa.String(80), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("rated", sa.Boolean, nullable=False),
    ],
    "followers": [
        sa.Column("sender", sa.String(80), primary_key=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("address", sa.Text),
    ],
    "news": [
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("sender", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("about", sa.String(40), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("parcel", sa.Integer),
        sa.Column("last", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text),
    ],
    "queues": [
        sa.Column("conversation", sa.String(80), primary_key=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("due", sa.Float),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("holder", sa.String(40)),
        sa.Column("held_until", sa.Float, nullable=False),
        sa.Column("last_heard", sa.Float, nullable=False),
        sa.Column("unreachable", sa.String(80)),
    ],
    "inbox": [
        sa.Column("id", _SERIAL, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("conversation", sa.String(80), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("body", sa.Text),
    ],
    "outbox": [
        sa.Column("id", _SERIAL, primary_key=True),
        sa.Column("conversation", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("unknown", sa.Integer, nullable=False),
        sa.Column("why", sa.String(200)),
        sa.Column("body", sa.Text),
    ],
    "buttons": [
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("conversation", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    ],
    "zalo_oa_tokens": [
        sa.Column("account", sa.String(40), primary_key=True),
        sa.Column("access", sa.Text),
        sa.Column("refresh", sa.Text),
        sa.Column("expires", sa.Float, nullable=False),
        sa.Column("rotated", sa.Float),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("seed", sa.String(64)),
        sa.Column("dead", sa.Text),
        sa.Column("rotator", sa.String(40)),
        sa.Column("rotating_until", sa.Float, nullable=False),
    ],
}

INDEXES: dict[str, tuple[str, list[str]]] = {
    "ix_conversations_last_seen": ("conversations", ["last_seen"]),
    "ix_answers_at": ("answers", ["at"]),
    "feedback_sender": ("feedback", ["sender"]),
    "ix_visits_last": ("visits", ["last"]),
    "ix_notices_until": ("notices", ["until"]),
    "ix_ratings_day": ("ratings", ["day"]),
    "news_sender": ("news", ["sender", "state"]),
    "news_state": ("news", ["state"]),
    "ix_queues_due": ("queues", ["due"]),
    "ix_inbox_at": ("inbox", ["at"]),
    "inbox_waiting": ("inbox", ["conversation", "state", "id"]),
    "ix_outbox_at": ("outbox", ["at"]),
    "outbox_waiting": ("outbox", ["conversation", "state", "id"]),
    "ix_buttons_conversation": ("buttons", ["conversation"]),
    "ix_buttons_at": ("buttons", ["at"]),
}


def upgrade() -> None:
    """Make the tables that are missing."""
    for name, columns in TABLES.items():
        op.create_table(name, *columns, if_not_exists=True)
    for index, (table, names) in INDEXES.items():
        op.create_index(index, table, names, if_not_exists=True)


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)

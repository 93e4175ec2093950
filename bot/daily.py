"""Daily totals of turns, for the figures of the bot: nothing in them tells who asked.

Use of online services is sensitive personal data (Decree 356/2025, article 4), so that totals are
all that is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table

from bot.database import insert_or
from bot.tables import DAYS

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of one turn.

    Attributes:
        unit: The unit that the citizen turned to; empty: none.
        procedure: What it was about; empty: nothing.
    """

    channel: str
    outcome: str
    unit: str = ""
    procedure: str = ""


def day_of(now: float) -> date:
    """Return the day in Vietnam of ``now``, seconds since 1970."""
    return datetime.fromtimestamp(now, VIETNAM).date()


def count_turn(connection: Connection, turn: Counted, now: float) -> None:
    """Count one more turn."""
    row = {
        "day": day_of(now),
        "channel": turn.channel,
        "unit": turn.unit,
        "outcome": turn.outcome,
        "procedure": turn.procedure,
    }
    add_one(connection, DAYS, row, "turns")


def add_one(connection: Connection, table: Table, row: dict[str, object], total: str) -> None:
    """Add one to ``total`` in the row of ``table`` with the key ``row``; made if it is absent."""
    new = insert_or(connection, table).values(**row, **{total: 1})
    more = {total: table.c[total] + 1}
    connection.execute(new.on_conflict_do_update(index_elements=list(row), set_=more))

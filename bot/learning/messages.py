"""Messages to learn from, in the gateway's own database. Blocking.

Who said one stands there as a hash, only so that different senders can be counted: with the salt
of a period of four weeks, which is destroyed with the period's last message. A sender in two
periods has two hashes that nobody can join.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from bot.daily import day_of
from bot.database import insert_or, transaction
from bot.errors import SealBroken
from bot.learning.tables import TO_LEARN, TO_LEARN_SALTS
from bot.salted import marked, salt_of
from bot.sealing import Seal

PERIOD_DAYS = 28
MOST_OF_ONE = 30
"""Messages of one sender in a period: more would only be a flood."""
MOST_READ = 20_000
_FIRST = date(1970, 1, 5)  # a Monday


class Kind(StrEnum):
    """Why a message is worth learning from."""

    NOT_UNDERSTOOD = "not_understood"
    NOT_COVERED = "not_covered"
    RATED_LOW = "rated_low"
    REPORTED_WRONG = "reported_wrong"
    ASKED_OFFICER = "asked_officer"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message to learn from.

    Attributes:
        text: Masked; empty when only the answer is known that was reported as wrong.
        unit: Empty: none.
        procedure: What the answer was about; empty: nothing.
        facet: Likewise.
    """

    kind: Kind
    text: str
    unit: str = ""
    procedure: str = ""
    facet: str = ""


class Lessons:
    """The messages."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        self._engine = engine
        self._seal = seal

    def add(self, sender: str, lesson: Lesson, now: float) -> None:
        """Keep ``lesson``; the same words of the same sender once a period."""
        period = period_of(now)
        about = (lesson.kind, lesson.procedure, lesson.text)
        with transaction(self._engine) as connection:
            salt = salt_of(connection, TO_LEARN_SALTS, period)
            mark = marked(salt, sender)
            held = select(func.count()).select_from(TO_LEARN).where(TO_LEARN.c.mark == mark)
            if connection.execute(held).scalar_one() >= MOST_OF_ONE:
                return
            row: dict[str, Any] = {
                "key": marked(salt, "\x00".join((sender, *about))),
                "mark": mark,
            }
            row |= {"period": period, "day": day_of(now), "kind": lesson.kind.value}
            row |= {"unit": lesson.unit, "procedure": lesson.procedure, "facet": lesson.facet}
            new = insert_or(connection, TO_LEARN).values(**row, body=self._seal.shut(lesson.text))
            connection.execute(new.on_conflict_do_nothing())

    def read(self) -> list[dict[str, Any]]:
        """Return the newest messages, oldest first.

        ``who`` numbers the senders of a ``period`` in this answer; it means nothing elsewhere.
        What another key sealed is left out.
        """
        newest = select(TO_LEARN).order_by(TO_LEARN.c.id.desc()).limit(MOST_READ)
        with transaction(self._engine) as connection:
            rows = connection.execute(newest).all()[::-1]
        numbers: dict[bytes, int] = {}
        found = []
        for row in rows:
            try:
                text = self._seal.open(row.body)
            except SealBroken:
                continue
            who = numbers.setdefault(bytes(row.mark), len(numbers))
            told = {"id": row.id, "period": row.period, "who": who, "day": row.day.isoformat()}
            told |= {"kind": row.kind, "unit": row.unit, "procedure": row.procedure}
            found.append(told | {"facet": row.facet, "text": text})
        return found

    def settle(self, ids: Collection[int]) -> int:
        """Delete messages that officers have dealt with; returns how many there were."""
        with transaction(self._engine) as connection:
            gone = connection.execute(
                delete(TO_LEARN).where(TO_LEARN.c.id.in_(list(ids)))
            ).rowcount
            _destroy_salts(connection)
        return gone


def forget_lessons(connection: Connection, sender: str) -> None:
    """Delete every message of ``sender``."""
    salts = connection.execute(select(TO_LEARN_SALTS.c.salt)).scalars().all()
    marks = [marked(bytes(salt), sender) for salt in salts]
    connection.execute(delete(TO_LEARN).where(TO_LEARN.c.mark.in_(marks)))


def sweep_lessons(connection: Connection, now: float, *, retention_s: float) -> None:
    """Delete messages older than ``retention_s`` seconds, and salts that no message needs."""
    connection.execute(delete(TO_LEARN).where(TO_LEARN.c.day < day_of(now - retention_s)))
    _destroy_salts(connection, but=period_of(now))


def period_of(now: float) -> int:
    """Return the number of the four weeks that ``now`` lies in."""
    return (day_of(now) - _FIRST) // timedelta(days=PERIOD_DAYS)


def _destroy_salts(connection: Connection, but: int = -1) -> None:
    needed = select(TO_LEARN.c.period).distinct()
    over = TO_LEARN_SALTS.c.period.not_in(needed) & (TO_LEARN_SALTS.c.period != but)
    connection.execute(delete(TO_LEARN_SALTS).where(over))

"""How visits end: answered by the bot alone, handed to a person, or back within three days.

A visit is the turns of one sender with less than an hour between them. Who answers a visit
without a person, and does not see the citizen again within 72 hours, has probably helped; no
redirect link and no tracking tells more. The sender stands there as a hash with a salt that is
destroyed when the week ends: visits of its last days, which may still come back, then count as
not known.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.daily import Counted, add_one, day_of
from bot.salted import marked, salt_of
from bot.tables import VISIT_DAYS, VISIT_SALTS, VISITS

SAME_VISIT_S = 3600.0
BACK_S = 72 * 3600.0
ANSWERED = frozenset({"answered", "dossier_shown", "not_covered", "out_of_scope"})
"""Endings that give the citizen what the bot has: also an honest no with the next address."""


class End(StrEnum):
    """How a visit ended."""

    ALONE = "alone"  # answered, no person, not back within 72 hours
    BACK = "back"  # back within 72 hours
    PERSON = "person"  # handed over
    UNANSWERED = "unanswered"
    NOT_KNOWN = "not_known"  # its week was over before 72 hours were


def note_visit(connection: Connection, sender: str, turn: Counted, now: float) -> None:
    """Note a turn of ``sender``: one more of the present visit, or the first of a new one."""
    mark = _mark(connection, sender, now)
    row = connection.execute(select(VISITS).where(VISITS.c.mark == mark)).one_or_none()
    answered, handed = turn.outcome in ANSWERED, turn.outcome == "handed_over"
    if row is not None and now - row.last < SAME_VISIT_S:
        told = {"answered": row.answered or answered, "handed_over": row.handed_over or handed}
        connection.execute(update(VISITS).where(VISITS.c.mark == mark).values(last=now, **told))
        return
    if row is not None:
        _settle(connection, row, End.BACK if now - row.last < BACK_S else _end(row))
    new = {"day": day_of(now), "channel": turn.channel, "unit": turn.unit, "mark": mark}
    new |= {"last": now, "answered": answered, "handed_over": handed}
    connection.execute(insert(VISITS).values(**new))


def forget_visit(connection: Connection, sender: str, now: float) -> None:
    """Delete the visit of ``sender``; it is counted nowhere."""
    connection.execute(delete(VISITS).where(VISITS.c.mark == _mark(connection, sender, now)))


def settle_visits(connection: Connection, now: float) -> None:
    """Count the visits that are over by now, and those of past weeks, with their salts' end."""
    week = _week(now)
    past = connection.execute(select(VISITS).where(VISITS.c.last < now - BACK_S)).all()
    for row in past:
        _settle(connection, row, _end(row))
    if connection.execute(delete(VISIT_SALTS).where(VISIT_SALTS.c.week < week)).rowcount:
        for row in connection.execute(select(VISITS).where(VISITS.c.day < week)).all():
            _settle(connection, row, End.NOT_KNOWN)


def _settle(connection: Connection, row: Row[Any], end: End) -> None:
    key = {"day": row.day, "channel": row.channel, "unit": row.unit, "end": end.value}
    add_one(connection, VISIT_DAYS, key, "visits")
    connection.execute(delete(VISITS).where(VISITS.c.mark == row.mark))


def _end(row: Row[Any]) -> End:
    if row.handed_over:
        return End.PERSON
    return End.ALONE if row.answered else End.UNANSWERED


def _mark(connection: Connection, sender: str, now: float) -> bytes:
    """Return the hash of ``sender`` in the week of ``now``, with a salt made when it begins."""
    return marked(salt_of(connection, VISIT_SALTS, _week(now)), sender)


def _week(now: float) -> date:
    day = day_of(now)
    return day - timedelta(days=day.weekday())

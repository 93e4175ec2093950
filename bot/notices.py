"""Notices of officers, such as "the portal is down", that stand above related answers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, select

from bot.database import transaction
from bot.tables import NOTICES
from bot.wire import Answer, Message, Outcome


class About(StrEnum):
    """What a notice is about, and so above which answers it stands."""

    PORTAL = "portal"  # the portal, or a site with forms, is down
    PAYMENT = "payment"  # paying online does not work
    CENTRE = "centre"  # a service centre is closed
    ALL = "all"


_FACETS = {
    About.PORTAL: frozenset({"online", "steps", "forms", "payment", "overview"}),
    About.PAYMENT: frozenset({"payment", "fee"}),
    About.CENTRE: frozenset({"where", "time", "steps", "overview", "documents"}),
}
_OUTCOMES = {
    About.PORTAL: frozenset({Outcome.ASKED_DOSSIER_CODE, Outcome.DOSSIER_SHOWN}),
    About.PAYMENT: frozenset({Outcome.DOSSIER_SHOWN}),
    About.CENTRE: frozenset({Outcome.HANDED_OVER}),
}
_NEVER = frozenset({"emergency"})  # nothing stands above the numbers of a call for help
LONGEST = 300
"""Characters of a notice: it stands above an answer on a small screen."""
LEAD = "**Thông báo:** "


class Notice(NamedTuple):
    """A notice.

    Attributes:
        unit: Only those who turned to this unit read it; empty: everybody.
        since: When it was posted, in seconds since 1970.
        until: When it ends, in seconds since 1970.
    """

    id: int
    about: About
    unit: str
    text: str
    since: float
    until: float


class Notices:
    """Posts, lists and ends notices, for every process that shares the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, about: About, text: str, *, now: float, until: float, unit: str = "") -> int:
        """Post a notice and return its number."""
        row = {"about": about.value, "unit": unit, "text": text, "since": now, "until": until}
        with transaction(self._engine) as connection:
            made = connection.execute(insert(NOTICES).values(**row)).inserted_primary_key
        return int(made[0]) if made else 0

    def end(self, id_: int) -> bool:
        """End the notice with the number ``id_`` now; ``False`` when there is none."""
        with transaction(self._engine) as connection:
            found = connection.execute(delete(NOTICES).where(NOTICES.c.id == id_))
            return found.rowcount == 1

    def list(self, now: float) -> list[Notice]:
        """Return the notices that stand, oldest first."""
        with transaction(self._engine) as connection:
            return standing(connection, now)


def standing(connection: Connection, now: float) -> list[Notice]:
    """Return the notices that stand at ``now``, oldest first."""
    found = select(NOTICES).where(NOTICES.c.until > now).order_by(NOTICES.c.id)
    return [
        Notice(row.id, About(row.about), row.unit, row.text, row.since, row.until)
        for row in connection.execute(found)
    ]


def sweep_notices(connection: Connection, now: float) -> None:
    """Delete the notices that are over."""
    connection.execute(delete(NOTICES).where(NOTICES.c.until <= now))


def concerns(notice: Notice, answer: Answer, unit: str | None) -> bool:
    """Say whether ``notice`` stands above ``answer`` for one who turned to ``unit``."""
    if answer.intent in _NEVER or (notice.unit and notice.unit != unit):
        return False
    if answer.outcome in {Outcome.TOO_LONG, Outcome.RATE_LIMITED, Outcome.SMALLTALK}:
        return False
    if notice.about is About.ALL:
        return True
    return answer.facet in _FACETS[notice.about] or answer.outcome in _OUTCOMES[notice.about]


def under(answer: Answer, notices: Iterable[Notice], unit: str | None) -> Answer:
    """Return ``answer`` with the notices that concern it on top."""
    told = tuple(Message(text=LEAD + n.text) for n in notices if concerns(n, answer, unit))
    return answer.model_copy(update={"messages": (*told, *answer.messages)}) if told else answer

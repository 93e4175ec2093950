"""What is new about a dossier for somebody who was told of it before. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dossiers.calendar import WorkingDays
from dossiers.explain import WAITS_FOR_CITIZEN
from dossiers.states import MEANINGS, State

REMIND_AFTER = 2
"""Working days in state 5 or 6 after which the citizen is reminded."""
FINAL = (State.NOT_ACCEPTED, State.WITHDRAWN, State.STOPPED, State.RESULT_GIVEN)
"""States after which nothing more comes: the following ends with them."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a dossier stood when its follower was told of it last.

    Attributes:
        wanted: A hash of what the office asks for; ``None``: it asks for nothing, or nobody knows.
        since: The day on which this state was first seen.
    """

    state: State
    due: date | None
    wanted: str | None
    since: date


class Kind(StrEnum):
    """Why a follower is told."""

    CHANGED = "changed"
    WAITING = "waiting"
    DUE_SOON = "due_soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell.

    Attributes:
        event: Names it among all that may be told of one following: told once.
    """

    kind: Kind
    event: str


def is_changed(told: Told, now: Told) -> bool:
    """Say whether state, promised day or what is asked for differ."""
    return (told.state, told.due, told.wanted) != (now.state, now.due, now.wanted)


def reminders(told: Told, today: date, days: WorkingDays) -> list[News]:
    """Return what is to be said on ``today`` of a dossier that still stands as it was ``told``."""
    news = []
    waiting = told.state in WAITS_FOR_CITIZEN
    if waiting and days.between(told.since, today) >= REMIND_AFTER:
        news.append(News(Kind.WAITING, f"waiting:{told.state.value}:{told.since}"))
    if told.due is not None and MEANINGS[told.state].running:
        left = days.between(today, told.due)
        if today <= told.due and left <= 1:
            news.append(News(Kind.DUE_SOON, f"due:{told.due}"))
        if today > told.due and left < 0:
            news.append(News(Kind.LATE, f"late:{told.due}"))
    return news

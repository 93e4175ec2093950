"""What a unit's own rule promises to a dossier handed in now. Pure; the clock is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from knowledge_base.local.models import SameDayRule, UnitService

FARTHEST = 60
"""Days ahead in which the next day of a rule is looked for."""


class When(StrEnum):
    """How what is handed in now stands to the rule."""

    TODAY = "today"  # in time: on this very day
    NEXT = "next"  # after the cut-off: on the next working day, before a time
    LATER = "later"  # the rule holds on another day


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of a rule.

    Attributes:
        day: When the result comes (``TODAY``, ``NEXT``), or on which day the rule holds next
            (``LATER``).
    """

    rule: SameDayRule
    when: When
    day: date


def promise(
    unit: UnitService, code: str, now: datetime, is_working: Callable[[date], bool]
) -> Promise | None:
    """Return what ``unit`` promises to a full dossier of ``code`` handed in at ``now``.

    ``None`` when it promises nothing: a historic unit, a procedure that no rule covers, a rule
    that is not in force. What is handed in after the office has closed, or on a day off, is for
    the next day on which the rule holds.

    Args:
        unit: The unit that the citizen turned to.
        code: The procedure.
        now: Local time.
        is_working: Says whether offices work on a day.
    """
    rule = next((r for r in unit.same_day if code in r.procedures), None)
    if rule is None or not unit.promises:
        return None
    today = now.date()
    closes = unit.closes_on(today)
    open_now = closes is None or now.time() < closes
    if _is_day_of(rule, today, is_working) and open_now:
        if now.time() < rule.cut_off:
            return Promise(rule, When.TODAY, today)
        return Promise(rule, When.NEXT, _next(today, is_working))
    following = (today + timedelta(days=n) for n in range(1, FARTHEST))
    day = next((d for d in following if _is_day_of(rule, d, is_working)), None)
    return Promise(rule, When.LATER, day) if day else None


def _is_day_of(rule: SameDayRule, day: date, is_working: Callable[[date], bool]) -> bool:
    return day.weekday() == rule.weekday.number and rule.holds_on(day) and is_working(day)


def _next(day: date, is_working: Callable[[date], bool]) -> date:
    return next(d for d in (day + timedelta(days=n) for n in range(1, FARTHEST)) if is_working(d))

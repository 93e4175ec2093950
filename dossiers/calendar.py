"""Working days in Vietnam: from Monday to Friday, without holidays, with swapped days.

Holidays come from the ``holidays`` library; days that the Government swaps late come from
``swapped_days.yml``, where each has its source.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from dossiers.errors import BadSettings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OVERLAY = Path(__file__).with_name("swapped_days.yml")
LATE_FROM = time(15)
"""Received at 15:00 or later counts from the next working day, where that rule holds."""
_DAY = timedelta(days=1)
_FARTHEST = 3660  # days that are counted at most: a wrong year must not count for ever


@dataclass(frozen=True)
class WorkingDays:
    """Counts working days.

    Attributes:
        is_holiday: Says whether a day is a public holiday.
        off: Days off besides.
        working: Days worked though they are holidays or at a weekend.
    """

    is_holiday: Callable[[date], bool]
    off: Collection[date] = field(default_factory=frozenset)
    working: Collection[date] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        """Say whether offices work on ``day``."""
        if day in self.working:
            return True
        return day.weekday() < 5 and day not in self.off and not self.is_holiday(day)

    def after(self, day: date, count: int) -> date:
        """Return the ``count``-th working day after ``day``; ``day`` itself for 0."""
        while count > 0:
            day += _DAY
            count -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Return the working days after ``start`` up to ``end``; negative when it is past.

        From Wednesday to the Friday after are 2, from Friday back to Wednesday -2.
        """
        if end < start:
            return -self.between(end, start)
        span = min((end - start).days, _FARTHEST)
        return sum(self.is_working(start + offset * _DAY) for offset in range(1, span + 1))

    def due(self, received: datetime, working_days: int, *, late_rule: bool) -> date:
        """Return the day that ends ``working_days`` after ``received`` (local time).

        With ``late_rule``, what came at 15:00 or later, or on a day off, counts from the next
        working day.
        """
        first = received.date()
        late = late_rule and received.time() >= LATE_FROM
        if late or not self.is_working(first):
            first = self.after(first, 1)
        return self.after(first, working_days)


def vietnam(overlay: Path = OVERLAY) -> WorkingDays:
    """Return the working days of Vietnam.

    Raises:
        BadSettings: The overlay file is not of its form.
    """
    import holidays

    known = holidays.country_holidays("VN")
    off, working = read_overlay(overlay)

    def is_holiday(day: date) -> bool:
        return day in known

    # years are filled in as they are asked for, and with them the swapped Saturdays
    return WorkingDays(is_holiday, off, _Swapped(known, working))


class _Swapped(Collection[date]):
    """Days worked: those of the overlay, and those that the library knows."""

    def __init__(self, known: Any, listed: frozenset[date]) -> None:  # noqa: ANN401
        self._known = known
        self._listed = listed

    def __contains__(self, day: object) -> bool:
        if day in self._listed:
            return True
        if not isinstance(day, date) or day.weekday() < 5:
            return False
        self._known.get(day)  # fills in its year
        return day in self._known.weekend_workdays

    def __iter__(self) -> Any:  # noqa: ANN401
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def read_overlay(path: Path) -> tuple[frozenset[date], frozenset[date]]:
    """Return (days off, days worked) of the file at ``path``.

    Raises:
        BadSettings: It cannot be read, or an entry lacks its day or its source.
    """
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["days"] or []
        days = {True: set(), False: set()}  # type: dict[bool, set[date]]
        for row in rows:
            if not (isinstance(row["day"], date) and row["source"]):
                raise ValueError(f"{row}: a day and its source are wanted")
            days[bool(row["working"])].add(row["day"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise BadSettings(f"{path}: {error!r}. Each entry needs day, working, source.") from error
    return frozenset(days[False]), frozenset(days[True])

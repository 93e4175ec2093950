"""When officers of a unit answer, and by when they promise to. Pure; the clock is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, model_validator

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FARTHEST = 60
"""Days ahead in which an opening is looked for."""


class Weekday(StrEnum):
    """Days of the week, Monday first, as Python counts them."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


_NUMBERS = {day: number for number, day in enumerate(Weekday)}


class Span(BaseModel):
    """One stretch of the day in which officers answer, in local time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: tuple[Weekday, ...] = Field(min_length=1)
    opens: time
    closes: time

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.closes <= self.opens:
            raise ValueError("closes before it opens")
        return self


class Inbox(BaseModel):
    """A unit's inbox: officers of the unit take conversations over.

    Attributes:
        hours: When they answer.
        closed: Days off, such as holidays.
        answer_within_min: Minutes of open time within which an answer is promised.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    hours: tuple[Span, ...] = Field(min_length=1)
    closed: frozenset[date] = frozenset()
    answer_within_min: int = Field(default=60, ge=1, le=2400)

    def is_open(self, now: float) -> bool:
        """Say whether officers answer at ``now``, seconds since 1970."""
        here = _local(now)
        return any(opens <= here < closes for opens, closes in self._spans(here.date()))

    def due(self, now: float) -> float:
        """Return by when a question asked at ``now`` is promised an answer.

        Only open time counts; so what is asked in the evening is due in the morning.
        """
        left, here = timedelta(minutes=self.answer_within_min), _local(now)
        for offset in range(FARTHEST + 1):
            for opens, closes in self._spans(here.date() + timedelta(offset)):
                begins = max(opens, here)
                if begins >= closes:
                    continue
                if closes - begins >= left:
                    return (begins + left).timestamp()
                left -= closes - begins
        return (here + timedelta(FARTHEST)).timestamp()

    def _spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of ``day``, in order."""
        if day in self.closed:
            return
        weekday = day.weekday()
        todays = [s for s in self.hours if weekday in {_NUMBERS[d] for d in s.days}]
        for span in sorted(todays, key=lambda s: s.opens):
            opens, closes = (
                datetime.combine(day, at, VIETNAM) for at in (span.opens, span.closes)
            )
            yield opens, closes


_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def say_time(at: float, now: float) -> str:
    """Say ``at`` as people do: ``10 giờ 30 hôm nay``, ``8 giờ thứ Hai 30/11``."""
    then, here = _local(at), _local(now)
    clock = f"{then.hour} giờ" + (f" {then.minute:02d}" if then.minute else "")
    days = (then.date() - here.date()).days
    if days in (0, 1):
        return f"{clock} {'ngày mai' if days else 'hôm nay'}"
    return f"{clock} {_DAYS[then.weekday()]} {then.day}/{then.month}"


def _local(now: float) -> datetime:
    return datetime.fromtimestamp(now, VIETNAM)

"""A unit's own service as data: when it is open, how it is reached, what it promises."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from pydantic import Field, model_validator

from knowledge_base.procedure import Model


class Status(StrEnum):
    """Whether a unit's file may promise anything."""

    IN_FORCE = "in_force"
    SAMPLE = "sample"  # for trying out; promises to nobody but those who turned to this very unit
    HISTORIC = "historic"  # told as history; promises nothing to anybody


class Weekday(StrEnum):
    """Days of the week, Monday first, as Python counts them."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """Return 0 for Monday to 6 for Sunday."""
        return list(Weekday).index(self)


class Hours(Model):
    """One stretch of the day in which dossiers are received, in local time."""

    days: tuple[Weekday, ...] = Field(min_length=1)
    opens: time
    closes: time

    @model_validator(mode="after")
    def _in_order(self) -> Hours:
        if self.closes <= self.opens:
            raise ValueError("closes before it opens")
        return self


class SameDayRule(Model):
    """A promise of the result on the day itself, such as "Ngày thứ sáu không chờ".

    Attributes:
        weekday: On which the rule holds.
        procedures: Codes that it covers.
        cut_off: What is received at this time or later is promised for the next working day.
        late_by: Before which time of that next working day.
        condition: What a dossier must be.
        basis: The text that sets it.
    """

    name: str = Field(min_length=3)
    weekday: Weekday
    procedures: tuple[str, ...] = Field(min_length=1)
    cut_off: time
    late_by: time
    condition: str
    basis: str
    valid_from: date
    valid_until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> SameDayRule:
        if self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("ends before it begins")
        return self

    def holds_on(self, day: date) -> bool:
        """Say whether the rule is in force on ``day``."""
        return self.valid_from <= day and not (self.valid_until and self.valid_until < day)


class UnitService(Model):
    """What one unit offers on its own.

    Attributes:
        id: The same as in the gateway's file of units.
        booking: How a number is booked; ``None`` not known.
        postal: Whether and how results are sent by post.
        history: What a historic unit did, in one or two sentences.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)
    name: str = Field(min_length=3)
    status: Status
    address: str | None = None
    hours: tuple[Hours, ...] = ()
    hotline: str | None = None
    booking: str | None = None
    postal: str | None = None
    same_day: tuple[SameDayRule, ...] = ()
    history: str | None = None
    source: str = Field(min_length=5)
    as_of: date
    review_by: date

    @property
    def promises(self) -> bool:
        """Whether anything in the file holds today for those who turned to this unit."""
        return self.status is not Status.HISTORIC

    def closes_on(self, day: date) -> time | None:
        """Return the last closing time of ``day``; ``None`` when it is unknown, or shut."""
        closing = [h.closes for h in self.hours if day.weekday() in {d.number for d in h.days}]
        return max(closing, default=None)

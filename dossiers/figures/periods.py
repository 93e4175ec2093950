"""Periods of whole months, as reports have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last month, both counted; each is its first day."""

    first: date
    last: date

    def months(self) -> Iterator[date]:
        """Yield the first day of each month."""
        month = self.first
        while month <= self.last:
            yield month
            month = next_month(month)

    @property
    def ends_before(self) -> date:
        """The day after the last."""
        return next_month(self.last)

    def __str__(self) -> str:
        first, last = (f"{day.month}/{day.year}" for day in (self.first, self.last))
        return f"tháng {first}" if first == last else f"từ tháng {first} đến tháng {last}"


def month_of(day: date) -> Period:
    """Return the month of ``day``."""
    first = day.replace(day=1)
    return Period(first, first)


def quarter_of(day: date) -> Period:
    """Return the quarter of ``day``."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return Period(first, date(first.year, first.month + 2, 1))


def year_of(day: date) -> Period:
    """Return the calendar year of ``day``."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 1))


def before(period: Period) -> Period:
    """Return the period of as many months right before."""
    count = sum(1 for _ in period.months())
    return Period(_shift(period.first, -count), _shift(period.first, -1))


def last_months(day: date, count: int) -> Period:
    """Return the ``count`` months that end with that of ``day``."""
    return Period(_shift(day.replace(day=1), 1 - count), day.replace(day=1))


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return _shift(month, 1)


def _shift(month: date, by: int) -> date:
    years, rest = divmod(month.month - 1 + by, 12)
    return date(month.year + years, rest + 1, 1)

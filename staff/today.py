"""The day in Vietnam."""

from __future__ import annotations

from datetime import date, datetime

from dossiers.calendar import VIETNAM


def today_at(now: float) -> date:
    """Return the day in Vietnam of ``now``, seconds since 1970."""
    return datetime.fromtimestamp(now, VIETNAM).date()

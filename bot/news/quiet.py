"""The hours in which nobody is pushed anything: from 21:00 to 7:00 in Vietnam. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
BEGINS, ENDS = 21, 7


def is_quiet(now: float) -> bool:
    """Say whether ``now`` (seconds since 1970) is in the quiet hours."""
    hour = datetime.fromtimestamp(now, UTC).astimezone(VIETNAM).hour
    return hour >= BEGINS or hour < ENDS


def quiet_begins(now: float) -> float:
    """Return when the quiet hours of the day of ``now`` begin."""
    here = datetime.fromtimestamp(now, UTC).astimezone(VIETNAM)
    return here.replace(hour=BEGINS, minute=0, second=0, microsecond=0).timestamp()

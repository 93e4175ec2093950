"""What each error code of the Official Account interface asks for. Pure.

Zalo answers errors with HTTP 200; only the code tells.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, auto

from bot.errors import NotSent, OutOfService, Refused, TryLater, Unreachable

VIETNAM = timezone(timedelta(hours=7))
CALLS_PAUSE_S = 30.0
QUOTA_PAUSE_S = 600.0


class Mend(Enum):
    """What the sender itself does about a code before giving up."""

    NEW_TOKEN = auto()  # rotate the token once, send once more
    AS_TEXT = auto()  # without buttons, if there are any
    SHORTER = auto()  # in smaller pieces
    ONCE_MORE = auto()


MENDS = {
    -216: Mend.NEW_TOKEN,
    -220: Mend.NEW_TOKEN,
    -124: Mend.NEW_TOKEN,
    -201: Mend.AS_TEXT,
    -233: Mend.AS_TEXT,
    -210: Mend.SHORTER,
    -200: Mend.ONCE_MORE,
}

TOO_MANY_CALLS = -32
_Failure = Callable[[str], NotSent]
FAILURES: dict[int, _Failure] = {
    TOO_MANY_CALLS: lambda reason: TryLater(reason, after_s=CALLS_PAUSE_S),
    -211: lambda reason: TryLater(reason, after_s=QUOTA_PAUSE_S),
    -218: lambda reason: TryLater(reason, after_s=QUOTA_PAUSE_S),
    -100: Refused,
    -200: Refused,
    -201: Refused,
    -210: Refused,
    -233: Refused,
    -248: Refused,
    -124: OutOfService,
    -204: OutOfService,
    -205: OutOfService,
    -209: OutOfService,
    -212: OutOfService,
    -216: OutOfService,
    -219: OutOfService,
    -220: OutOfService,
    -221: OutOfService,
    -223: OutOfService,
    -224: OutOfService,
    -240: OutOfService,
    -242: OutOfService,
    -320: OutOfService,
    -321: OutOfService,
    -213: Unreachable,
    -217: Unreachable,
    -227: Unreachable,
    -230: Unreachable,
    -232: Unreachable,
    -244: Unreachable,
}
NIGHT = -234


def failure(code: int, message: str, now: float) -> NotSent:
    """Return what to raise for ``code``, which came at ``now`` (seconds since 1970)."""
    reason = f"Zalo says {code}: {message[:100]}"
    if code == NIGHT:
        return TryLater(reason, after_s=until_morning_s(now), rescheduled=True)
    return FAILURES.get(code, Refused)(reason)


def until_morning_s(now: float) -> float:
    """Return the seconds until it is 6 o'clock in Vietnam."""
    here = datetime.fromtimestamp(now, UTC).astimezone(VIETNAM)
    morning = here.replace(hour=6, minute=0, second=0, microsecond=0)
    if morning <= here:
        morning += timedelta(days=1)
    return (morning - here).total_seconds()

"""When an Official Account may write to a citizen, counted from their last message. Pure."""

from __future__ import annotations

from bot.errors import Unreachable

FREE_S = 48 * 3600.0
OPEN_S = 7 * 24 * 3600.0


def refuse_outside(last_heard: float, now: float, *, billed: bool) -> None:
    """Raise `Unreachable` unless a message may be sent now.

    Within 48 hours it is free; until the seventh day Zalo bills it, which ``billed`` allows;
    then the citizen must write first.
    """
    silent_s = now - last_heard
    if silent_s > OPEN_S:
        raise Unreachable("the citizen last wrote more than 7 days ago")
    if silent_s > FREE_S and not billed:
        raise Unreachable("the citizen last wrote more than 48 hours ago, and nothing is billed")

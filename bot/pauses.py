"""Remembers for how long a platform is not to be asked: one failure speaks for all who wait."""

from __future__ import annotations

from collections.abc import Callable

from bot.errors import NotSent, OutOfService, TryLater

OUT_OF_SERVICE_S = 60.0
"""Seconds after which a platform that takes nothing from us is asked again, once."""


PROBE_S = 10.0
"""Seconds for which the first who asks after a pause asks alone."""


class Pauses:
    """Pauses by whom they concern: an account, an application, the whole bot."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[str, tuple[float, str]] = {}

    def check(self, *keys: str) -> None:
        """Raise `TryLater` while one of ``keys`` pauses; nothing is asked of the platform then.

        When a pause is over, one may ask; the others wait until `over` or `note` tells how it was.
        """
        now = self._clock()
        paused = [key for key in keys if key in self._until]
        for key in paused:
            until, why = self._until[key]
            if until > now:
                raise TryLater(f"{why} (not asked again yet)", after_s=until - now)
        for key in paused:
            self._until[key] = (now + PROBE_S, self._until[key][1])

    def note(self, error: NotSent, key: str) -> None:
        """Have ``key`` pause as ``error`` asks: when nothing is taken, and when told to wait."""
        match error:
            case OutOfService():
                for_s = OUT_OF_SERVICE_S
            case TryLater(after_s=float(wait_s)):
                for_s = wait_s
            case _:
                self.over(key)
                return
        self._until[key] = (self._clock() + for_s, str(error))

    def over(self, *keys: str) -> None:
        """Have ``keys`` pause no more: the platform takes something again."""
        for key in keys:
            self._until.pop(key, None)

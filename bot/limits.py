"""How much one sender may ask, and how much all may ask at once."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from bot.settings import BotSettings

HOUR_S = 3600.0


class RateLimit:
    """Counts messages of each sender, by the leaky bucket of two sizes.

    Keeps two numbers a sender, of the senders seen last; forgets the others.
    """

    def __init__(
        self,
        *,
        burst: int,
        per_hour: int,
        clock: Callable[[], float],
        refill_s: float = 1.0,
        remembered: int = 20_000,
    ) -> None:
        """Allow ``burst`` messages at once, one more each ``refill_s``, ``per_hour`` in all.

        Args:
            burst: Messages that may come at once.
            per_hour: Messages that may come in an hour.
            clock: Seconds, never going back.
            refill_s: Seconds after which one more message may come after a burst.
            remembered: Senders whose counts are kept.
        """
        self._buckets = ((burst, refill_s), (per_hour, HOUR_S / per_hour))
        self._clock = clock
        self._full_until: OrderedDict[str, tuple[float, ...]] = OrderedDict()
        self._remembered = remembered

    def admits(self, sender: str) -> bool:
        """Count one message of ``sender``; ``False``, uncounted, when it is one too many."""
        now = self._clock()
        before = self._full_until.pop(sender, (now, now))
        after = tuple(
            max(level, now) + step for level, (_, step) in zip(before, self._buckets, strict=True)
        )
        fits = all(
            level - now <= size * step + 1e-9
            for level, (size, step) in zip(after, self._buckets, strict=True)
        )
        self._full_until[sender] = after if fits else before
        if len(self._full_until) > self._remembered:
            self._full_until.popitem(last=False)
        return fits


def sender_limit(settings: BotSettings) -> RateLimit:
    """Return the limit of what one sender may ask."""
    return RateLimit(
        burst=settings.rate_burst, per_hour=settings.rate_per_hour, clock=time.monotonic
    )

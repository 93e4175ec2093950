"""Sends one part of an answer, by the written rules of what is tried again.

A platform has no key by which it would know a message that comes twice. The rule: a part whose
outcome is unknown is sent once more, because silence is worse than hearing a thing twice; when
that is unknown too, no more. Both are counted.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.delivery.channel import Messenger
from bot.delivery.letters import Parcel
from bot.delivery.post import Post
from bot.errors import NotSent, OutcomeUnknown, OutOfService, TryLater, Unreachable
from bot.pauses import OUT_OF_SERVICE_S

_log = logging.getLogger(__name__)

MOST_UNKNOWN = 1  # tries of unknown outcome after which a part is sent once more
LATE_S = 1800.0  # an answer that is sent half an hour later helps nobody
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 120.0


@dataclass(frozen=True)
class Courier:
    """Sends parcels and writes down how that went.

    Attributes:
        clock: Seconds since 1970.
        chance: A number from 0 to 1, for pauses that differ.
    """

    post: Post
    clock: Callable[[], float]
    chance: Callable[[], float] = random.random

    async def deliver(self, parcel: Parcel, channel: Messenger) -> float | None:
        """Send ``parcel``; return ``None`` when it is over, else when to try again.

        Raises:
            LeaseLost: Another process has the conversation now.
        """
        now = self.clock()
        if parcel.unreachable is not None:  # the platform is not asked again what it has told us
            await asyncio.to_thread(self.post.end_all, parcel, parcel.unreachable, now)
            return None
        unknown = parcel.unknown + parcel.under_way
        if unknown > MOST_UNKNOWN:
            await self._end(parcel, "unknown", "two tries of unknown outcome")
            return None
        if now - parcel.at > LATE_S or (parcel.until is not None and now > parcel.until):
            await self._end(parcel, "late", "not sent in time")
            return None
        await asyncio.to_thread(self.post.set_out, parcel, now, unknown=unknown)
        try:
            await channel.send(parcel.address, parcel.part, last_heard=parcel.last_heard)
        except NotSent as error:
            return await self._not_sent(parcel, error, unknown)
        await self._end(parcel, "sent", None)
        return None

    async def _not_sent(self, parcel: Parcel, error: NotSent, unknown: int) -> float | None:
        _log.warning("Part %d on %s: %s", parcel.id, parcel.channel, error)
        match error:
            case Unreachable():
                reason = str(error)
                await asyncio.to_thread(self.post.end_all, parcel, reason, self.clock())
                return None
            case OutcomeUnknown() if unknown < MOST_UNKNOWN:
                return await self._again(parcel, error, unknown + 1, 0.0)
            case TryLater(rescheduled=True, after_s=float(wait_s)):
                parcel = replace(parcel, at=self.clock() + wait_s)
                return await self._again(parcel, error, unknown, wait_s)
            case TryLater():
                return await self._again(parcel, error, unknown, error.after_s or 0.0)
            case OutOfService():
                _log.error("Somebody must see to %s: %s", parcel.channel, error)
                return await self._again(parcel, error, unknown, OUT_OF_SERVICE_S)
        state = "unknown" if isinstance(error, OutcomeUnknown) else "refused"
        await self._end(parcel, state, str(error))
        return None

    async def _again(
        self, parcel: Parcel, error: NotSent, unknown: int, at_least_s: float
    ) -> float:
        """Note that ``parcel`` is tried again; what the platform asks for comes before our pause.

        So those who were told to wait for the same moment do not all come at it.
        """
        now = self.clock()
        await asyncio.to_thread(self.post.put_back, parcel, str(error), now, unknown=unknown)
        return now + at_least_s + pause_s(parcel.tries, self.chance())

    async def _end(self, parcel: Parcel, state: str, why: str | None) -> None:
        if state not in ("sent", "late"):
            _log.error("Part %d on %s ended as %s: %s", parcel.id, parcel.channel, state, why)
        await asyncio.to_thread(self.post.end, parcel, state, self.clock(), why)


def pause_s(tries: int, chance: float) -> float:
    """Return the seconds to wait after ``tries`` failures: doubling, and 50 to 100 % of that."""
    longest = min(FIRST_PAUSE_S * 2.0 ** min(tries, 20), LONGEST_PAUSE_S)
    return longest * (0.5 + 0.5 * chance)

"""Tells those who look on that an inbox has changed: server-sent events, without anybody's words.

One look at the database a second serves all who look on in this process; what other processes
wrote is seen too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

from bot.errors import StoreUnavailable

_log = logging.getLogger(__name__)
LOOK_S = 1.0
ALIVE_S = 15.0  # proxies end what says nothing for long
LONGEST_S = 600.0  # then the page connects again, and whoever looks on is checked again

Marks = Mapping[str, int]


@dataclass
class Watcher:
    """Gives the events of each who looks on.

    Attributes:
        marks: How often each unit's inbox has changed. Blocking.
    """

    marks: Callable[[], Marks]
    look_s: float = LOOK_S
    longest_s: float = LONGEST_S
    _seen: Marks = field(default_factory=dict)
    _seen_at: float = float("-inf")
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def events(self, unit: str | None) -> AsyncIterator[str]:
        """Yield ``event: inbox`` at once and at each change in ``unit``, or in any."""
        clock = asyncio.get_running_loop().time
        ends, spoke, before = clock() + self.longest_s, clock(), None
        while clock() < ends:
            now = await self._mark(unit)
            if now != before:
                before, spoke = now, clock()
                yield "event: inbox\ndata: changed\n\n"
            elif clock() - spoke > ALIVE_S:
                spoke = clock()
                yield ": alive\n\n"
            await asyncio.sleep(self.look_s)

    async def _mark(self, unit: str | None) -> int:
        seen = await self._look()
        return sum(seen.values()) if unit is None else seen.get(unit, 0)

    async def _look(self) -> Marks:
        """Return the marks, not older than the time between two looks."""
        clock = asyncio.get_running_loop().time
        async with self._looking:
            if clock() - self._seen_at >= self.look_s * 0.9:
                try:
                    self._seen = await asyncio.to_thread(self.marks)
                except StoreUnavailable:
                    _log.exception("The inboxes cannot be looked at; tried again.")
                self._seen_at = clock()
        return self._seen

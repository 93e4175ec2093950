"""Takes messages in: limits each sender, and writes many down in one go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bot.delivery.letters import Arrival
from bot.delivery.post import Post
from bot.errors import StoreUnavailable
from bot.limits import RateLimit
from bot.wire import Kind

_log = logging.getLogger(__name__)


class Intake:
    """Has arrivals written down; those of one who floods are dropped, not put in line.

    One who writes too fast is told so, once a minute. The rest of what they send is not written
    down, so that it costs others nothing.
    """

    def __init__(
        self,
        post: Post,
        *,
        each: RateLimit,
        all_: RateLimit,
        told: RateLimit,
        clock: Callable[[], float],
        called: Callable[[], None],
    ) -> None:
        """Use three limits, and call ``called`` when something was written down.

        Args:
            post: Where it is written.
            each: Of one sender.
            all_: Of all senders together.
            told: How often one is told that it was too much.
            clock: Seconds since 1970.
            called: Wakes the worker.
        """
        self._post = post
        self._each, self._all, self._told = each, all_, told
        self._clock = clock
        self._called = called
        self._waiting: list[tuple[Sequence[Arrival], asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        # a thread of its own: whoever waits to be acknowledged waits behind no answer
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self.dropped = 0

    def close(self) -> None:
        """Let go of the thread."""
        self._writer.shutdown()

    async def accept(self, arrivals: Sequence[Arrival]) -> None:
        """Return when ``arrivals`` are written down, or dropped because they are too many.

        Raises:
            StoreUnavailable: They are not written down; the platform must send them again.
        """
        admitted = [arrival for each in arrivals if (arrival := self._admitted(each)) is not None]
        if not admitted:
            return
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((admitted, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await written

    def _admitted(self, arrival: Arrival) -> Arrival | None:
        sender = self._post.conversation(arrival)
        if not self._each.admits(sender):
            kind = Kind.TOO_FAST
        elif not self._all.admits("all"):
            kind = Kind.TOO_MANY
        else:
            return arrival
        self.dropped += 1
        if not self._told.admits(sender):
            return None
        _log.warning("Too much: a message on %s is not taken.", arrival.incoming.channel)
        return replace(arrival, incoming=replace(arrival.incoming, text=None, kind=kind))

    async def _write(self) -> None:
        """Write down all that waits, and what comes meanwhile, in one transaction each time."""
        while self._waiting:
            batch, self._waiting = self._waiting, []
            arrivals = [arrival for some, _ in batch for arrival in some]
            try:
                loop, now = asyncio.get_running_loop(), self._clock()
                await loop.run_in_executor(self._writer, self._post.accept, arrivals, now)
            except StoreUnavailable as error:
                _end(batch, error)
            except Exception as error:  # whoever waits must hear of it, whatever it is
                _log.exception("Messages could not be written down.")
                _end(batch, StoreUnavailable(str(error)))
            else:
                self._called()
                _end(batch, None)


def _end(
    batch: Sequence[tuple[Sequence[Arrival], asyncio.Future[None]]], error: Exception | None
) -> None:
    for _, written in batch:
        if written.done():
            continue
        if error is None:
            written.set_result(None)
        else:
            written.set_exception(error)

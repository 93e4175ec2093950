"""Waits for an answer only so long, and lets a late one finish unheard.

A request to Rasa that is cut off is worse than a late one: Rasa would drop the turn half done, and
write the citizen's text into its error log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from typing import Any, TypeVar

T = TypeVar("T")


class Patience:
    """Runs work that may outlast the one who waits for it."""

    def __init__(self) -> None:
        self._late: set[asyncio.Task[None]] = set()

    async def wait(
        self, work: Coroutine[Any, Any, T], *, deadline: float, held: AsyncExitStack
    ) -> T:
        """Return the result of ``work``, unless it comes after ``deadline``.

        Args:
            work: Goes on after the deadline; its result and failure are then dropped.
            deadline: In the event loop's time.
            held: What ``work`` needs held, such as its conversation's turn; when it is late,
                taken over and let go when it ends.

        Raises:
            TimeoutError: The result is late.
        """
        task = asyncio.ensure_future(work)
        try:
            async with asyncio.timeout_at(deadline):
                return await asyncio.shield(task)
        except TimeoutError:
            finishing = asyncio.create_task(_finish(task, held.pop_all()))
            self._late.add(finishing)
            finishing.add_done_callback(self._late.discard)
            raise
        except asyncio.CancelledError:
            task.cancel()
            raise

    async def close(self) -> None:
        """Stop whatever is still late."""
        for finishing in list(self._late):
            finishing.cancel()
            with suppress(asyncio.CancelledError):
                await finishing


async def _finish(task: asyncio.Future[Any], held: AsyncExitStack) -> None:
    async with held:
        await asyncio.wait({task})
        if not task.cancelled():
            task.exception()  # seen, so that asyncio does not report it as forgotten

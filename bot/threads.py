"""Blocking work in threads: waited for only so long, or to its end even when cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from bot.errors import StoreUnavailable

P = ParamSpec("P")
T = TypeVar("T")

STEP_S = 1.2
"""Seconds for one step in the database; in health it takes a hundredth of one."""


async def in_time(
    within_s: float, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs
) -> T:
    """Return what ``work`` returns, done in a thread; after ``within_s`` it goes on unheard.

    Raises:
        StoreUnavailable: It has not ended in time, or says so itself.
    """
    try:
        async with asyncio.timeout(within_s):
            return await asyncio.to_thread(work, *arguments, **named)
    except TimeoutError as error:
        raise StoreUnavailable(f"The database has not answered in {within_s:.1f} s.") from error


async def to_its_end(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Return what ``work`` returns; when cancelled, wait until its thread is done, then stop.

    A thread cannot be stopped: without waiting it would go on with a database that is closed.
    """
    return await undisturbed(asyncio.to_thread(work, *arguments, **named))


async def undisturbed(work: Coroutine[Any, Any, T]) -> T:
    """Return what ``work`` returns; when cancelled, wait until it is done, then stop."""
    running = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        if not running.cancelled():
            running.exception()  # nobody is left whom it concerns
        raise

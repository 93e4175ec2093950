"""Holds the lease of a conversation while it is worked on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from bot.delivery.leases import Leases
from bot.errors import LeaseLost, StoreUnavailable
from bot.threads import to_its_end

_log = logging.getLogger(__name__)


@asynccontextmanager
async def keeping(
    leases: Leases, conversation: str, clock: Callable[[], float]
) -> AsyncIterator[None]:
    """Hold ``conversation`` as long as the work inside takes.

    Raises:
        LeaseLost: Another process has it; the work inside was stopped.
    """
    worker = asyncio.current_task()
    keeper = asyncio.create_task(_keep(leases, conversation, clock))
    if worker is not None:
        keeper.add_done_callback(lambda task: None if task.cancelled() else worker.cancel())
    try:
        yield
    except asyncio.CancelledError:
        if keeper.done() and worker is not None:
            worker.uncancel()
            raise LeaseLost(f"Another process works on {conversation}.") from None
        raise
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper


async def _keep(leases: Leases, conversation: str, clock: Callable[[], float]) -> None:
    """Renew the lease again and again; return when it is lost."""
    while True:
        await asyncio.sleep(leases.lease_s / 3)
        try:
            await to_its_end(leases.keep, conversation, clock())
        except LeaseLost:
            return
        except StoreUnavailable:
            _log.exception("A lease could not be kept; tried again.")

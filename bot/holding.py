"""Holds a conversation for one turn, against the other processes that share the database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from bot.delivery.leases import Leases
from bot.errors import StoreUnavailable
from bot.threads import STEP_S, in_time
from bot.turn import Turn

_log = logging.getLogger(__name__)
LOOK_S = 0.05  # between looks whether another process is done with a conversation
LET_GO_S = 0.15  # the answer waits so long for it; what is not let go runs out


async def hold(turn: Turn, leases: Leases, clock: Callable[[], float], for_s: float) -> None:
    """Wait until no other process has a turn of this conversation, and hold it meanwhile.

    It is let go with ``turn.held``, at the latest after ``for_s`` seconds. Without the database
    the turn goes on unheld: a late answer is worse for the citizen than two at once.
    """
    take, channel = leases.take_for_turn, turn.incoming.channel
    try:
        while not await in_time(STEP_S, take, turn.sender, channel, clock(), for_s):
            await asyncio.sleep(LOOK_S)
    except StoreUnavailable:
        _log.exception("Turn %s goes on without a lease.", turn.id)
        return
    turn.held.push_async_callback(_let_go, leases, turn.sender)


async def _let_go(leases: Leases, conversation: str) -> None:
    with suppress(StoreUnavailable):
        await in_time(LET_GO_S, leases.let_go, conversation)

"""Calm senders and one who floods, and how long the calm ones wait."""

from __future__ import annotations

import asyncio
import itertools
import time
from pathlib import Path

from bot.app import create_app
from bot.settings import BotSettings
from tests.bot.conftest import _Client
from tests.bot.delivery.fakes import FakeMessenger, arrival
from tests.bot.fakes import FakeDialogue

CALM = 50
SLICE_S = 1.0
FLOOD_PER_S = 200
RASA_S = 0.02
SCHEDULE = Path("/proc/thread-self/schedstat")


def own_time() -> float:
    """Return seconds that stand still while this thread waits for other programs to let it run.

    So the event loop's own work is measured, not what else the machine does.
    """
    held_up_ns = int(SCHEDULE.read_text().split()[1]) if SCHEDULE.exists() else 0
    return time.perf_counter() - held_up_ns / 1e9


class Senders:
    """A gateway, and those who write to it.

    Attributes:
        waits: Seconds from acceptance to arrival, of each message of a calm sender.
    """

    def __init__(self, settings: BotSettings) -> None:
        dialogue, messenger = FakeDialogue(), FakeMessenger()
        dialogue.delay_s = RASA_S
        messenger.form = messenger.form.__class__(limit=2000, most_buttons=2, title_limit=20)
        messenger.on_send = self._arrived
        app = create_app(settings, dialogue=dialogue, messengers=[messenger])
        self.client = _Client(app)
        self.waits: list[float] = []
        self._accept = app.state.office.intake.accept
        self._began: dict[str, float] = {}
        self._number = itertools.count()
        self._messages = 0

    async def slice(self, *, flooded: bool) -> None:
        """Have every calm sender write once within a second, and wait for all answers."""
        slice_ = next(self._number)
        flooding = asyncio.create_task(self._flood(slice_) if flooded else asyncio.sleep(0))
        try:
            await asyncio.gather(*(self._calm(slice_, number) for number in range(CALM)))
            async with asyncio.timeout(30):
                while len(self.waits) < self._messages:
                    await asyncio.sleep(0.01)
        finally:
            flooding.cancel()
            await asyncio.gather(flooding, return_exceptions=True)

    async def _calm(self, slice_: int, number: int) -> None:
        await asyncio.sleep(SLICE_S * number / CALM)
        name = f"{slice_} {number}"
        self._messages += 1
        self._began[name] = own_time()
        await self._accept([arrival(name, sender=f"calm {number}")])

    async def _flood(self, slice_: int) -> None:
        for number in itertools.count():
            await self._accept([arrival(f"flood {number}", sender=f"flood {slice_}")])
            await asyncio.sleep(1 / FLOOD_PER_S)

    async def _arrived(self, part) -> None:
        began = self._began.pop(part.text.removeprefix("nghe: "), None)
        if began is not None:
            self.waits.append(own_time() - began)

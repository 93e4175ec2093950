"""A strict stand-in for a channel of a messaging platform."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from bot.delivery.letters import Address, Arrival
from bot.parts import Form, Part
from bot.wire import Incoming


class FakeMessenger:
    """Keeps what it sends; refuses what its form forbids.

    Attributes:
        sent: (to, text) of each part that arrived.
        parts: Those parts.
        failures: Raised one after the other before anything is sent again.
        on_send: Called before a part is taken, when set.
    """

    name = "fake"

    def __init__(self, form: Form | None = None) -> None:
        self.form = form or Form(limit=200, most_buttons=2, title_limit=20, by_number=True)
        self.sent: list[tuple[str, str]] = []
        self.parts: list[Part] = []
        self.failures: list[Exception] = []
        self.on_send: Callable[[Part], Awaitable[None]] | None = None
        self.shown_busy = 0

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.sent]

    def routes(self, accept: object) -> Sequence[object]:
        return []

    async def send(self, address: Address, part: Part, *, last_heard: float) -> None:
        assert 0 < len(part.text) <= self.form.limit
        if self.on_send is not None:
            await self.on_send(part)
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append((address.to, part.text))
        self.parts.append(part)

    @asynccontextmanager
    async def busy(self, address: Address) -> AsyncIterator[None]:
        self.shown_busy += 1
        yield

    async def run(self, accept: object) -> None:
        return

    async def close(self) -> None:
        return

    async def check(self) -> list[str]:
        return []


def arrival(text: str | None, *, sender: str = "an", id_: str | None = None, **more) -> Arrival:
    """Return a message of ``sender``; without an id, its text serves as one."""
    incoming = Incoming("fake", sender, text=text, message_id=id_ or f"{sender} {text}", **more)
    return Arrival(incoming, Address(to=sender, account="a"))

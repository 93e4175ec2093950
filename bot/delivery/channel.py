"""What a channel is whose answers are sent later, by a request of ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from starlette.routing import BaseRoute

from bot.delivery.letters import Address, Arrival
from bot.parts import Form, Part

Accept = Callable[[Sequence[Arrival]], Awaitable[None]]  # StoreUnavailable: not written down


class Messenger(Protocol):
    """A `Channel` of a messaging platform.

    It proves that a webhook is genuine, reads it into `Arrival`, and has it written down by
    ``accept`` before it acknowledges. It sends parts of answers, and says what a failure means.
    """

    @property
    def name(self) -> str:
        """Short, lower-case, and in every log line: ``telegram``."""
        ...

    @property
    def form(self) -> Form:
        """What the platform takes."""
        ...

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """Return the HTTP routes that this channel answers on."""
        ...

    async def send(self, address: Address, part: Part, *, last_heard: float) -> None:
        """Send ``part``; ``last_heard`` is when the citizen last wrote.

        Raises:
            NotSent: It did not (surely) arrive; the subclass says what to do.
        """
        ...

    def busy(self, address: Address) -> AbstractAsyncContextManager[None]:
        """Show the citizen that an answer is being made, where the platform can."""
        ...

    async def run(self, accept: Accept) -> None:
        """Do what the channel does by itself, such as polling, until cancelled."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...

    async def check(self) -> list[str]:
        """Return what is wrong with settings, tokens and webhook: one sentence each."""
        ...

"""What a channel is. A new one is one file in `bot/channels` and one line in `bot/app.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from starlette.routing import BaseRoute

from bot.wire import Answer, Incoming

Handler = Callable[[Incoming], Awaitable[Answer]]


class Channel(Protocol):
    """One way citizens reach us.

    A channel proves that a request is genuine, turns it into `Incoming`, calls ``handle``, and
    puts the `Answer` into the platform's form. It decides nothing about what is said.
    """

    @property
    def name(self) -> str:
        """Short, lower-case, and in every log line: ``web``."""
        ...

    def routes(self, handle: Handler) -> Sequence[BaseRoute]:
        """Return the HTTP routes that this channel answers on."""
        ...

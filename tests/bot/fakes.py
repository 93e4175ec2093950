"""Strict stand-ins for what the gateway talks to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from bot.errors import DialogueUnavailable
from bot.wire import Outcome, Reply, say


def echo(message: str) -> Reply:
    return Reply(answer=say(Outcome.ANSWERED, f"nghe: {message}"))


class FakeDialogue:
    """Replies with ``reply``; refuses two turns of one sender at once, and bare senders.

    Attributes:
        heard: (sender, message), new sessions as ``/session_start``.
        metadata: Of each message.
        finished: Messages that got their reply.
        error: Raised instead of replying, when set.
        delay_s: How long a reply takes.
        goes_on: What a reply waits for, when set.
    """

    def __init__(self, reply: Callable[[str], Reply] = echo) -> None:
        self.reply = reply
        self.heard: list[tuple[str, str]] = []
        self.metadata: list[Mapping[str, str]] = []
        self.error: Exception | None = None
        self.delay_s = 0.0
        self.goes_on: asyncio.Event | None = None
        self.finished: list[str] = []
        self._busy: set[str] = set()

    @property
    def messages(self) -> list[str]:
        return [message for _, message in self.heard]

    async def respond(self, sender: str, message: str, metadata: Mapping[str, str]) -> Reply:
        assert sender not in self._busy, "two turns of one conversation at once"
        self._busy.add(sender)
        try:
            self._hear(sender, message, metadata)
            await asyncio.sleep(self.delay_s)
            if self.goes_on is not None:
                await self.goes_on.wait()
            if self.error is not None:
                raise self.error
            self.finished.append(message)
            return self.reply(message)
        finally:
            self._busy.discard(sender)

    async def new_session(self, sender: str, metadata: Mapping[str, str]) -> None:
        self._hear(sender, "/session_start", metadata)

    async def check(self) -> None:
        if self.error is not None:
            raise self.error

    def _hear(self, sender: str, message: str, metadata: Mapping[str, str]) -> None:
        channel, _, digest = sender.partition(":")
        assert channel == metadata["channel"]
        assert len(digest) == 32
        assert set(metadata) - {"unit"} == {"turn_id", "channel"}
        self.heard.append((sender, message))
        self.metadata.append(metadata)


DOWN = DialogueUnavailable("Rasa cannot be reached.", reached=False)
SILENT = DialogueUnavailable("Rasa's answer holds no message.", reached=True)


class Clock:
    """Time that passes only when told."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds

"""Pushes news to those who do not write: by the outbox, as answers go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from bot.delivery.channel import Messenger
from bot.delivery.post import Post
from bot.errors import StoreUnavailable
from bot.news.board import Board, Due
from bot.news.quiet import is_quiet, quiet_begins
from bot.parts import compose
from bot.threads import to_its_end
from bot.wire import Answer, Outcome

_log = logging.getLogger(__name__)
LOOK_S = 2.0
SILENT_S = 120.0  # nobody is interrupted in the middle of a talk


@dataclass(frozen=True)
class Pusher:
    """Looks for news that may be pushed, and puts them in the outbox.

    Attributes:
        muted: Channels on which nothing about dossiers is said.
        called: Wakes whoever sends.
        clock: Seconds since 1970.
    """

    board: Board
    post: Post
    channels: Mapping[str, Messenger]
    muted: Collection[str]
    called: Callable[[], None]
    clock: Callable[[], float]
    look_s: float = LOOK_S
    silent_s: float = SILENT_S

    async def run(self) -> None:
        """Push until cancelled."""
        while True:
            try:
                if await to_its_end(self.push):
                    self.called()
            except StoreUnavailable:
                _log.exception("News cannot be read; tried again.")
            await asyncio.sleep(self.look_s)

    def push(self) -> int:
        """Put what may be pushed now in the outbox; return how many pieces. Blocking."""
        self.board.settle()
        now = self.clock()
        if is_quiet(now):
            return 0
        named = [name for name in self.channels if name not in self.muted]
        due = self.board.due(named, now, silent_s=self.silent_s)
        return sum(self._post(piece, now) for piece in due)

    def _post(self, piece: Due, now: float) -> bool:
        answer = Answer(messages=piece.messages, outcome=Outcome.ANSWERED)
        parts = compose(answer, self.channels[piece.channel].form)
        return self.post.push(
            piece.key, piece.sender, piece.channel, piece.address, parts, now,
            until=quiet_begins(now), posting=self.board.post,
        )  # fmt: skip

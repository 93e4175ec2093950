"""Opens the post of the gateway: its channels, who writes down, who answers and sends."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.routing import BaseRoute

from bot.delivery.channel import Messenger
from bot.delivery.courier import Courier
from bot.delivery.intake import Intake
from bot.delivery.post import Post
from bot.delivery.worker import Worker
from bot.gateway import Gateway
from bot.limits import RateLimit, sender_limit
from bot.messengers import messengers as of_settings
from bot.news.board import Board
from bot.news.muting import muted
from bot.news.pusher import Pusher
from bot.sealing import seal_of

_log = logging.getLogger(__name__)
AGAIN_S = 10.0  # a channel's own work that failed is begun again so much later


class PostOffice:
    """All channels whose answers are sent later, and what serves them."""

    def __init__(self, gateway: Gateway, post: Post, channels: Sequence[Messenger]) -> None:
        self._post, self._channels = post, channels
        self.worker = Worker(
            post=post,
            courier=Courier(post, gateway.clock),
            answer=gateway.handle_admitted,
            channels={channel.name: channel for channel in channels},
            clock=gateway.clock,
        )
        self.intake = _intake(gateway, post, self.worker)
        self.pusher = Pusher(
            board=Board(post.engine, seal_of(gateway.settings)),
            post=post,
            channels=self.worker.channels,
            muted=muted(gateway.settings),
            called=self.worker.call,
            clock=gateway.clock,
        )

    @classmethod
    def open(cls, gateway: Gateway, channels: Sequence[Messenger] | None) -> PostOffice:
        """Open the database for ``channels``, or for those of the settings.

        Raises:
            KeyUnusable: The key of the seal cannot be read or kept.
            StoreUnavailable: The database cannot be opened.
        """
        settings = gateway.settings
        seal, url = seal_of(settings), settings.database_url
        post = Post.open(url, seal, gateway.pseudonyms, settings.lease_s)
        if channels is None:
            channels = of_settings(settings, gateway.asking.units, gateway.clock)
        return cls(gateway, post, channels)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of all channels."""
        accept = self.intake.accept
        return [route for channel in self._channels for route in channel.routes(accept)]

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Answer, send and do the channels' own work meanwhile."""
        work: list[Coroutine[Any, Any, None]] = []
        if self._channels:
            work = [self.worker.run(), self.pusher.run(), *map(self._run, self._channels)]
        tasks = [asyncio.create_task(each) for each in work]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError):
                    await task
            for channel in self._channels:
                await channel.close()
            self.intake.close()
            self._post.close()

    async def _run(self, channel: Messenger) -> None:
        """Do the channel's own work; when it fails, begin it again."""
        while True:
            try:
                return await channel.run(self.intake.accept)
            except Exception:
                _log.exception("%s stopped by itself; it begins again.", channel.name)
                await asyncio.sleep(AGAIN_S)


def _intake(gateway: Gateway, post: Post, worker: Worker) -> Intake:
    a_minute = gateway.settings.rate_all_per_minute
    clock = time.monotonic
    return Intake(
        post,
        each=sender_limit(gateway.settings),
        all_=RateLimit(
            burst=a_minute, per_hour=a_minute * 60, refill_s=60 / a_minute, clock=clock
        ),
        told=RateLimit(burst=1, per_hour=60, refill_s=60.0, clock=clock),
        clock=gateway.clock,
        called=worker.call,
    )

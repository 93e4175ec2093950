from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

import pytest
from sqlalchemy import text

from bot.delivery.courier import Courier
from bot.delivery.post import Post
from bot.delivery.worker import Worker
from bot.keys import Pseudonyms
from bot.sealing import Seal
from bot.settings import BotSettings
from bot.wire import Answer, Incoming, Outcome, say
from tests.bot.delivery.fakes import FakeMessenger
from tests.bot.fakes import Clock


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, settings: BotSettings) -> BotSettings:
    """Settings of each database."""
    if request.param == "sqlite":
        return settings
    url = request.getfixturevalue("postgres_url")
    return settings.model_copy(update={"database_url": url})


@pytest.fixture
def post(settings: BotSettings) -> Iterator[Post]:
    opened = open_post(settings)
    yield opened
    opened.close()


def open_post(settings: BotSettings) -> Post:
    return Post.open(settings.database_url, Seal("s" * 32), Pseudonyms("k" * 32))


@pytest.fixture
def messenger() -> FakeMessenger:
    return FakeMessenger()


class Gateway:
    """Answers with what it heard, and keeps that."""

    def __init__(self) -> None:
        self.heard: list[str | None] = []
        self.answer: Callable[[Incoming], Answer] | None = None
        self.wait: Callable[[], Awaitable[None]] | None = None

    async def handle(self, incoming: Incoming) -> Answer:
        self.heard.append(incoming.pressed if incoming.text is None else incoming.text)
        if self.wait is not None:
            await self.wait()
        if self.answer is not None:
            return self.answer(incoming)
        return say(Outcome.ANSWERED, f"nghe: {self.heard[-1]}")


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


def _is_due(post: Post, now: float) -> bool:
    """Say whether something waits, whoever has it."""
    with post.engine.connect() as connection:
        query = text("select count(*) from queues where due <= :now")
        return connection.execute(query, {"now": now}).scalar_one() > 0


@pytest.fixture
def work(
    post: Post, messenger: FakeMessenger, gateway: Gateway, clock: Clock
) -> Callable[..., Awaitable[None]]:
    """Return a function that lets a worker run until nothing is due."""

    async def worked(on: Post = post, *, for_s: float = 5.0) -> None:
        worker = Worker(
            post=on,
            courier=Courier(on, clock, chance=lambda: 1.0),
            answer=gateway.handle,
            channels={messenger.name: messenger},
            clock=clock,
            look_s=0.01,
        )
        running = asyncio.create_task(worker.run())
        async with asyncio.timeout(for_s):
            while _is_due(on, clock()) or worker._serving:
                await asyncio.sleep(0.01)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    return worked

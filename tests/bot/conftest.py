from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.settings import BotSettings
from bot.wire import Answer, Message, Outcome, Reply
from tests.bot.fakes import Clock, FakeDialogue

TRIAL_KEY = "k" * 32


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting and no file of the machine reaches a test."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def settings(tmp_path: Path) -> BotSettings:
    return BotSettings(
        database_url=f"sqlite:///{tmp_path}/bot.sqlite3",
        keys_dir=tmp_path / "keys",
        tracker_store=str(tmp_path / "tracker.sqlite3"),
        turn_log=str(tmp_path / "turns.jsonl"),
        internal_secret=TRIAL_KEY,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000_000.0)


@pytest.fixture
def dialogue() -> FakeDialogue:
    return FakeDialogue()


@pytest.fixture
def serve(
    settings: BotSettings, dialogue: FakeDialogue, clock: Clock
) -> Callable[..., httpx.AsyncClient]:
    """Return a function that opens a client of a gateway, with some settings changed."""

    def opened(**changes: object) -> httpx.AsyncClient:
        app = create_app(settings.model_copy(update=changes), dialogue=dialogue, clock=clock)
        return _Client(app)

    return opened


class _Client(httpx.AsyncClient):
    """A client that also runs the application's start and end."""

    def __init__(self, app) -> None:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        super().__init__(transport=transport, base_url="http://gateway")
        self._life = app.router.lifespan_context(app)

    async def __aenter__(self) -> _Client:
        await self._life.__aenter__()
        return await super().__aenter__()

    async def __aexit__(self, *how) -> None:
        await super().__aexit__(*how)
        await self._life.__aexit__(*how)


@pytest.fixture
async def client(serve: Callable[..., httpx.AsyncClient]) -> AsyncIterator[httpx.AsyncClient]:
    async with serve() as opened:
        yield opened


@pytest.fixture
def reply() -> Callable[..., Reply]:
    """Return a function that makes a reply of one message."""

    def made(text: str = "vâng", outcome: Outcome = Outcome.ANSWERED, **more: object) -> Reply:
        return Reply(answer=Answer(messages=(Message(text=text),), outcome=outcome), **more)

    return made

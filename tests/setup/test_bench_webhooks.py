"""What the benchmark says of webhooks, on a gateway in this process that answers by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bench.platforms import Platform, platforms
from bench.webhooks import expected, measure_acknowledgement, measure_answers
from bot.app import create_app
from bot.settings import BotSettings
from tests.bot.fakes import DOWN, FakeDialogue
from tests.fakes.serving import served

pytestmark = pytest.mark.anyio
CONVERSATIONS = [["xin chào", "phí"], ["tạm trú", "bao lâu"]]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def dialogue() -> FakeDialogue:
    return FakeDialogue()


@pytest.fixture
def measured(dialogue, tmp_path, monkeypatch) -> Iterator[tuple[str, list[Platform]]]:
    """A gateway's address, and the stand-ins of the platforms that it speaks with."""
    monkeypatch.chdir(tmp_path)
    all_ = platforms()
    with ExitStack() as stack:
        told = {}
        for platform in all_:
            told |= platform.settings(stack.enter_context(served(platform.app)))
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        settings = BotSettings(tracker_store=str(tmp_path / "tracker.sqlite3"))
        yield stack.enter_context(served(create_app(settings, dialogue=dialogue))), all_


async def test_every_turn_of_every_platform_arrives_whole_and_is_timed(measured, dialogue):
    url, all_ = measured
    told = await expected(url, CONVERSATIONS)
    for platform in all_:
        timing = await measure_answers(url, platform, CONVERSATIONS, told, clients=2)
        assert dict(timing.endings) == {"complete": 4}
        assert len(timing.latencies_ms) == 4
        assert timing.turns_per_second > 1
    assert len(dialogue.finished) == 4 * (1 + len(all_))


async def test_webhooks_are_acknowledged_while_nobody_answers(measured, dialogue):
    url, all_ = measured
    dialogue.error = DOWN
    for platform in all_:
        timing = await measure_acknowledgement(url, platform, count=10, clients=2)
        assert dict(timing.endings) == {"acknowledged": 10}
        assert timing.percentile_ms(99) < 2_000

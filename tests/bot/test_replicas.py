"""Two gateways on one database, and one that is killed under load."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.app import create_app
from bot.settings import BotSettings
from tests.bot.conftest import _Client
from tests.bot.delivery.fakes import FakeMessenger, arrival
from tests.bot.fakes import FakeDialogue
from tests.bot.waiting import enough

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, settings: BotSettings) -> BotSettings:
    """Settings of each database."""
    if request.param == "sqlite":
        return settings
    url = request.getfixturevalue("postgres_url")
    return settings.model_copy(update={"database_url": url})


async def test_two_replicas_take_one_turn_at_a_time_of_a_web_conversation(settings, clock):
    dialogue = FakeDialogue()  # refuses two turns of one sender at once
    dialogue.delay_s = 0.1
    async with AsyncExitStack() as stack:
        replicas = [
            await stack.enter_async_context(
                _Client(create_app(settings, dialogue=dialogue, clock=clock))
            )
            for _ in range(2)
        ]
        asked = [
            replicas[number % 2].post("/api/chat", json={"session": "s", "text": str(number)})
            for number in range(4)
        ]
        answers = [response.json() for response in await asyncio.gather(*asked)]
    assert [answer["outcome"] for answer in answers] == ["answered"] * 4
    assert sorted(dialogue.finished) == ["0", "1", "2", "3"]


async def test_two_replicas_answer_each_message_once_and_in_order(settings, clock):
    dialogue, messengers = FakeDialogue(), [FakeMessenger(), FakeMessenger()]
    async with AsyncExitStack() as stack:
        apps = [
            create_app(settings, dialogue=dialogue, clock=clock, messengers=[messenger])
            for messenger in messengers
        ]
        for app in apps:
            await stack.enter_async_context(_Client(app))
        accept = [app.state.office.intake.accept for app in apps]
        for number in range(5):
            for sender in "abcd":
                message = arrival(f"{sender}{number}", sender=sender)
                await asyncio.gather(*(each([message]) for each in accept))
        async with asyncio.timeout(10):
            while len(dialogue.finished) < 20:
                await asyncio.sleep(0.02)
        await enough([], 0)
    for sender in "abcd":
        own = [said for said in dialogue.finished if said[0] == sender]
        assert own == [f"{sender}{number}" for number in range(5)]

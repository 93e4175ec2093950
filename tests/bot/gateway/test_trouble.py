from __future__ import annotations

import asyncio

import pytest

from bot.wire import Outcome
from tests.bot.fakes import DOWN, SILENT
from tests.bot.gateway.words import texts, typed
from tests.bot.waiting import enough

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("error", [DOWN, SILENT])
async def test_no_answer_of_rasa_is_said_with_another_way(gateway, dialogue, settings, error):
    dialogue.error = error
    answer = await gateway.handle(typed("phí"))
    assert answer.outcome == Outcome.UNAVAILABLE
    assert settings.hotline in texts(answer)[0]
    assert settings.portal_url in texts(answer)[0]


async def test_a_slow_answer_is_not_waited_for(gateway, dialogue, settings):
    dialogue.delay_s = 5.0
    object.__setattr__(settings, "rasa_timeout_s", 0.05)
    async with asyncio.timeout(4):
        answer = await gateway.handle(typed("phí"))
    assert answer.outcome == Outcome.UNAVAILABLE


async def test_a_late_answer_is_dropped_but_rasa_is_not_cut_off(gateway, dialogue, settings):
    dialogue.delay_s = 0.2
    object.__setattr__(settings, "rasa_timeout_s", 0.05)
    await gateway.handle(typed("phí"))
    await enough(dialogue.finished, 1)
    assert dialogue.finished == ["phí"]


async def test_the_next_message_waits_for_the_late_answer(gateway, dialogue, settings):
    dialogue.delay_s = 0.2
    object.__setattr__(settings, "rasa_timeout_s", 0.15)
    first = await gateway.handle(typed("một"))
    dialogue.delay_s = 0.0
    second = await gateway.handle(typed("hai"))
    assert [first.outcome, second.outcome] == [Outcome.UNAVAILABLE, Outcome.ANSWERED]
    assert dialogue.finished == ["một", "hai"]


async def test_a_message_behind_one_that_takes_too_long_is_not_waited_for(
    gateway, dialogue, settings
):
    dialogue.delay_s = 0.5
    object.__setattr__(settings, "rasa_timeout_s", 0.05)
    await gateway.handle(typed("một"))
    assert (await gateway.handle(typed("hai"))).outcome == Outcome.UNAVAILABLE
    assert dialogue.messages == ["một"]
    await gateway.close()


async def test_a_mistake_of_ours_is_an_answer_too(gateway, dialogue):
    dialogue.error = RuntimeError("a bug")
    assert (await gateway.handle(typed("phí"))).outcome == Outcome.ERROR


async def test_a_broken_store_does_not_keep_the_answer_back(gateway, dialogue):
    with gateway.store.engine.begin() as connection:
        connection.exec_driver_sql("drop table conversations")
    assert (await gateway.handle(typed("phí"))).outcome == Outcome.ANSWERED

from __future__ import annotations

import asyncio

import pytest

from bot.limits import RateLimit
from bot.wire import Outcome
from tests.bot.gateway.words import typed

pytestmark = pytest.mark.anyio


async def test_messages_of_one_sender_take_turns_and_keep_their_order(gateway, dialogue):
    dialogue.delay_s = 0.01
    await asyncio.gather(*(gateway.handle(typed(f"câu {n}")) for n in range(5)))
    assert dialogue.messages == [f"câu {n}" for n in range(5)]


async def test_too_many_messages_are_put_off(gateway, dialogue, clock):
    gateway.limit = RateLimit(burst=2, per_hour=100, clock=clock)
    outcomes = [(await gateway.handle(typed("phí"))).outcome for _ in range(3)]
    assert outcomes == [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.RATE_LIMITED]
    assert len(dialogue.heard) == 2


async def test_when_all_ask_at_once_some_are_put_off(gateway, dialogue, settings):
    object.__setattr__(settings, "max_turns_at_once", 1)
    dialogue.delay_s = 0.05
    answers = await asyncio.gather(*(gateway.handle(typed("a", sender=s)) for s in "ab"))
    assert [answer.outcome for answer in answers] == [Outcome.ANSWERED, Outcome.RATE_LIMITED]


async def test_a_long_conversation_gets_a_new_session_after_twenty_turns(gateway, dialogue):
    for _ in range(41):
        await gateway.handle(typed("phí"))
    assert [n for n, message in enumerate(dialogue.messages) if message == "/session_start"] == [
        20,
        41,
    ]


async def test_no_new_session_comes_into_a_form(gateway, dialogue, reply):
    dialogue.reply = lambda _: reply(in_form=True)
    for _ in range(21):
        await gateway.handle(typed("phí"))
    assert "/session_start" not in dialogue.messages

from __future__ import annotations

import asyncio

import pytest

from bot.turnstile import Turnstile

pytestmark = pytest.mark.anyio


async def test_turns_of_one_conversation_follow_each_other_in_order():
    turnstile, seen = Turnstile(), []

    async def take(number: int) -> None:
        async with turnstile.turn("a"):
            seen.append(f"in {number}")
            await asyncio.sleep(0)
            seen.append(f"out {number}")

    await asyncio.gather(*(take(number) for number in range(3)))
    assert seen == ["in 0", "out 0", "in 1", "out 1", "in 2", "out 2"]


async def test_conversations_do_not_wait_for_each_other():
    turnstile = Turnstile()
    async with turnstile.turn("a"), asyncio.timeout(1), turnstile.turn("b"):
        assert turnstile.under_way == 2


async def test_nothing_is_kept_of_a_finished_turn():
    turnstile = Turnstile()
    async with turnstile.turn("a"):
        pass
    assert turnstile.under_way == 0
    assert turnstile._locks == {}

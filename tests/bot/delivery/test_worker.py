from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from bot.delivery.courier import Courier
from bot.delivery.worker import Worker
from bot.errors import StoreUnavailable
from bot.sealing import Seal
from bot.wire import Outcome, say
from tests.bot.delivery.fakes import arrival

pytestmark = pytest.mark.anyio


async def test_a_message_is_answered_and_forgotten(post, messenger, gateway, work, clock):
    post.accept([arrival("phí")], clock())
    await work()
    assert messenger.sent == [("an", "nghe: phí")]
    assert (gateway.heard, messenger.shown_busy) == (["phí"], 1)
    with post.engine.connect() as connection:
        assert connection.exec_driver_sql("select body from inbox").scalars().all() == [None]
        assert connection.exec_driver_sql("select body from outbox").scalars().all() == [None]


async def test_nothing_that_was_typed_can_be_read_in_the_database(post, settings, clock):
    post.accept([arrival("rất riêng tư", sender="0912 bí mật")], clock())
    if not settings.database_url.startswith("sqlite"):
        pytest.skip("reads the file of SQLite")
    path = settings.database_url.removeprefix("sqlite:///")
    for suffix in ("", "-wal"):
        held = Path(path + suffix).read_bytes()
        assert "riêng tư".encode() not in held
        assert "bí mật".encode() not in held


async def test_the_same_message_is_taken_once_for_eight_days(post, gateway, work, clock):
    assert post.accept([arrival("phí", id_="7")], clock()) == 1
    await work()
    clock.advance(8 * 24 * 3600.0 - 1)
    assert post.accept([arrival("phí", id_="7")], clock()) == 0
    await work()
    assert gateway.heard == ["phí"]


async def test_messages_of_one_conversation_are_answered_in_order(post, messenger, work, clock):
    for number in range(5):
        post.accept([arrival(str(number))], clock())
    await work()
    assert messenger.texts == [f"nghe: {number}" for number in range(5)]


async def test_a_message_that_comes_while_another_is_answered_is_not_missed(
    post, messenger, gateway, work, clock
):
    async def one_more() -> None:
        if len(gateway.heard) == 1:
            await asyncio.to_thread(post.accept, [arrival("sau")], clock())

    gateway.wait = one_more
    post.accept([arrival("trước")], clock())
    await work()
    assert messenger.texts == ["nghe: trước", "nghe: sau"]


async def test_what_another_key_sealed_is_dropped_and_the_next_is_answered(
    post, messenger, work, clock
):
    seal = post._inbox._seal
    post._inbox._seal = Seal("another" * 8)
    post.accept([arrival("mất")], clock())
    post._inbox._seal = seal
    await work()
    post.accept([arrival("còn")], clock())
    await work()
    assert messenger.texts == ["nghe: còn"]


async def test_what_the_database_failed_in_is_done_when_it_is_back_before_the_lease_runs_out(
    post, messenger, gateway, work, clock
):
    failures = [StoreUnavailable("away")]

    def answer(incoming):
        if failures:
            raise failures.pop()
        return say(Outcome.ANSWERED, f"nghe: {incoming.text}")

    gateway.answer = answer
    post.accept([arrival("phí")], clock())
    await work()
    assert messenger.texts == ["nghe: phí"]


async def test_a_gateway_told_to_stop_ends_its_answer_and_leaves_the_rest_of_the_line(
    post, messenger, gateway, clock
):
    worker = Worker(
        post=post,
        courier=Courier(post, clock),
        answer=gateway.handle,
        channels={messenger.name: messenger},
        clock=clock,
    )
    post.accept([arrival(str(number)) for number in range(3)], clock())
    running = asyncio.create_task(worker.run())

    async def stop_in_the_first() -> None:
        running.cancel()
        await asyncio.sleep(0.05)

    gateway.wait = stop_in_the_first
    with suppress(asyncio.CancelledError):
        await running
    assert messenger.texts == ["nghe: 0"]
    assert post.leases.due(clock(), most=2) != []

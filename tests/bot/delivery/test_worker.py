from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.delivery.courier import LATE_S
from bot.delivery.letters import Parcel
from bot.errors import OutcomeUnknown, OutOfService, Refused, TryLater, Unreachable
from bot.parts import Part
from bot.sealing import Seal
from bot.wire import Answer, Button, Message, Outcome
from tests.bot.delivery.conftest import open_post
from tests.bot.delivery.fakes import arrival

pytestmark = pytest.mark.anyio


def states(post) -> dict[str, int]:
    return {state: number for (_, state), number in post.counts().items()}


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


async def test_a_refused_connection_is_tried_again_later_and_nothing_overtakes_it(
    post, messenger, work, clock
):
    messenger.failures = [TryLater("no connection"), TryLater("slow down", after_s=30.0)]
    post.accept([arrival("một"), arrival("hai", id_="2")], clock())
    await work()
    assert messenger.texts == []
    clock.advance(1.0)
    await work()
    clock.advance(29.0)
    await work()
    assert messenger.texts == []
    clock.advance(1.0)
    await work()
    assert messenger.texts == ["nghe: một", "nghe: hai"]


async def test_an_unknown_outcome_is_sent_once_more_and_counted(post, messenger, work, clock):
    messenger.failures = [OutcomeUnknown("cut off")]
    post.accept([arrival("phí")], clock())
    await work()
    clock.advance(1.0)
    await work()
    assert messenger.texts == ["nghe: phí"]
    assert states(post) == {"sent": 1, "perhaps twice": 1}


async def test_two_unknown_outcomes_are_the_end_of_a_part(post, messenger, work, clock):
    messenger.failures = [OutcomeUnknown("cut off"), OutcomeUnknown("cut off")]
    post.accept([arrival("phí"), arrival("sau", id_="2")], clock())
    await work()
    clock.advance(1.0)
    await work()
    assert messenger.texts == ["nghe: sau"]
    assert states(post) == {"unknown": 1, "sent": 1, "perhaps twice": 1}


async def test_a_refused_part_does_not_hold_up_the_next(post, messenger, work, clock):
    messenger.failures = [Refused("not a part")]
    post.accept([arrival("một"), arrival("hai", id_="2")], clock())
    await work()
    assert messenger.texts == ["nghe: hai"]
    assert states(post) == {"refused": 1, "sent": 1}


async def test_who_has_blocked_us_gets_nothing_until_they_write_again(
    post, messenger, work, clock
):
    messenger.failures = [Unreachable("blocked by the user")]
    post.accept([arrival("một")], clock())
    await work()
    assert states(post) == {"unreachable": 1}
    post.accept([arrival("hai")], clock())
    await work()
    assert messenger.texts == ["nghe: hai"]


async def test_a_platform_out_of_service_is_asked_again_and_late_answers_are_dropped(
    post, messenger, work, clock
):
    messenger.failures = [OutOfService("token refused")] * 100
    post.accept([arrival("một")], clock())
    await work()
    clock.advance(60.0)
    await work()
    assert len(messenger.failures) == 98
    clock.advance(LATE_S)
    await work()
    assert states(post) == {"late": 1}


async def test_a_process_that_died_while_sending_leaves_an_unknown_outcome(
    post, messenger, work, clock, settings
):
    post.accept([arrival("phí")], clock())
    post.leases.take(_only(post, clock), clock())
    letter = post.step(_only_held(post), clock())
    post.answered(letter, [Part(text="8.000 đồng")], clock())
    parcel = post.step(letter.conversation, clock())
    assert isinstance(parcel, Parcel)
    post.set_out(parcel, clock())
    survivor = open_post(settings)
    clock.advance(post.leases.lease_s)
    await work(survivor)
    assert messenger.texts == ["8.000 đồng"]
    assert states(survivor) == {"sent": 1, "perhaps twice": 1}
    survivor.close()


def _only(post, clock) -> str:
    (conversation,) = post.leases.due(clock(), most=2)
    return conversation


def _only_held(post) -> str:
    with post.engine.connect() as connection:
        return connection.exec_driver_sql("select conversation from queues").scalar_one()


async def test_a_typed_number_presses_the_button_of_the_last_answer(
    post, messenger, gateway, work, clock
):
    buttons = tuple(Button(title=f"Việc {n}", payload=f"/p{n}") for n in (1, 2, 3))
    gateway.answer = lambda _: Answer(
        messages=(Message(text="Chọn:", buttons=buttons),), outcome=Outcome.CHOICE_OFFERED
    )
    post.accept([arrival("khai sinh")], clock())
    await work()
    assert messenger.texts == ["Chọn:\n\n1. Việc 1\n2. Việc 2\n3. Việc 3"]
    post.accept([arrival("số 2"), arrival("9", id_="x")], clock())
    await work()
    assert gateway.heard == ["khai sinh", "/p2", "9"]


async def test_a_button_of_an_older_answer_still_works_and_anothers_does_not(
    post, messenger, gateway, work, clock
):
    gateway.answer = lambda _: Answer(
        messages=(Message(text="Chọn:", buttons=(Button(title="Một", payload="/p"),)),),
        outcome=Outcome.CHOICE_OFFERED,
    )
    post.accept([arrival("a"), arrival("b", id_="b")], clock())
    await work()
    key = messenger.parts[0].buttons[0].key
    post.accept([arrival(None, id_="press", key=key)], clock())
    post.accept([arrival(None, sender="bình", id_="stolen", key=key)], clock())
    await work()
    assert sorted(gateway.heard) == ["", "/p", "a", "b"]


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

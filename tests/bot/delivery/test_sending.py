from __future__ import annotations

import asyncio

import pytest

from bot.delivery.courier import LATE_S
from bot.delivery.letters import Parcel
from bot.errors import OutcomeUnknown, OutOfService, Refused, TryLater, Unreachable
from bot.parts import Part
from tests.bot.delivery.conftest import open_post
from tests.bot.delivery.fakes import arrival

pytestmark = pytest.mark.anyio


def states(post) -> dict[str, int]:
    return {state: number for (_, state), number in post.counts().items()}


async def test_a_refused_connection_is_tried_again_later_and_nothing_overtakes_it(
    post, messenger, work, clock
):
    messenger.failures = [TryLater("no connection"), TryLater("slow down", after_s=30.0)]
    post.accept([arrival("một"), arrival("hai", id_="2")], clock())
    await work()
    assert messenger.texts == []
    clock.advance(1.0)
    await work()
    clock.advance(31.0)  # the platform's half minute, then a pause of ours: two seconds at most
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


async def test_one_who_writes_while_a_part_is_refused_gets_the_next_answer(
    post, messenger, work, clock
):
    async def writes_again(part: Part) -> None:
        if part.text == "nghe: một":
            clock.advance(0.5)
            await asyncio.to_thread(post.accept, [arrival("hai")], clock())

    messenger.on_send = writes_again
    messenger.failures = [Unreachable("blocked by the user")]
    post.accept([arrival("một")], clock())
    await work()
    assert messenger.texts == ["nghe: hai"]


async def test_a_platform_out_of_service_is_asked_again_and_late_answers_are_dropped(
    post, messenger, work, clock
):
    messenger.failures = [OutOfService("token refused")] * 100
    post.accept([arrival("một")], clock())
    await work()
    clock.advance(60.0 + 1.0)
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

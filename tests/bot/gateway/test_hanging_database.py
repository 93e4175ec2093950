"""A database that neither answers nor fails keeps nobody waiting, and doubles nothing."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator

import pytest

from bot.door import Door
from bot.errors import StoreUnavailable
from bot.learning.collecting import Learning
from bot.sessions import Sessions
from bot.threads import STEP_S, in_time
from bot.wire import Answer, Message, Outcome, Reply
from tests.bot.gateway.words import texts, typed

pytestmark = pytest.mark.anyio


@pytest.fixture
def hung() -> Iterator[threading.Event]:
    """Set when the database goes on; at the end of the test in any case."""
    goes_on = threading.Event()
    yield goes_on
    goes_on.set()


class HangingStore:
    """A store of which the named steps hang."""

    def __init__(self, store, goes_on: threading.Event, *steps: str) -> None:
        self._store, self._goes_on, self._steps = store, goes_on, steps

    def __getattr__(self, name: str):
        step = getattr(self._store, name)
        if name not in self._steps:
            return step

        def hangs(*arguments, **named):
            self._goes_on.wait(4)
            return step(*arguments, **named)

        return hangs


async def test_work_that_takes_too_long_is_a_store_that_is_away(hung):
    with pytest.raises(StoreUnavailable):
        await in_time(0.05, hung.wait, 4)
    assert await in_time(1.0, lambda: 8) == 8


async def test_a_citizen_is_answered_when_the_database_hangs_at_the_beginning(gateway, hung):
    gateway.store = HangingStore(gateway.store, hung, "open_turn")
    async with asyncio.timeout(STEP_S + 2):
        assert texts(await gateway.handle(typed("phí"))) == ["nghe: phí"]


async def test_a_citizen_is_answered_in_time_when_the_database_hangs_at_the_end(
    gateway, dialogue, settings, hung
):
    object.__setattr__(settings, "rasa_timeout_s", 0.3)
    gateway.store = HangingStore(gateway.store, hung, "close_turn")
    began = time.monotonic()
    assert "nghe: phí" in texts(await gateway.handle(typed("phí")))
    assert time.monotonic() - began < 0.3 + 0.5


async def test_a_message_that_comes_again_is_not_put_to_rasa_while_the_database_hangs(
    gateway, dialogue, hung
):
    gateway.store = HangingStore(gateway.store, hung, "open_turn")
    with pytest.raises(StoreUnavailable):
        await gateway.handle_admitted(typed("phí", message_id="m1"))
    assert dialogue.heard == []


async def test_a_process_that_was_stopped_past_the_time_of_a_turn_asks_nobody(
    gateway, dialogue, settings
):
    object.__setattr__(settings, "rasa_timeout_s", -1.0)  # as if it woke up a second too late
    gateway.leases = None
    assert (await gateway.handle(typed("phí"))).outcome == Outcome.UNAVAILABLE
    assert dialogue.heard == []


async def test_what_rasa_may_have_had_is_not_asked_while_its_tracker_cannot_be_read(
    gateway, dialogue, hung, clock
):
    incoming = typed("phí", message_id="m1")
    gateway.store.open_turn(gateway.pseudonyms.of_sender("web", "s"), incoming, clock())
    object.__setattr__(
        gateway.asking, "trackers", HangingStore(gateway.asking.trackers, hung, "said_in")
    )
    assert (await gateway.handle(incoming)).outcome == Outcome.UNAVAILABLE
    assert dialogue.heard == []


class HangingLessons:
    """What is learnt from goes into a database that hangs."""

    def __init__(self, goes_on: threading.Event) -> None:
        self._goes_on = goes_on

    def add(self, *_: object) -> None:
        self._goes_on.wait(4)


async def test_a_citizen_is_not_kept_waiting_for_what_is_learnt_of_the_turn(
    gateway, dialogue, hung
):
    answer = Answer(messages=(Message(text="chưa có"),), outcome=Outcome.NOT_COVERED)
    dialogue.reply = lambda _: Reply(answer=answer)
    gateway.learning = Learning(HangingLessons(hung), gateway.asking.trackers, gateway.settings)
    began = time.monotonic()
    assert "chưa có" in texts(await gateway.handle(typed("giấy phép mở karaoke")))
    assert time.monotonic() - began < STEP_S + 1


async def test_a_session_that_cannot_be_looked_up_is_said_so_in_time(gateway, hung):
    sessions = Sessions("k" * 32, days=1, issued_only=True)
    store = HangingStore(gateway.store, hung, "was_forgotten")
    door = Door(sessions, store, gateway.pseudonyms, gateway.forget, gateway.clock)
    session = await door.new_session(None)
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        await door.sender_of(session)
    assert time.monotonic() - began < STEP_S + 1

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing

import pytest

from bot.wire import Outcome
from tests.bot.fakes import DOWN, SILENT
from tests.bot.gateway.words import texts, typed

pytestmark = pytest.mark.anyio


async def test_the_same_message_is_answered_once(gateway, dialogue):
    one = await gateway.handle(typed("phí", message_id="m1"))
    again = await gateway.handle(typed("phí", message_id="m1"))
    assert again == one
    assert dialogue.messages == ["phí"]


async def test_the_same_message_twice_at_once_is_answered_once(gateway, dialogue):
    dialogue.delay_s = 0.02
    one, two = await asyncio.gather(*(gateway.handle(typed("a", message_id="m")) for _ in "ab"))
    assert one == two
    assert dialogue.messages == ["a"]


async def test_a_message_that_never_reached_rasa_is_sent_when_it_comes_again(gateway, dialogue):
    dialogue.error = DOWN
    await gateway.handle(typed("phí", message_id="m1"))
    dialogue.error = None
    answer = await gateway.handle(typed("phí", message_id="m1"))
    assert texts(answer) == ["nghe: phí"]


async def test_a_message_that_rasa_may_have_taken_is_not_sent_again(gateway, dialogue):
    dialogue.error = SILENT
    await gateway.handle(typed("phí", message_id="m1"))
    dialogue.error = None
    assert (await gateway.handle(typed("phí", message_id="m1"))).outcome == Outcome.UNAVAILABLE


async def test_a_turn_that_rasa_had_before_the_gateway_died_is_not_put_to_it_again(
    gateway, dialogue, settings, clock
):
    incoming = typed("phí", message_id="m1")
    sender = gateway.pseudonyms.of_sender("web", "s")
    gateway.store.open_turn(sender, incoming, clock())
    turn = gateway.pseudonyms.of_turn(sender, "m1")
    keep_events(settings.tracker_store, sender, turn, "8.000 đồng")
    answer = await gateway.handle(incoming)
    assert texts(answer)[0] == "8.000 đồng"
    assert dialogue.heard == []


async def test_a_turn_that_rasa_is_about_to_write_down_is_not_put_to_it_again(
    gateway, dialogue, settings, clock
):
    incoming = typed("phí", message_id="m1")
    sender = gateway.pseudonyms.of_sender("web", "s")
    gateway.store.open_turn(sender, incoming, clock())
    asked = asyncio.create_task(gateway.handle(incoming))
    await asyncio.sleep(0.2)
    turn = gateway.pseudonyms.of_turn(sender, "m1")
    keep_events(settings.tracker_store, sender, turn, "8.000 đồng")
    assert texts(await asked)[0] == "8.000 đồng"
    assert dialogue.heard == []


async def test_a_turn_that_was_begun_and_that_rasa_does_not_know_is_asked(
    gateway, dialogue, settings, clock
):
    incoming = typed("phí", message_id="m1")
    sender = gateway.pseudonyms.of_sender("web", "s")
    gateway.store.open_turn(sender, incoming, clock())
    keep_events(settings.tracker_store, sender, "another turn", "8.000 đồng")
    assert texts(await gateway.handle(incoming))[0] == "nghe: phí"


def keep_events(path: str, sender: str, turn: str, said: str) -> None:
    """Write what Rasa's tracker store holds of one turn."""
    user = {"event": "user", "text": "phí", "metadata": {"turn_id": turn}}
    bot = {"event": "bot", "text": None, "data": {"custom": {"messages": [{"text": said}]}}}
    with closing(sqlite3.connect(path)) as store, store:
        store.execute(
            "create table events (id integer primary key, sender_id, type_name, timestamp, data)"
        )
        for event in (user | {"text": "/session_start"}, user, bot):
            row = (sender, event["event"], 1.0, json.dumps(event))
            store.execute(
                "insert into events (sender_id, type_name, timestamp, data) values (?, ?, ?, ?)",
                row,
            )

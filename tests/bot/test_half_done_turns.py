"""A turn in which the actions were away is taken back, so that Rasa's conversation goes on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import httpx
import pytest

from bot.dialogue import RasaDialogue
from bot.errors import SaidNothing
from bot.trackers import Trackers
from bot.wire import Outcome
from tests.bot.gateway.conftest import gateway  # noqa: F401  # a fixture
from tests.bot.gateway.words import typed

pytestmark = pytest.mark.anyio

LISTENED = ("action", "action_listen")
ASKED = ("user", None)
FELL_BACK = ("action", "action_default_fallback")


def write(path: str, sender: str, *events: tuple[str, str | None]) -> None:
    with closing(sqlite3.connect(path)) as store, store:
        store.execute(
            "create table if not exists events (id integer primary key, sender_id, type_name, "
            "timestamp, intent_name, action_name, data)"
        )
        rows = [(sender, kind, 1.0, name, json.dumps({"event": kind})) for kind, name in events]
        store.executemany(
            "insert into events (sender_id, type_name, timestamp, action_name, data) "
            "values (?, ?, ?, ?, ?)",
            rows,
        )


def left(path: str) -> list[tuple[str, str, str | None]]:
    with closing(sqlite3.connect(path)) as store:
        return store.execute(
            "select sender_id, type_name, action_name from events order by id"
        ).fetchall()


def test_what_came_after_rasa_last_listened_is_deleted_of_that_sender_only(tmp_path):
    path = str(tmp_path / "tracker.sqlite3")
    write(path, "web:a", ASKED, LISTENED, ASKED, FELL_BACK, FELL_BACK)
    write(path, "web:b", ASKED, FELL_BACK)
    Trackers.at(path).undo("web:a")
    assert left(path) == [
        ("web:a", *ASKED), ("web:a", *LISTENED), ("web:b", *ASKED), ("web:b", *FELL_BACK)
    ]  # fmt: skip


def test_a_conversation_whose_first_turn_failed_begins_anew(tmp_path):
    path = str(tmp_path / "tracker.sqlite3")
    write(path, "web:a", ASKED, FELL_BACK)
    Trackers.at(path).undo("web:a")
    assert left(path) == []


def test_without_a_tracker_store_nothing_is_made(tmp_path):
    Trackers.at(str(tmp_path / "none.sqlite3")).undo("web:a")
    assert list(tmp_path.iterdir()) == []


async def test_an_empty_answer_is_known_from_all_other_failures():
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=[]))
    async with httpx.AsyncClient(transport=transport, base_url="http://rasa") as client:
        with pytest.raises(SaidNothing):
            await RasaDialogue(client).respond("web:1", "phí", {})


async def test_after_an_empty_answer_the_turn_is_taken_back(gateway, dialogue, settings):  # noqa: F811
    sender = gateway.pseudonyms.of_sender("web", "s")
    write(settings.tracker_store, sender, LISTENED, ASKED, FELL_BACK)
    dialogue.error = SaidNothing("nothing")
    assert (await gateway.handle(typed("phí"))).outcome == Outcome.UNAVAILABLE
    assert left(settings.tracker_store) == [(sender, *LISTENED)]

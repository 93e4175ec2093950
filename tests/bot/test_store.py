from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.errors import StoreUnavailable
from bot.store import Store
from bot.switches import Switches
from bot.turn import Closing, Opening
from bot.wire import Incoming, Keep, Outcome, say

ANSWER = say(Outcome.ANSWERED, "8.000 đồng")


def closing(message_id: str | None = None, **more: object) -> Closing:
    told = {"answer": ANSWER, "in_form": False, "secret_expected": False} | more
    return Closing(turn="t", message_id=message_id, **told)


HOUR_S = 3600.0


def message(id_: str | None = None, *, unit: str | None = None) -> Incoming:
    return Incoming("web", "s", text="phí", message_id=id_, unit=unit)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path}/deep/bot.sqlite3")
    yield opened
    opened.close()


def rows(tmp_path: Path, query: str) -> list[tuple]:
    engine = create_engine(f"sqlite:///{tmp_path}/deep/bot.sqlite3")
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_an_unknown_sender_is_at_the_first_turn(store):
    assert store.open_turn("web:1", message(None), 0.0) == Opening(first=True)


def test_turns_are_counted_and_states_kept(store):
    store.close_turn("web:1", closing(), 0.0)
    store.close_turn("web:1", closing(answer=None, in_form=True, secret_expected=True), 1.0)
    assert store.open_turn("web:1", message(None), 2.0) == Opening(
        turns=2, in_form=True, secret_expected=True
    )


def test_a_secret_is_expected_no_longer_than_rasas_session(store):
    store.close_turn("web:1", closing(secret_expected=True), 0.0)
    assert not store.open_turn("web:1", message(None), 12 * HOUR_S).secret_expected


def test_the_answer_to_a_message_is_given_again_for_a_day(store):
    store.close_turn("web:1", closing("m1"), 0.0)
    assert store.open_turn("web:1", message("m1"), 24 * HOUR_S).answered == ANSWER
    assert store.open_turn("web:1", message("m1"), 24 * HOUR_S + 1).answered is None


def test_the_same_message_id_of_another_sender_is_another_message(store):
    store.close_turn("web:1", closing("m1"), 0.0)
    assert store.open_turn("web:2", message("m1"), 1.0).answered is None


def test_a_report_is_filed_with_what_it_is_about(store, tmp_path):
    keep = Keep(kind="report_wrong", procedure="1.001193", facet="fee", version="v1")
    store.close_turn("web:1", closing(keep=keep), 5.0)
    assert rows(
        tmp_path, "select at, kind, sender, turn, procedure, facet, version from feedback"
    ) == [(5.0, "report_wrong", "web:1", "t", "1.001193", "fee", "v1")]


def test_forgetting_leaves_only_the_trace_of_the_request(store, tmp_path):
    keep = Keep(kind="report_wrong")
    for sender in ("web:1", "web:2"):
        store.close_turn(sender, closing("m1", keep=keep), 0.0)
    store.forget("web:1", 7.0)
    assert rows(tmp_path, "select sender from conversations") == [("web:2",)]
    assert rows(tmp_path, "select sender from answers") == [("web:2",)]
    assert rows(tmp_path, "select sender from feedback") == [("web:2",)]
    assert rows(tmp_path, "select sender, at from deletions") == [("web:1", 7.0)]


def test_sweeping_deletes_old_answers_and_silent_conversations(store):
    store.close_turn("web:1", closing("m1"), 0.0)
    store.close_turn("web:2", closing("m2"), 40 * HOUR_S)
    store.sweep(41 * HOUR_S, retention_s=2 * HOUR_S)
    assert store.open_turn("web:1", message("m1"), 41 * HOUR_S) == Opening(first=True)
    assert store.open_turn("web:2", message("m2"), 41 * HOUR_S) == Opening(
        answered=ANSWER, turns=1
    )


def test_what_was_written_outlives_the_process(store, tmp_path):
    store.close_turn("web:1", closing("m1"), 0.0)
    again = Store.open(f"sqlite:///{tmp_path}/deep/bot.sqlite3")
    assert again.open_turn("web:1", message("m1"), 1.0).answered == ANSWER
    again.close()


def test_a_database_that_is_none_is_said_to_be_unavailable(tmp_path):
    (tmp_path / "bot.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(StoreUnavailable, match="not a database"):
        Store.open(f"sqlite:///{tmp_path}/bot.sqlite3")


def test_a_message_that_was_taken_up_and_not_answered_is_known_to_be_begun(store):
    assert not store.open_turn("web:1", message("m1"), 0.0).begun
    assert store.open_turn("web:1", message("m1"), 1.0).begun
    store.close_turn("web:1", closing("m1"), 2.0)
    assert store.open_turn("web:1", message("m1"), 3.0) == Opening(answered=ANSWER, turns=1)


def test_a_conversation_stays_with_the_unit_it_turned_to_last(store):
    assert store.open_turn("web:1", message(), 0.0).unit is None
    assert store.open_turn("web:1", message(unit="xa-a"), 1.0).unit == "xa-a"
    assert store.open_turn("web:1", message(), 2.0).unit == "xa-a"
    store.forget("web:1", 3.0)
    assert store.open_turn("web:1", message(), 4.0).unit is None


@pytest.mark.parametrize(("switched", "off"), [("web", ""), ("all", ""), ("telegram", None)])
def test_a_turn_knows_whether_its_channel_is_off(store, switched, off):
    Switches(store.engine).off(switched, 0.0, why="thử")
    assert store.open_turn("web:1", message(), 1.0).off == off


DAY_S = 24 * HOUR_S


def swept(store: Store, now: float) -> None:
    store.sweep(now, retention_s=30 * DAY_S)


def test_the_unit_of_a_conversation_goes_with_it_and_no_sooner(store, tmp_path):
    store.open_turn("web:1", message("m", unit="phuong-1"), 0.0)
    store.close_turn("web:1", closing("m"), 0.0)
    swept(store, 29 * DAY_S)
    assert rows(tmp_path, "select sender from conversation_units") == [("web:1",)]
    swept(store, 31 * DAY_S)
    assert rows(tmp_path, "select sender from conversation_units") == []


def test_a_sweep_in_the_middle_of_a_first_turn_leaves_its_unit(store):
    store.open_turn("web:1", message("m", unit="phuong-1"), 0.0)
    swept(store, 1.0)
    assert store.open_turn("web:1", message("n"), 2.0).unit == "phuong-1"


def test_a_report_is_kept_as_long_as_a_silent_conversation(store, tmp_path):
    keep = Keep(kind="report_wrong", procedure="1.001193", facet="fee", version="v1")
    store.close_turn("web:1", closing(keep=keep), 0.0)
    store.close_turn("web:1", closing(keep=keep), 20 * DAY_S)
    swept(store, 31 * DAY_S)
    assert rows(tmp_path, "select at from feedback") == [(20 * DAY_S,)]


def test_who_stops_the_last_that_they_followed_is_no_follower_any_more(store, tmp_path):
    stop = Keep(kind="unfollow_dossier", about="abc", last=True)
    store.close_turn("web:1", closing(keep=Keep(kind="follow_dossier")), 0.0)
    store.close_turn("web:1", closing(keep=stop.model_copy(update={"last": False})), 1.0)
    assert rows(tmp_path, "select sender from followers") == [("web:1",)]
    store.close_turn("web:1", closing(keep=stop), 2.0)
    assert rows(tmp_path, "select sender from followers") == []

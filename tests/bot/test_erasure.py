from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.erasure import Erasure
from bot.errors import StoreUnavailable
from bot.store import Store
from bot.trackers import Trackers

DAY_S = 24 * 3600.0


@pytest.fixture
def tracker_db(tmp_path: Path) -> Path:
    """A tracker store with the columns of Rasa 3.6 that matter, and two conversations."""
    path = tmp_path / "tracker.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "create table events (id integer primary key, sender_id, timestamp real, type_name)"
        )
        rows = [("web:1", 0.0), ("web:1", 10 * DAY_S), ("web:2", 1 * DAY_S)]
        connection.executemany("insert into events (sender_id, timestamp) values (?, ?)", rows)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path}/bot.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def erasure(store: Store, tracker_db: Path) -> Iterator[Erasure]:
    made = Erasure(store, Trackers.at(str(tracker_db)))
    yield made
    made.close()


def senders(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [sender for (sender,) in connection.execute("select sender_id from events")]


def test_forgetting_reaches_rasas_tracker_store(erasure, tracker_db):
    erasure.forget("web:1", 0.0)
    assert senders(tracker_db) == ["web:2"]


def test_conversations_silent_for_too_long_are_deleted_there_too(erasure, tracker_db):
    erasure.sweep(12 * DAY_S, retention_s=5 * DAY_S)
    assert senders(tracker_db) == ["web:1", "web:1"]


def test_a_deletion_that_failed_is_finished_by_the_next_sweep(store, tracker_db, tmp_path):
    spoilt = tmp_path / "spoilt.sqlite3"
    spoilt.write_bytes(b"no database" * 100)
    failing = Erasure(store, Trackers.at(str(spoilt)))
    with pytest.raises(StoreUnavailable):
        failing.forget("web:1", 0.0)
    assert store.unfinished_deletions() == ["web:1"]
    mended = Erasure(store, Trackers.at(str(tracker_db)))
    mended.sweep(DAY_S, retention_s=30 * DAY_S)
    assert (senders(tracker_db), store.unfinished_deletions()) == (["web:2"], [])
    failing.close()
    mended.close()


def test_where_rasa_has_no_store_yet_there_is_nothing_to_forget_and_none_is_made(store, tmp_path):
    erasure = Erasure(store, Trackers.at(str(tmp_path / "none.sqlite3")))
    erasure.forget("web:1", 0.0)
    assert store.unfinished_deletions() == []
    assert not (tmp_path / "none.sqlite3").exists()
    erasure.close()


def test_events_before_the_newest_session_are_trimmed_after_a_day(erasure, tracker_db):
    with closing(sqlite3.connect(tracker_db)) as connection, connection:
        connection.execute("delete from events")
        rows = [
            ("web:1", 0.0, "session_started"),
            ("web:1", 1.0, "user"),
            ("web:1", 2.0, "session_started"),
            ("web:1", 3.0, "user"),
            ("web:2", 0.0, "session_started"),
        ]
        into = "insert into events (sender_id, timestamp, type_name) values (?, ?, ?)"
        connection.executemany(into, rows)
    erasure.sweep(DAY_S + 10, retention_s=30 * DAY_S)
    with closing(sqlite3.connect(tracker_db)) as connection:
        left = connection.execute("select sender_id, timestamp from events").fetchall()
    assert left == [("web:1", 2.0), ("web:1", 3.0), ("web:2", 0.0)]

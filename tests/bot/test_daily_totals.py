from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.daily import VIETNAM, Counted
from bot.figures import read_totals
from bot.store import Store
from bot.tables import VISIT_SALTS, VISITS
from bot.turn import Closing
from bot.wire import Outcome, say

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM).timestamp()
ANSWER = say(Outcome.ANSWERED, "8.000 đồng")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path}/bot.sqlite3")
    yield opened
    opened.close()


def turn(store: Store, now: float, outcome: str = "answered", sender: str = "web:1") -> None:
    counted = Counted("web", outcome, procedure="1.001193")
    store.close_turn(sender, Closing("t", None, ANSWER, False, False, counted=counted), now)


def visits(store: Store) -> dict[str, int]:
    rows = read_totals(store.engine, date(2026, 1, 1), date(2026, 12, 31))["visits"]
    return {row["end"]: row["visits"] for row in rows}


def sweep(store: Store, now: float) -> None:
    store.sweep(now, retention_s=30 * DAY_S)


def test_turns_are_totalled_by_day_ending_and_procedure(store):
    turn(store, MONDAY)
    turn(store, MONDAY, sender="web:2")
    turn(store, MONDAY, "not_understood")
    found = read_totals(store.engine, date(2026, 11, 23), date(2026, 11, 23))["turns"]
    assert {(row["outcome"], row["procedure"]): row["turns"] for row in found} == {
        ("answered", "1.001193"): 2,
        ("not_understood", "1.001193"): 1,
    }


def test_the_day_is_vietnams(store):
    turn(store, datetime(2026, 11, 23, 23, 30, tzinfo=VIETNAM).timestamp())
    (row,) = read_totals(store.engine, date(2026, 11, 1), date(2026, 11, 30))["turns"]
    assert row["day"] == "2026-11-23"


def test_answered_and_not_back_in_72_hours_is_answered_alone(store):
    turn(store, MONDAY)
    turn(store, MONDAY + 60)
    sweep(store, MONDAY + 71 * HOUR_S)
    assert visits(store) == {}
    sweep(store, MONDAY + 73 * HOUR_S)
    assert visits(store) == {"alone": 1}


def test_who_comes_back_the_next_day_was_not_helped(store):
    turn(store, MONDAY)
    turn(store, MONDAY + DAY_S)
    assert visits(store) == {"back": 1}


@pytest.mark.parametrize(
    ("outcome", "end"), [("handed_over", "person"), ("not_understood", "unanswered")]
)
def test_a_visit_with_a_person_or_without_an_answer_is_counted_apart(store, outcome, end):
    turn(store, MONDAY, outcome)
    sweep(store, MONDAY + 73 * HOUR_S)
    assert visits(store) == {end: 1}


def test_the_salt_goes_with_the_week_and_open_visits_are_not_known(store):
    turn(store, MONDAY + 4 * DAY_S)
    sweep(store, MONDAY + 7 * DAY_S - 8 * HOUR_S)  # the next Monday, 01:00
    assert visits(store) == {"not_known": 1}
    with store.engine.connect() as connection:
        assert connection.execute(select(VISIT_SALTS)).all() == []


def test_no_sender_stands_in_a_visit(store):
    turn(store, MONDAY, sender="web:nguoi-dan")
    with store.engine.connect() as connection:
        row = connection.execute(select(VISITS)).one()
    assert b"nguoi-dan" not in repr(tuple(row)).encode()


def test_who_asks_to_be_forgotten_leaves_no_visit(store):
    turn(store, MONDAY)
    store.forget("web:1", MONDAY + 60)
    sweep(store, MONDAY + 73 * HOUR_S)
    assert visits(store) == {}

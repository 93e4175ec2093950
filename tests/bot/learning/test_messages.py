from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.database import open_database, transaction
from bot.learning.messages import (
    MOST_OF_ONE,
    PERIOD_DAYS,
    Kind,
    Lesson,
    Lessons,
    forget_lessons,
    sweep_lessons,
)
from bot.learning.tables import TO_LEARN, TO_LEARN_SALTS
from bot.sealing import Seal

NOON = 1_795_500_000.0  # 24 November 2026 in Vietnam
DAY_S = 24 * 3600.0
PERIOD_S = PERIOD_DAYS * DAY_S


@pytest.fixture(params=["sqlite", "postgres_url"])
def engine(request, tmp_path) -> Iterator:
    of_postgres = request.param == "postgres_url"
    url = request.getfixturevalue("postgres_url") if of_postgres else f"sqlite:///{tmp_path}/a.db"
    opened = open_database(url)
    yield opened
    opened.dispose()


@pytest.fixture
def lessons(engine) -> Lessons:
    return Lessons(engine, Seal("k" * 32))


def unmet(text: str) -> Lesson:
    return Lesson(Kind.NOT_UNDERSTOOD, text, "xa-mau")


def rows(engine, table) -> list:
    with transaction(engine) as connection:
        return connection.execute(select(table)).all()


def test_who_said_it_is_a_number_that_tells_senders_apart_and_nothing_else(lessons):
    for sender in ("web:1", "web:2", "web:1"):
        lessons.add(sender, unmet(f"câu hỏi của {sender}"), NOON)
    lessons.add("web:1", unmet("câu khác"), NOON)
    assert [(m["who"], m["text"]) for m in lessons.read()] == [
        (0, "câu hỏi của web:1"),
        (1, "câu hỏi của web:2"),
        (0, "câu khác"),
    ]


def test_neither_the_words_nor_the_sender_can_be_read_in_the_database(lessons, engine):
    lessons.add("web:1", unmet("phơi lúa ngoài đường"), NOON)
    (row,) = rows(engine, TO_LEARN)
    kept = repr(tuple(row)) + bytes(row.mark).decode("latin-1")
    assert "phơi" not in kept
    assert "web:1" not in kept


def test_in_another_period_the_same_sender_is_another_number(lessons, engine):
    lessons.add("web:1", unmet("câu một"), NOON)
    lessons.add("web:1", unmet("câu một"), NOON + PERIOD_S)
    one, two = rows(engine, TO_LEARN)
    assert one.period + 1 == two.period
    assert one.mark != two.mark


def test_one_sender_fills_no_more_than_a_share(lessons):
    for number in range(MOST_OF_ONE + 10):
        lessons.add("web:1", unmet(f"câu số {number}"), NOON)
    assert len(lessons.read()) == MOST_OF_ONE


def test_to_be_forgotten_takes_the_messages_of_every_period(lessons, engine):
    for now in (NOON, NOON + PERIOD_S):
        lessons.add("web:1", unmet("câu một"), now)
        lessons.add("web:2", unmet("câu hai"), now)
    with transaction(engine) as connection:
        forget_lessons(connection, "web:1")
    assert [m["text"] for m in lessons.read()] == ["câu hai", "câu hai"]


def test_the_salt_is_destroyed_with_the_last_message_of_its_period(lessons, engine):
    lessons.add("web:1", unmet("câu một"), NOON)
    later = NOON + PERIOD_S + 31 * DAY_S
    with transaction(engine) as connection:
        sweep_lessons(connection, NOON + PERIOD_S, retention_s=30 * DAY_S)
    assert len(rows(engine, TO_LEARN_SALTS)) == 1
    with transaction(engine) as connection:
        sweep_lessons(connection, later, retention_s=30 * DAY_S)
    assert (rows(engine, TO_LEARN), rows(engine, TO_LEARN_SALTS)) == ([], [])


def test_what_was_dealt_with_is_deleted(lessons):
    for text in ("câu một", "câu hai"):
        lessons.add("web:1", unmet(text), NOON)
    first, _ = lessons.read()
    assert lessons.settle([first["id"], 999]) == 1
    assert [m["text"] for m in lessons.read()] == ["câu hai"]


def test_what_another_key_sealed_is_left_out(lessons, engine):
    lessons.add("web:1", unmet("câu một"), NOON)
    assert Lessons(engine, Seal("x" * 32)).read() == []

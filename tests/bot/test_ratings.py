from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bot.database import open_database, transaction
from bot.notices import About, Notices
from bot.ratings import Rated, Ratings, invited, sweep_invited

NOON = 1_795_500_000.0  # 24 November 2026 in Vietnam
DAY_S = 24 * 3600.0
ABOUT = Rated("web", "xa-mau", "1.004194")


@pytest.fixture(params=["sqlite", "postgres_url"])
def engine(request, tmp_path) -> Iterator:
    of_postgres = request.param == "postgres_url"
    url = request.getfixturevalue("postgres_url") if of_postgres else f"sqlite:///{tmp_path}/a.db"
    opened = open_database(url)
    yield opened
    opened.dispose()


def is_invited(engine, now: float) -> bool:
    with transaction(engine) as connection:
        return invited(connection, "a", now)


def test_an_invitation_holds_for_its_day_and_is_then_forgotten(engine):
    ratings = Ratings(engine)
    ratings.invite("a", NOON)
    assert (is_invited(engine, NOON), is_invited(engine, NOON + DAY_S)) == (True, False)
    with transaction(engine) as connection:
        sweep_invited(connection, NOON + DAY_S)
    assert not is_invited(engine, NOON)


def test_one_score_a_day_counts_also_when_invited_again(engine):
    ratings = Ratings(engine)
    assert ratings.add("a", ABOUT, 4, NOON)
    ratings.invite("a", NOON)
    assert not ratings.add("a", ABOUT, 1, NOON)
    assert ratings.add("a", ABOUT, 2, NOON + DAY_S)
    assert ratings.totals(date(2026, 11, 24)) == [("xa-mau", "1.004194", 2, 3.0)]


def test_a_word_joins_a_score_that_looks_the_same(engine):
    ratings = Ratings(engine)
    ratings.add("a", ABOUT, 4, NOON)
    ratings.add_word(ABOUT, 4, "rõ ràng", NOON)
    ratings.add_word(ABOUT, 4, "hơi dài", NOON)
    told = [(score, word) for _, score, word in ratings.words(date(2026, 11, 24))]
    assert told == [(4, "rõ ràng"), (None, "hơi dài")]


def test_a_notice_is_over_when_its_time_has_come(engine):
    notices = Notices(engine)
    number = notices.add(About.PORTAL, "Bảo trì.", now=NOON, until=NOON + 60)
    assert [one.id for one in notices.list(NOON)] == [number]
    assert notices.list(NOON + 60) == []
    assert (notices.end(number), notices.end(number)) == (True, False)

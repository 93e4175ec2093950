"""What citizens think of the answers: a score from 1 to 5 and a word, kept without identity.

A rating is a row of the day, the channel, the unit, the procedure, the score and a masked word.
Who was invited is kept apart, for the day only, so that nobody is asked twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from bot.daily import day_of
from bot.database import insert_or, transaction
from bot.tables import INVITED, RATINGS


@dataclass(frozen=True, slots=True)
class Rated:
    """What a rating is about; nothing of who gave it.

    Attributes:
        unit: Empty: none.
        procedure: Empty: none.
    """

    channel: str
    unit: str = ""
    procedure: str = ""


class Ratings:
    """The ratings, in the gateway's own database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def invite(self, sender: str, now: float) -> None:
        """Note that ``sender`` was invited to rate today, or is not to be."""
        with transaction(self._engine) as connection:
            row = insert_or(connection, INVITED).values(
                sender=sender, day=day_of(now), rated=False
            )
            again = {"day": day_of(now), "rated": INVITED.c.rated & (INVITED.c.day == day_of(now))}
            connection.execute(row.on_conflict_do_update(index_elements=["sender"], set_=again))

    def add(self, sender: str, rated: Rated, score: int, now: float) -> bool:
        """Keep a score from 1 to 5; ``False`` when ``sender`` has given one today."""
        today = day_of(now)
        with transaction(self._engine) as connection:
            given = select(INVITED.c.sender).where(
                INVITED.c.sender == sender, INVITED.c.day == today, INVITED.c.rated
            )
            if connection.execute(given).first() is not None:
                return False
            row = insert_or(connection, INVITED).values(sender=sender, day=today, rated=True)
            told = {"day": today, "rated": True}
            connection.execute(row.on_conflict_do_update(index_elements=["sender"], set_=told))
            kept = {"day": today, "score": score, "word": None} | _of(rated)
            connection.execute(insert(RATINGS).values(**kept))
        return True

    def add_word(self, rated: Rated, score: int | None, word: str, now: float) -> None:
        """Keep a masked ``word``, with a score of today that looks the same and has no word yet.

        Rows of one day, channel, unit, procedure and score cannot be told apart, so that it says
        the same whichever of them gets the word.
        """
        row = {"day": day_of(now), "score": score} | _of(rated)
        alike = [RATINGS.c[name] == value for name, value in row.items()]
        with transaction(self._engine) as connection:
            free = select(RATINGS.c.id).where(*alike, RATINGS.c.word.is_(None)).limit(1)
            id_ = connection.execute(free).scalar_one_or_none() if score is not None else None
            if id_ is None:
                connection.execute(insert(RATINGS).values(**row | {"score": None}, word=word))
            else:
                where = RATINGS.c.id == id_
                connection.execute(update(RATINGS).where(where).values(word=word))

    def totals(self, since: date) -> list[tuple[str, str, int, float]]:
        """Return (unit, procedure, scores, their mean) from the day ``since`` on, most first."""
        count, mean = func.count(RATINGS.c.score), func.avg(RATINGS.c.score)
        asked = (
            select(RATINGS.c.unit, RATINGS.c.procedure, count, mean)
            .where(RATINGS.c.day >= since, RATINGS.c.score.is_not(None))
            .group_by(RATINGS.c.unit, RATINGS.c.procedure)
            .order_by(count.desc(), RATINGS.c.unit, RATINGS.c.procedure)
        )
        with transaction(self._engine) as connection:
            rows = connection.execute(asked).all()
        return [(unit, procedure, number, float(score)) for unit, procedure, number, score in rows]

    def words(self, since: date) -> list[tuple[date, int | None, str]]:
        """Return (day, score, word) of all words from the day ``since`` on, oldest first."""
        asked = (
            select(RATINGS.c.day, RATINGS.c.score, RATINGS.c.word)
            .where(RATINGS.c.day >= since, RATINGS.c.word.is_not(None))
            .order_by(RATINGS.c.id)
        )
        with transaction(self._engine) as connection:
            return [(row.day, row.score, row.word) for row in connection.execute(asked)]


def sweep_invited(connection: Connection, now: float) -> None:
    """Forget who was invited before today."""
    connection.execute(delete(INVITED).where(INVITED.c.day < day_of(now)))


def invited(connection: Connection, sender: str, now: float) -> bool:
    """Say whether ``sender`` was invited today, or is to be left alone."""
    asked = select(INVITED.c.sender).where(
        INVITED.c.sender == sender, INVITED.c.day == day_of(now)
    )
    return connection.execute(asked).first() is not None


def _of(rated: Rated) -> dict[str, object]:
    return {"channel": rated.channel, "unit": rated.unit, "procedure": rated.procedure}

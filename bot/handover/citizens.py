"""A citizen's side of a hand-over, in the database. Blocking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Row, select, update

from bot.database import insert_or, transaction
from bot.errors import SealBroken
from bot.handover.sending import HELD, SHOWN, TOLD, Sending, as_read, settle
from bot.handover.standing import (
    By,
    End,
    Said,
    Standing,
    State,
    mark,
    open_row,
    place_of,
    standing_of,
)
from bot.handover.tables import HANDOVER_WORDS, HANDOVERS
from bot.sealing import Seal
from bot.wire import Message

LEFT = "Công dân quay lại trợ lý."
CONTACT_LEFT = "Công dân để lại số điện thoại."
MOST_HELD = 20


class Heard(NamedTuple):
    """Something that an officer said, as the web page fetches it."""

    id: int
    text: str


class Citizens:
    """Opens, fills and leaves hand-overs."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        self._engine, self._seal = engine, seal
        self._sending = Sending(seal, {})

    def open(
        self, sender: str, channel: str, unit: str, before: Sequence[Said], now: float, due: float
    ) -> tuple[Standing, int]:
        """Hand ``sender`` over to ``unit``, with what was said ``before``; return their place.

        One who is handed over already stays where they are.
        """
        row = {"sender": sender, "channel": channel, "unit": unit, "state": State.WAITING.value}
        times = {"opened": now, "last": now, "due": due}
        with transaction(self._engine) as connection:
            new = insert_or(connection, HANDOVERS).values(**row, **times)
            made = connection.execute(
                new.on_conflict_do_nothing().returning(HANDOVERS.c.id)
            ).scalar_one_or_none()
            if made is not None:
                for said in before:
                    self._sending.keep(connection, made, said.by, said.text, now, None)
                mark(connection, unit)
            standing = standing_of(connection, sender)
            assert standing is not None  # noqa: S101  # made just now, or there before
            return standing, place_of(connection, standing)

    def add(
        self, standing: Standing, text: str, key: str, now: float, due: float
    ) -> tuple[Standing, int] | None:
        """Write down what the citizen said, once; ``None``: an officer ended it meanwhile.

        A question after an answer is promised an answer anew, by ``due``.
        """
        with transaction(self._engine) as connection:
            mine = HANDOVERS.c.id == standing.id, HANDOVERS.c.state != State.CLOSED
            touched = connection.execute(
                update(HANDOVERS).where(*mine).values(last=now).returning(HANDOVERS)
            ).one_or_none()
            if touched is None:
                return None
            self._sending.keep(connection, standing.id, By.CITIZEN, text, now, key)
            if touched.due is None:
                this = HANDOVERS.c.id == standing.id
                connection.execute(update(HANDOVERS).where(this).values(due=due))
            mark(connection, touched.unit)
            found = standing_of(connection, touched.sender)
            return None if found is None else (found, place_of(connection, found))

    def place(self, standing: Standing) -> int:
        """Return the place in the queue."""
        with transaction(self._engine) as connection:
            return place_of(connection, standing)

    def leave(self, sender: str, now: float) -> bool:
        """Give the conversation back to the bot; ``False``: no officer had it."""
        with transaction(self._engine) as connection:
            row = open_row(connection, sender)
            if row is None:
                return False
            close(connection, row.id, End.CITIZEN, now)
            self._sending.keep(connection, row.id, By.NOTE, LEFT, now, None)
            mark(connection, row.unit)
        return True

    def expect_contact(self, standing: Standing, now: float | None) -> None:
        """Note since when the next text may be a number to call; ``None``: it is not."""
        with transaction(self._engine) as connection:
            this = HANDOVERS.c.id == standing.id
            connection.execute(update(HANDOVERS).where(this).values(contact_asked=now))

    def keep_contact(self, standing: Standing, contact: str, now: float) -> None:
        """Keep, sealed, the number that the citizen wants to be called at."""
        sealed = {"contact": self._seal.shut(contact), "contact_asked": None, "last": now}
        with transaction(self._engine) as connection:
            mine = HANDOVERS.c.id == standing.id, HANDOVERS.c.state != State.CLOSED
            if connection.execute(update(HANDOVERS).where(*mine).values(**sealed)).rowcount:
                self._sending.keep(connection, standing.id, By.NOTE, CONTACT_LEFT, now, None)
                mark(connection, standing.unit)

    def tell_held(self, connection: Connection, sender: str) -> tuple[Message, ...]:
        """Return what officers said and has not arrived; it then counts as told."""
        told: list[Message] = []
        for row in _of(connection, sender, (HELD,), settled=True):
            this = HANDOVER_WORDS.c.id == row.id, HANDOVER_WORDS.c.state == HELD
            if connection.execute(update(HANDOVER_WORDS).where(*this).values(state=TOLD)).rowcount:
                told += [Message(text=text) for text in self._read(row)]
        return tuple(told)

    def fetch(self, sender: str, after: int) -> tuple[State | None, list[Heard]]:
        """Return who speaks, ``None`` for the bot, and what the web page has not shown yet."""
        with transaction(self._engine) as connection:
            standing = standing_of(connection, sender)
            rows = [row for row in _of(connection, sender, (HELD, SHOWN)) if row.id > after]
            for row in rows:
                this = HANDOVER_WORDS.c.id == row.id, HANDOVER_WORDS.c.state == HELD
                connection.execute(update(HANDOVER_WORDS).where(*this).values(state=SHOWN))
        heard = [Heard(row.id, text) for row in rows for text in self._read(row)]
        return standing.state if standing else None, heard

    def _read(self, row: Row[Any]) -> list[str]:
        try:
            body = self._seal.open(row.body)
        except SealBroken:
            return []
        return [as_read(By(row.said_by), row.who, body)]


def close(connection: Connection, handover: int, by: End, now: float) -> bool:
    """End an open hand-over, and forget where its citizen is reached; ``False``: it was over."""
    over = {"state": State.CLOSED.value, "ended": by.value, "due": None, "last": now}
    gone = {"address": None, "contact": None, "contact_asked": None}
    mine = HANDOVERS.c.id == handover, HANDOVERS.c.state != State.CLOSED
    return connection.execute(update(HANDOVERS).where(*mine).values(**over, **gone)).rowcount == 1


def _of(
    connection: Connection, sender: str, states: Sequence[str], *, settled: bool = False
) -> Sequence[Row[Any]]:
    """Return the oldest words in ``states`` in all hand-overs of ``sender``."""
    mine = select(HANDOVERS.c.id).where(HANDOVERS.c.sender == sender)
    ids = list(connection.execute(mine).scalars())
    if not ids:
        return []
    if settled:
        for handover in ids:
            settle(connection, handover)
    asked = select(HANDOVER_WORDS).where(
        HANDOVER_WORDS.c.handover.in_(ids), HANDOVER_WORDS.c.state.in_(states)
    )
    return connection.execute(asked.order_by(HANDOVER_WORDS.c.id).limit(MOST_HELD)).all()

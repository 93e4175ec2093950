"""What the gateway remembers between turns: who was greeted, what was answered, what was reported.

Blocking; the gateway calls it from a thread. SQLAlchemy Core, so that PostgreSQL is a setting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreUnavailable
from bot.tables import ANSWERS, CONVERSATIONS, DELETIONS, FEEDBACK, METADATA
from bot.turn import Closing, Opening
from bot.wire import Answer

REPLAY_S = 24 * 3600.0  # a web client that was offline may send the same message again so long
SECRET_WAIT_S = 12 * 3600.0  # Rasa's own session has ended by then, and with it the question


class Store:
    """The gateway's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Store:
        """Open the database at ``url`` and make what is missing in it.

        Raises:
            StoreUnavailable: It cannot be opened.
        """
        database = make_url(url)
        sqlite = database.get_backend_name() == "sqlite"
        if sqlite and database.database:
            Path(database.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(database)
        if sqlite:
            event.listen(engine, "connect", _ready_sqlite)
        store = cls(engine)
        with store._transaction() as connection:
            METADATA.create_all(connection)
        return store

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def check(self) -> None:
        """Raise `StoreUnavailable` unless the database answers."""
        with self._transaction() as connection:
            connection.execute(select(1))

    def open_turn(self, sender: str, message_id: str | None, now: float) -> Opening:
        """Return what is known of ``sender`` and of this very message."""
        with self._transaction() as connection:
            answered = _answered(connection, sender, message_id, now)
            row = connection.execute(
                select(CONVERSATIONS).where(CONVERSATIONS.c.sender == sender)
            ).one_or_none()
        if row is None:
            return Opening(answered=answered, first=True)
        since = row.secret_since
        return Opening(
            answered=answered,
            turns=row.turns,
            in_form=row.in_form,
            secret_expected=since is not None and now - since < SECRET_WAIT_S,
        )

    def close_turn(self, sender: str, closing: Closing, now: float) -> None:
        """Count the turn and write down how it ended."""
        with self._transaction() as connection:
            _touch(connection, sender, closing, now)
            if closing.message_id is not None and closing.answer is not None:
                _remember_answer(connection, sender, closing.message_id, closing.answer, now)
            if closing.keep is not None:
                report = closing.keep.model_dump() | {"turn": closing.turn}
                connection.execute(insert(FEEDBACK).values(at=now, sender=sender, **report))

    def forget(self, sender: str, now: float) -> None:
        """Delete every row of ``sender``, and note that Rasa's are to be deleted too."""
        with self._transaction() as connection:
            for table in (CONVERSATIONS, ANSWERS, FEEDBACK):
                connection.execute(delete(table).where(table.c.sender == sender))
            connection.execute(insert(DELETIONS).values(at=now, sender=sender))

    def unfinished_deletions(self) -> list[str]:
        """Return the senders who asked to be forgotten and whom Rasa may still remember."""
        with self._transaction() as connection:
            asked = select(DELETIONS.c.sender).where(DELETIONS.c.done.is_(None)).distinct()
            return list(connection.execute(asked).scalars())

    def finish_deletion(self, sender: str, now: float) -> None:
        """Note that nobody remembers ``sender`` any more."""
        with self._transaction() as connection:
            connection.execute(
                update(DELETIONS)
                .where(DELETIONS.c.sender == sender, DELETIONS.c.done.is_(None))
                .values(done=now)
            )

    def sweep(self, now: float, *, retention_s: float) -> None:
        """Delete answers after a day and silent conversations after ``retention_s`` seconds."""
        with self._transaction() as connection:
            connection.execute(delete(ANSWERS).where(ANSWERS.c.at < now - REPLAY_S))
            connection.execute(
                delete(CONVERSATIONS).where(CONVERSATIONS.c.last_seen < now - retention_s)
            )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreUnavailable(f"The gateway's database failed: {error}") from error


def _answered(
    connection: Connection, sender: str, message_id: str | None, now: float
) -> Answer | None:
    if message_id is None:
        return None
    text = connection.execute(
        select(ANSWERS.c.answer).where(
            *_this_message(sender, message_id), ANSWERS.c.at >= now - REPLAY_S
        )
    ).scalar_one_or_none()
    return None if text is None else Answer.model_validate_json(text)


def _remember_answer(
    connection: Connection, sender: str, message_id: str, answer: Answer, now: float
) -> None:
    connection.execute(
        delete(ANSWERS).where(*_this_message(sender, message_id))
    )  # too old, if any
    row = {"sender": sender, "message_id": message_id, "at": now}
    connection.execute(insert(ANSWERS).values(answer=answer.model_dump_json(), **row))


def _touch(connection: Connection, sender: str, closing: Closing, now: float) -> None:
    """Count one more turn of ``sender``, the first one too."""
    state = {
        "last_seen": now,
        "in_form": closing.in_form,
        "secret_since": now if closing.secret_expected else None,
    }
    counted = connection.execute(
        update(CONVERSATIONS)
        .where(CONVERSATIONS.c.sender == sender)
        .values(turns=CONVERSATIONS.c.turns + 1, **state)
    )
    if counted.rowcount == 0:
        connection.execute(
            insert(CONVERSATIONS).values(sender=sender, first_seen=now, turns=1, **state)
        )


def _this_message(sender: str, message_id: str) -> tuple[Any, Any]:
    return ANSWERS.c.sender == sender, ANSWERS.c.message_id == message_id


def _ready_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401  # DB-API, untyped
    """Let readers and the writer work side by side, without a disk flush a turn."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")

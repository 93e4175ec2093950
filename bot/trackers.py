"""Reads and deletes conversations in Rasa's tracker store, which has no delete route of its own.

Rasa keeps every text (masked before) and all metadata in one table, ``events``. It reads them anew
each turn, so that a conversation deleted here is gone there too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    func,
    inspect,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from bot.database import LOST_AFTER
from bot.errors import StoreUnavailable
from bot.rasa_events import NEW_SESSION

_EVENTS = Table(
    "events",
    MetaData(),
    Column("id", Integer),
    Column("sender_id", String(255)),
    Column("type_name", String(255)),
    Column("timestamp", Float),
    Column("action_name", String(255)),
    Column("data", Text),
)
_LOOKED_AT = 200  # events from the end: far more than one turn holds


class Trackers:
    """Rasa's SQL tracker store, as far as we read and delete in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def at(cls, where: str) -> Trackers:
        """Use the tracker store at ``where``: a database URL, or the path of an SQLite file."""
        url = where if "://" in where else f"sqlite:///{Path(where)}"
        if url.startswith("sqlite"):
            return cls(create_engine(url, hide_parameters=True))
        return cls(
            create_engine(url, connect_args=LOST_AFTER, hide_parameters=True, pool_pre_ping=True)
        )

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def forget(self, sender: str) -> None:
        """Delete every event of ``sender``.

        Raises:
            StoreUnavailable: The store cannot be written.
        """
        self._delete(_EVENTS.c.sender_id == sender)

    def sweep(self, before: float) -> None:
        """Delete conversations whose last event is older than ``before`` (seconds since 1970).

        Raises:
            StoreUnavailable: The store cannot be written.
        """
        silent = (
            select(_EVENTS.c.sender_id)
            .group_by(_EVENTS.c.sender_id)
            .having(func.max(_EVENTS.c.timestamp) < before)
        )
        self._delete(_EVENTS.c.sender_id.in_(silent))

    def trim(self, before: float) -> None:
        """Delete what lies before each conversation's newest session and is older than ``before``.

        Rasa reads only the newest session; the gateway begins one every twenty turns.

        Raises:
            StoreUnavailable: The store cannot be written.
        """
        later = _EVENTS.alias("later")
        newest = (
            select(func.max(later.c.id))
            .where(later.c.sender_id == _EVENTS.c.sender_id)
            .where(later.c.type_name == "session_started")
            .scalar_subquery()
        )
        self._delete((_EVENTS.c.timestamp < before) & (_EVENTS.c.id < newest))

    def undo(self, sender: str) -> None:
        """Delete what was written down of ``sender`` since Rasa last listened: a turn half done.

        Raises:
            StoreUnavailable: The store cannot be written.
        """
        own = _EVENTS.alias("own")
        listened = (
            select(func.coalesce(func.max(own.c.id), 0))
            .where(own.c.sender_id == sender, own.c.action_name == "action_listen")
            .scalar_subquery()
        )
        self._delete((_EVENTS.c.sender_id == sender) & (_EVENTS.c.id > listened))

    def said_in(self, sender: str, turn: str) -> list[dict[str, Any]] | None:
        """Return Rasa's objects of the turn ``turn``; ``None`` when Rasa has not had it.

        Rasa writes a turn down as a whole when it is over.

        Raises:
            StoreUnavailable: The store cannot be read.
        """
        return _said(self.latest(sender), turn)

    def latest(self, sender: str) -> list[dict[str, Any]]:
        """Return the last events in which ``sender`` or the bot said something, newest first.

        Raises:
            StoreUnavailable: The store cannot be read.
        """
        if not self._exists():
            return []
        latest = (
            select(_EVENTS.c.data)
            .where(_EVENTS.c.sender_id == sender, _EVENTS.c.type_name.in_(("user", "bot")))
            .order_by(_EVENTS.c.id.desc())
            .limit(_LOOKED_AT)
        )
        try:
            with self._engine.connect() as connection:
                return [json.loads(data) for data in connection.execute(latest).scalars()]
        except SQLAlchemyError as error:
            raise StoreUnavailable(f"Rasa's tracker store failed: {error}") from error

    def _delete(self, which: ColumnElement[bool]) -> None:
        if not self._exists():
            return
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(_EVENTS).where(which))
        except SQLAlchemyError as error:
            raise StoreUnavailable(f"Rasa's tracker store failed: {error}") from error

    def _exists(self) -> bool:
        """Say whether Rasa has made its store yet; looking must not make an empty file."""
        file = self._engine.url.database
        if self._engine.dialect.name == "sqlite" and not (file and Path(file).exists()):
            return False
        try:
            return inspect(self._engine).has_table(_EVENTS.name)
        except SQLAlchemyError as error:
            raise StoreUnavailable(f"Rasa's tracker store failed: {error}") from error


def _said(events: list[dict[str, Any]], turn: str) -> list[dict[str, Any]] | None:
    """Return what was said after the message of ``turn``; ``events`` are the newest first."""
    said: list[dict[str, Any]] = []
    for event in events:
        if event["event"] == "bot":
            data = event.get("data") or {}
            buttons, custom = data.get("buttons") or [], data.get("custom") or None
            said.append({"text": event.get("text"), "buttons": buttons, "custom": custom})
            continue
        if (event.get("metadata") or {}).get("turn_id") == turn and event.get(
            "text"
        ) != NEW_SESSION:
            return said[::-1]
        said = []
    return None

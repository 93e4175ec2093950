"""Opens the database of dossiers, brought up to date: SQLite by default, PostgreSQL by its URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from dossiers.errors import SourceUnavailable
from dossiers.migrated import Steps, open_migrated

STEPS = Steps(
    Path(__file__).with_name("migrations"),
    "0004",
    lock=7_702_026,
    pragmas=("cache_size=-32768",),  # 32 MiB: imports come in no order
)


def exists(url: str) -> bool:
    """Say whether there is a database at ``url``; for a server it is taken for granted."""
    database = make_url(url)
    if database.get_backend_name() != "sqlite":
        return True
    return bool(database.database) and Path(str(database.database)).exists()


def open_database(url: str) -> Engine:
    """Return an engine on the database at ``url``, made and brought up to date if need be.

    Raises:
        SourceUnavailable: It cannot be opened.
    """
    try:
        return open_migrated(url, STEPS)
    except (SQLAlchemyError, OSError) as error:
        raise SourceUnavailable(f"The database of dossiers cannot be opened: {error}") from error


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose work is committed at the end, or undone when something fails.

    Raises:
        SourceUnavailable: The database failed.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise failed(error) from error


def failed(error: SQLAlchemyError) -> SourceUnavailable:
    """Return what to raise for ``error``: officers read its words, and need no statement."""
    reason = str(getattr(error, "orig", None) or error)
    return SourceUnavailable(f"The database of dossiers failed: {reason}")


def insert_or(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an ``INSERT`` of the connection's dialect, which knows ``ON CONFLICT``."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)

"""Opens the database of dossiers, brought up to date: SQLite by default, PostgreSQL by its URL."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    inspect,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from dossiers.errors import SourceUnavailable

MIGRATIONS = Path(__file__).with_name("migrations")
LATEST = "0003"
_LOCK = 7_702_026  # names our advisory lock in PostgreSQL


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
    database = make_url(url)
    engine = _engine(database)
    try:
        with _alone(database), engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            if _revision(connection) != LATEST:
                _upgrade(connection)
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise SourceUnavailable(f"The database of dossiers cannot be opened: {error}") from error
    return engine


def _engine(database: URL) -> Engine:
    if database.get_backend_name() != "sqlite":
        return create_engine(database, pool_pre_ping=True)
    if database.database:
        Path(database.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(database, connect_args={"timeout": 5})
    event.listen(engine, "connect", _ready_sqlite)
    return engine


@contextmanager
def _alone(database: URL) -> Iterator[None]:
    """Keep two processes from changing one SQLite file's tables at once."""
    if database.get_backend_name() != "sqlite" or not database.database:
        yield
        return
    with Path(f"{database.database}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(select(text("version_num")).select_from(text("alembic_version")))
    return found.scalar_one_or_none()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _ready_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401  # DB-API, untyped
    """Let readers and the writer work side by side."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA cache_size=-32768")  # 32 MiB: imports come in no order


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
        raise SourceUnavailable(f"The database of dossiers failed: {error}") from error


def insert_or(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an ``INSERT`` of the connection's dialect, which knows ``ON CONFLICT``."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)

"""Opens the gateway's database, SQLite or PostgreSQL, and turns its failures into ours."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import StoreUnavailable
from bot.migrating import bring_up_to_date

CLOSE_WAIT_S = 2.0
LOCK_WAIT_S = 10.0  # SQLite has one writer at a time; other processes wait so long
# A server that the network swallowed is given up after seconds, not after the kernel's minutes.
LOST_AFTER = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 8000,
}
POOL_WAIT_S = 3.0
# A process that stands still in the middle of a transaction holds rows that others wait for.
_LET_GO = "SET idle_in_transaction_session_timeout = '2s'; SET lock_timeout = '3s'"
_TURNS: dict[str, Lock] = {}  # threads wait here: SQLite's own waiting sleeps up to 0.1 s a time


def open_database(url: str, *, to_the_disk: bool = False) -> Engine:
    """Open the database at ``url``, made and brought up to date if need be.

    Args:
        url: As SQLAlchemy writes it.
        to_the_disk: Whether what is committed outlives a loss of power too, not only a crash of
            the process (SQLite; PostgreSQL always does).

    Raises:
        StoreUnavailable: It cannot be opened.
    """
    engine = engine_at(url, to_the_disk=to_the_disk)
    with transaction(engine) as connection:
        bring_up_to_date(connection)
    return engine


def engine_at(url: str, *, to_the_disk: bool = False) -> Engine:
    """Return an engine on the database at ``url`` as it is; see `open_database`.

    Its errors name no parameter: what a citizen typed must not come into a log with the statement.
    """
    database = make_url(url)
    is_sqlite = database.get_backend_name() == "sqlite"
    if is_sqlite and database.database:
        Path(database.database).parent.mkdir(parents=True, exist_ok=True)
    if not is_sqlite:
        engine = create_engine(
            database,
            connect_args=LOST_AFTER,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_timeout=POOL_WAIT_S,
        )
        event.listen(engine, "connect", _postgres_ready)
        return engine
    engine = create_engine(database, connect_args={"timeout": LOCK_WAIT_S}, hide_parameters=True)
    event.listen(engine, "connect", _sqlite_ready("FULL" if to_the_disk else "NORMAL"))
    return engine


def close_database(engine: Engine) -> None:
    """Let go of all connections, when threads that have one are done with it."""
    pool, until = engine.pool, time.monotonic() + CLOSE_WAIT_S
    while isinstance(pool, QueuePool) and pool.checkedout() and time.monotonic() < until:
        time.sleep(0.01)
    engine.dispose()


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose work is committed at the end, or undone when something fails.

    Raises:
        StoreUnavailable: The database failed.
    """
    try:
        with _turn(engine), engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error)
        raise StoreUnavailable(f"The gateway's database failed: {reason}") from error


def _turn(engine: Engine) -> AbstractContextManager[object]:
    """Return what lets one thread at a time into an SQLite file; PostgreSQL needs none."""
    if engine.dialect.name != "sqlite":
        return nullcontext()
    return _TURNS.setdefault(str(engine.url), Lock())


def insert_or(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an ``INSERT`` of the connection's dialect, which knows ``ON CONFLICT``."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _postgres_ready(connection: Any, _: object) -> None:  # noqa: ANN401  # DB-API, untyped
    connection.execute(_LET_GO)
    connection.commit()


def _sqlite_ready(synchronous: str) -> Any:  # noqa: ANN401  # a listener, untyped in SQLAlchemy
    def ready(connection: Any, _: object) -> None:  # noqa: ANN401  # DB-API, untyped
        """Let readers and the writer work side by side."""
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={synchronous}")

    return ready

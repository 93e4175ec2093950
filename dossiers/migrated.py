"""Opens a database and brings it up to date: SQLite by default, PostgreSQL by its URL."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import make_url

_BESIDE_EACH_OTHER = ("journal_mode=WAL", "synchronous=NORMAL")  # readers and the writer


@dataclass(frozen=True, slots=True)
class Steps:
    """How a database is brought up to date.

    Attributes:
        folder: Alembic's scripts.
        latest: The newest of them, so that an up-to-date database is opened without Alembic.
        lock: Names the advisory lock in PostgreSQL under which one process does it.
        pragmas: Of SQLite, besides the usual.
    """

    folder: Path
    latest: str
    lock: int
    pragmas: Sequence[str] = ()


def open_migrated(url: str, steps: Steps) -> Engine:
    """Return an engine on the database at ``url``, made and brought up to date if need be.

    Its errors name no parameter: a dossier's code, or what a notice says, must not come into a
    log with the statement.

    Raises:
        SQLAlchemyError: It cannot be opened or brought up to date.
        OSError: Its folder cannot be made.
    """
    database = make_url(url)
    engine = _engine(database, (*_BESIDE_EACH_OTHER, *steps.pragmas))
    try:
        with _alone(database), engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({steps.lock})"))
            if (_revision(connection) or "") < steps.latest:  # a newer one is left as it is
                _upgrade(connection, steps.folder)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(database: URL, pragmas: Sequence[str]) -> Engine:
    if database.get_backend_name() != "sqlite":
        return create_engine(database, hide_parameters=True, pool_pre_ping=True)
    if database.database:
        Path(database.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(database, connect_args={"timeout": 5}, hide_parameters=True)
    event.listen(engine, "connect", _with_pragmas(pragmas))
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


def _upgrade(connection: Connection, folder: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _with_pragmas(pragmas: Sequence[str]) -> Callable[[Any, object], None]:
    def ready(connection: Any, _: object) -> None:  # noqa: ANN401  # DB-API, untyped
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return ready

"""Opens the pages' database, brought up to date: SQLite by default, PostgreSQL by its URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dossiers.migrated import Steps, open_migrated
from staff.errors import StaffUnavailable

STEPS = Steps(
    Path(__file__).with_name("migrations"), "0002", lock=7_702_027, pragmas=("foreign_keys=ON",)
)


def open_database(url: str) -> Engine:
    """Return an engine on the database at ``url``, made and brought up to date if need be.

    Raises:
        StaffUnavailable: It cannot be opened.
    """
    try:
        return open_migrated(url, STEPS)
    except (SQLAlchemyError, OSError) as error:
        raise StaffUnavailable(f"The officers' database cannot be opened: {error}") from error


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose work is committed at the end, or undone when something fails.

    Raises:
        StaffUnavailable: The database failed.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error)  # without what was to be written
        raise StaffUnavailable(f"The officers' database failed: {reason}") from error

"""Brings the gateway's database up to date, one numbered step after the other (Alembic).

Several gateways may start at once: one works, the others wait. A database that a newer gateway has
brought further is left as it is, so that the version before can be started again on it.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

LATEST = "0005"
"""The newest step in `bot/migrations/versions`; with it no Alembic is needed to open."""

VERSION_TABLE = "gateway_version"  # a name of its own: dossiers and staff number theirs too
_FOLDER = Path(__file__).with_name("migrations")
_LOCK = 7_702_028  # names the advisory lock in PostgreSQL; each database of ours has another


def revision(connection: Connection) -> str | None:
    """Return the last step that the database has had; ``None``: it has had none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(select(text("version_num")).select_from(text(VERSION_TABLE)))
    return found.scalar_one_or_none()


def bring_up_to_date(connection: Connection) -> None:
    """Take the steps that are missing, all or none; the caller commits."""
    if _is_old(connection):
        _keep_others_out(connection)
        if _is_old(connection):  # else somebody was faster
            _alembic(connection, "upgrade", "head")


def go_to(connection: Connection, step: str) -> None:
    """Go forward or back to ``step``: ``0001``, or ``base`` for no tables; the caller commits.

    Raises:
        CommandError: There is no such step.
    """
    _keep_others_out(connection)
    back = step == "base" or step < (revision(connection) or "")
    _alembic(connection, "downgrade" if back else "upgrade", step)


def steps() -> list[str]:
    """List the steps that there are, the first one first."""
    return sorted(file.name[:4] for file in (_FOLDER / "versions").glob("[0-9]*.py"))


def _is_old(connection: Connection) -> bool:
    return (revision(connection) or "") < LATEST


def _keep_others_out(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    else:  # Python's driver begins no transaction for CREATE TABLE by itself
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _alembic(connection: Connection, direction: str, step: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    {"upgrade": command.upgrade, "downgrade": command.downgrade}[direction](config, step)

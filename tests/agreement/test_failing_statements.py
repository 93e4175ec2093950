"""A database that fails is logged without what a citizen typed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

import bot.database
import dossiers.database
import staff.database
from bot.trackers import Trackers

CODE = "H56.14-261120-0021"
OPENERS = {
    "gateway": bot.database.open_database,
    "trackers": lambda url: Trackers.at(url)._engine,
    "dossiers": dossiers.database.open_database,
    "staff": staff.database.open_database,
}


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/some.sqlite3"


@pytest.fixture(params=OPENERS)
def engine(request: pytest.FixtureRequest, database_url: str) -> Iterator[Engine]:
    opened = OPENERS[request.param](database_url)
    yield opened
    opened.dispose()


def fail(connection: Connection) -> None:
    connection.execute(text("SELECT * FROM swept WHERE code = :code"), {"code": CODE})


def test_the_log_of_a_failing_statement_holds_no_parameter(engine, caplog):
    try:
        with engine.connect() as connection:
            fail(connection)
    except SQLAlchemyError as error:
        logging.getLogger("bot").exception("It failed: %s", error)
    assert "FROM swept" in caplog.text
    assert CODE not in caplog.text


@pytest.mark.parametrize(
    "package", [bot.database, dossiers.database, staff.database], ids=lambda one: one.__name__
)
def test_what_a_failed_transaction_raises_holds_no_parameter(package, database_url, caplog):
    engine = package.open_database(database_url)
    transaction: Callable[..., object] = package.transaction
    try:
        with transaction(engine) as connection:
            fail(connection)
    except Exception as error:
        logging.getLogger("bot").exception("It failed: %s", error)
    engine.dispose()
    assert "swept" in caplog.text
    assert CODE not in caplog.text

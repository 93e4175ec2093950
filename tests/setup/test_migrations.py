"""Each database is led to the tables of its code, forward and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import Connection, Engine, MetaData, column, create_engine, inspect, table, text

import bot.channels.zalo_oa.token_store  # puts its table into the gateway's
import bot.database
import bot.handover.tables  # and these theirs
import bot.migrating
import bot.officers.tables  # and these theirs
import dossiers.database
import staff.database
from bot.errors import StoreUnavailable
from bot.learning.tables import METADATA as OF_BOT
from bot.migrate_command import migrate_command
from dossiers.tables import METADATA as OF_DOSSIERS
from staff.learning.tables import METADATA as OF_STAFF

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Kind:
    package: str
    opened: Callable[[str], Engine]
    tables: MetaData
    version_table: str
    latest: str


KINDS = [
    Kind("bot", bot.database.open_database, OF_BOT, "gateway_version", bot.migrating.LATEST),
    Kind(
        "dossiers",
        dossiers.database.open_database,
        OF_DOSSIERS,
        "alembic_version",
        dossiers.database.STEPS.latest,
    ),
    Kind(
        "staff",
        staff.database.open_database,
        OF_STAFF,
        "alembic_version",
        staff.database.STEPS.latest,
    ),
]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.package)
def kind(request: pytest.FixtureRequest) -> Kind:
    return request.param


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/one.sqlite3"


@pytest.fixture
def connection(kind: Kind, url: str) -> Iterator[Connection]:
    """Of a database that was just opened, so that it is up to date."""
    engine = kind.opened(url)
    with engine.connect() as connected:
        yield connected
    engine.dispose()


def alembic(connection: Connection, kind: Kind, move: Callable, step: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / kind.package / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    move(config, step)


def differences(connection: Connection, kind: Kind) -> list:
    options = {
        "version_table": kind.version_table,
        "compare_server_default": True,
        "include_object": lambda _, name, *__: name != kind.version_table,
    }
    return compare_metadata(MigrationContext.configure(connection, opts=options), kind.tables)


def test_the_steps_lead_to_the_tables_of_the_code(connection, kind):
    assert differences(connection, kind) == []


def test_the_newest_step_is_the_one_that_the_code_asks_for(kind):
    versions = ROOT / kind.package / "migrations" / "versions"
    assert max(file.name[:4] for file in versions.glob("[0-9]*.py")) == kind.latest


def test_each_step_goes_back_and_forward_again(connection, kind):
    for step in range(int(kind.latest) - 1, 0, -1):
        alembic(connection, kind, command.downgrade, f"{step:04}")
    alembic(connection, kind, command.downgrade, "base")
    assert set(inspect(connection).get_table_names()) <= {kind.version_table}
    for step in range(1, int(kind.latest) + 1):
        alembic(connection, kind, command.upgrade, f"{step:04}")
    assert differences(connection, kind) == []


def test_a_database_that_a_newer_version_has_led_further_is_opened_as_it_is(kind, url):
    version = table(kind.version_table, column("version_num"))
    engine = kind.opened(url)
    with engine.begin() as connection:
        connection.execute(version.update().values(version_num="9999"))
    engine.dispose()
    engine = kind.opened(url)
    with engine.connect() as connection:
        assert connection.execute(version.select()).scalar_one() == "9999"
    engine.dispose()


def test_a_gateway_database_from_before_the_steps_is_adopted_without_loss(url):
    older = create_engine(url)
    OF_BOT.create_all(older)
    with older.begin() as connection:
        connection.execute(text("DROP TABLE ratings"))  # a table that a later version added
        connection.execute(
            text("INSERT INTO switches VALUES ('telegram', 1.0, 'sai lệ phí', NULL)")
        )
    older.dispose()
    engine = bot.database.open_database(url)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT channel, why FROM switches")).all()
        assert kept == [("telegram", "sai lệ phí")]
        assert differences(connection, KINDS[0]) == []
        assert bot.migrating.revision(connection) == bot.migrating.LATEST
    engine.dispose()


def test_a_step_of_the_gateway_that_fails_leaves_nothing_behind(url):
    engine = bot.database.engine_at(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE buttons (other INTEGER)"))  # no index can be made
    with pytest.raises(StoreUnavailable), bot.database.transaction(engine) as connection:
        bot.migrating.bring_up_to_date(connection)
    assert inspect(engine).get_table_names() == ["buttons"]
    engine.dispose()


def test_gateways_that_start_at_once_take_each_step_once(url):
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(bot.database.open_database, [url] * 4))
    with engines[0].connect() as connection:
        assert bot.migrating.revision(connection) == bot.migrating.LATEST
    for engine in engines:
        engine.dispose()


def test_the_command_says_where_the_database_is_and_was(url, monkeypatch):
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    said = [CliRunner().invoke(migrate_command, ["--to", "0001"]).output for _ in range(2)]
    assert said == [
        "The gateway's database is at 0001 (was at nothing).\n",
        "The gateway's database is at 0001 (was at 0001).\n",
    ]

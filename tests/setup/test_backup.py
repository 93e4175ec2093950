"""What was saved can be put back, keys too; what does not fit is refused in a sentence."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from scripts.backup import restore, save
from scripts.problem import Problem


@pytest.fixture
def environment(tmp_path, monkeypatch) -> dict[str, str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "store_key").write_text("k" * 64)
    return {
        "BOT_DATABASE_URL": f"sqlite:///{tmp_path}/bot.sqlite3",
        "TRACKER_DB": str(tmp_path / "tracker.sqlite3"),
        "BOT_KEYS_DIR": str(tmp_path / "keys"),
    }


def write(path: Path, word: str) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("create table if not exists said (word)")
        base.execute("delete from said")
        base.execute("insert into said values (?)", [word])


def read(path: Path) -> str:
    with closing(sqlite3.connect(path)) as base:
        return base.execute("select word from said").fetchone()[0]


def test_what_was_lost_after_a_backup_is_there_again(environment, tmp_path):
    for name in ("bot", "tracker"):
        write(tmp_path / f"{name}.sqlite3", f"{name} before")
    assert save(tmp_path / "b.tar", environment) == ["bot.sqlite3", "keys", "trackers.sqlite3"]
    write(tmp_path / "bot.sqlite3", "damaged")
    (tmp_path / "tracker.sqlite3").unlink()
    (tmp_path / "keys" / "store_key").unlink()
    assert restore(tmp_path / "b.tar", environment) == ["bot", "trackers", "keys"]
    assert read(tmp_path / "bot.sqlite3") == "bot before"
    assert read(tmp_path / "tracker.sqlite3") == "tracker before"
    assert (tmp_path / "keys" / "store_key").read_text() == "k" * 64


def test_a_database_is_saved_while_another_writes_to_it(environment, tmp_path):
    write(tmp_path / "bot.sqlite3", "done")
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as writer:
        writer.execute("pragma journal_mode=wal")
        writer.execute("insert into said values ('under way')")
        save(tmp_path / "b.tar", environment)
        writer.rollback()
    restore(tmp_path / "b.tar", environment)
    assert read(tmp_path / "bot.sqlite3") == "done"


def test_a_backup_can_be_read_by_its_owner_only(environment, tmp_path):
    save(tmp_path / "b.tar", environment)
    assert stat.S_IMODE((tmp_path / "b.tar").stat().st_mode) == 0o600


def test_postgresql_is_saved_and_put_back_by_its_own_programs(
    environment, tmp_path, postgres_server, postgres_admin
):
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed (Debian: apt-get install postgresql-client)")
    with postgres_admin.connect() as connection:
        connection.execute(text("CREATE DATABASE backed_up"))
    url = make_url(postgres_server).set(database="backed_up")
    environment["BOT_DATABASE_URL"] = url.render_as_string(hide_password=False)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text("CREATE TABLE said (word text)"))
            connection.execute(text("INSERT INTO said VALUES ('before')"))
            save(tmp_path / "b.tar", environment)
            connection.execute(text("DELETE FROM said"))
        assert restore(tmp_path / "b.tar", environment) == ["bot", "keys"]
        with engine.connect() as connection:
            assert connection.execute(text("SELECT word FROM said")).scalars().all() == ["before"]
    finally:
        engine.dispose()
        with postgres_admin.connect() as connection:
            connection.execute(text("DROP DATABASE backed_up"))


def test_a_backup_of_sqlite_is_not_put_into_a_server(environment, tmp_path):
    write(tmp_path / "bot.sqlite3", "done")
    save(tmp_path / "b.tar", environment)
    environment["BOT_DATABASE_URL"] = "postgresql+psycopg://motcua@127.0.0.1:1/motcua"
    with pytest.raises(Problem, match="of SQLite, but a server"):
        restore(tmp_path / "b.tar", environment)

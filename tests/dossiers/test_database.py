from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from dossiers.database import exists, open_database
from dossiers.tables import METADATA


def test_the_steps_lead_to_the_tables_of_the_code(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []


def test_opening_again_is_harmless(tmp_path):
    url = f"sqlite:///{tmp_path}/a.sqlite3"
    open_database(url).dispose()
    engine = open_database(url)
    assert inspect(engine).has_table("dossiers")
    engine.dispose()


def test_looking_whether_there_is_a_database_makes_none(tmp_path):
    url = f"sqlite:///{tmp_path}/a.sqlite3"
    assert not exists(url)
    assert list(tmp_path.iterdir()) == []

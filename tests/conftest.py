"""What tests of every package share: a PostgreSQL server, started once where it is needed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from scripts import postgresql

OWN = "own"
"""Value of TEST_POSTGRES: start a server of our own, and fail where none is installed."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a server on which databases may be made: TEST_POSTGRES, else one of our own."""
    given = os.environ.get("TEST_POSTGRES", "")
    if given not in ("", OWN):
        yield given
        return
    programs = postgresql.programs()
    if programs is None:
        missing = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        if given == OWN:
            pytest.fail(missing)
        pytest.skip(missing)
    with postgresql.running(programs) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_admin(postgres_server: str) -> Iterator[Engine]:
    """Makes and drops what `postgres_url` gives."""
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_url(postgres_server: str, postgres_admin: Engine) -> Iterator[str]:
    """URL of an empty schema, dropped after the test; a whole database would take a second."""
    name = f"test_{secrets.token_hex(8)}"
    with postgres_admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = make_url(postgres_server).update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    with postgres_admin.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))

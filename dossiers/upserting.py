"""Writes many rows at once, new or in the place of those with the same key. Blocking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    String,
    Table,
    any_,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.schema import CreateTable

from dossiers.database import insert_or

_INCOMING = "incoming"


def is_among(
    connection: Connection, column: ColumnElement[str], values: Sequence[str]
) -> ColumnElement[bool]:
    """Say whether ``column`` holds one of many ``values``."""
    if connection.dialect.name == "postgresql":  # one array in place of thousands of parameters
        return column == any_(literal(values, ARRAY(String)))
    return column.in_(values)


def upsert(connection: Connection, table: Table, key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write ``rows``, each with all columns, into ``table``, whose key is ``key``."""
    insert = insert_or(connection, table)
    others = {c.name: insert.excluded[c.name] for c in table.columns if c.name != key}
    if connection.dialect.name != "postgresql":
        written = insert.on_conflict_do_update(index_elements=[key], set_=others)
        connection.execute(written, rows)
        return
    incoming = _copied(connection, table, rows)
    chosen = insert.from_select([c.name for c in table.columns], select(incoming))
    connection.execute(chosen.on_conflict_do_update(index_elements=[key], set_=others))


def _copied(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> Table:
    """Return a table of this transaction alone that holds ``rows``, filled by ``COPY``."""
    columns = [Column(column.name, column.type) for column in table.columns]
    incoming = Table(
        _INCOMING, MetaData(), *columns, prefixes=["TEMPORARY"], postgresql_on_commit="DROP"
    )
    connection.execute(CreateTable(incoming))
    names = ", ".join(f'"{column.name}"' for column in columns)
    # psycopg's own cursor: neither SQLAlchemy nor the DB-API knows COPY
    cursor = cast("Any", connection.connection.cursor())
    with cursor.copy(f"COPY {_INCOMING} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([row[column.name] for column in columns])
    cursor.close()
    return incoming

"""Brings an export into the database: in batches, again and again without harm."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import SQLAlchemyError

from dossiers.calendar import WorkingDays
from dossiers.cells import BadRow
from dossiers.errors import ImportRefused, SourceUnavailable
from dossiers.exports import Line, read_export
from dossiers.factors import Hasher
from dossiers.figures.busy import count_accounts
from dossiers.figures.months import count_months
from dossiers.mapping import Mapping, places
from dossiers.rows import RowReader
from dossiers.tables import DOSSIERS, HOLDINGS
from dossiers.upserting import is_among, upsert

BATCH = 5000
MOST_PROBLEMS = 1000


@dataclass
class Report:
    """What an import did.

    Attributes:
        problems: (line, what is wrong), the first thousand.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, line: int, problem: str) -> None:
        """Count a bad row."""
        self.bad += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append((line, problem))


@dataclass(frozen=True)
class Importer:
    """Imports exports into one database."""

    engine: Engine
    hasher: Hasher
    days: WorkingDays

    def run(self, path: Path, mapping: Mapping, *, told_at: float) -> Report:
        """Import the file at ``path``, as its system told it at ``told_at``.

        Rows that are as before are only noted as confirmed. Bad rows are left out and reported.

        Raises:
            BadMapping: A column is missing.
            ImportRefused: The file cannot be read.
            SourceUnavailable: The database fails.
        """
        lines = read_export(path, mapping)
        header = next(lines, None)
        if header is None:
            raise ImportRefused(f"{path} is empty.")
        named = [str(cell or "") for cell in header[1]]
        reader = RowReader(mapping, places(mapping, named), self.hasher, self.days)
        report = Report()
        try:
            for batch in _batches(_rows(reader, lines, report)):
                with self.engine.begin() as connection:
                    _store(connection, batch, told_at, report)
            with self.engine.begin() as connection:
                _hold(connection, mapping, told_at)
                count_months(connection)
                count_accounts(connection)
        except SQLAlchemyError as error:
            raise SourceUnavailable(f"The database of dossiers failed: {error}") from error
        return report


def _rows(reader: RowReader, lines: Iterator[Line], report: Report) -> Iterator[dict[str, Any]]:
    for line, cells in lines:
        if not any(cell not in (None, "") for cell in cells):
            continue
        try:
            yield reader.read(cells)
        except BadRow as problem:
            report.refuse(line, str(problem))


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, dict[str, Any]]]:
    """Yield code -> row; of a code that comes twice in a batch, the later row."""
    while batch := list(itertools.islice(rows, BATCH)):
        yield {row["code"]: row for row in batch}


def _store(
    connection: Connection, batch: dict[str, dict[str, Any]], told_at: float, report: Report
) -> None:
    held = connection.execute(
        select(DOSSIERS.c.code, DOSSIERS.c.digest).where(
            is_among(connection, DOSSIERS.c.code, list(batch))
        )
    )
    digests = {row.code: bytes(row.digest) for row in held}
    same = {code for code, digest in digests.items() if batch[code]["digest"] == digest}
    other = [row | {"told_at": told_at} for code, row in batch.items() if code not in same]
    if same:
        these = is_among(connection, DOSSIERS.c.code, sorted(same))
        connection.execute(update(DOSSIERS).where(these).values(told_at=told_at))
    if other:
        upsert(connection, DOSSIERS, "code", other)
    report.unchanged += len(same)
    report.changed += len(digests) - len(same)
    report.new += len(batch) - len(digests)


def _hold(connection: Connection, mapping: Mapping, told_at: float) -> None:
    """Note which agencies' dossiers are held now."""
    rows = [
        {
            "prefix": prefix.upper(),
            "source": mapping.source,
            "contact": mapping.contact,
            "imported_at": told_at,
        }
        for prefix in mapping.covers
    ]
    upsert(connection, HOLDINGS, "prefix", rows)

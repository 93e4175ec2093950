"""Reads the counts: one figure of a unit, by month, by unit, by procedure. Blocking."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, Select, Table, func, select

from dossiers.calendar import VIETNAM
from dossiers.figures.definitions import Definition
from dossiers.figures.periods import Period
from dossiers.tables import COUNTS, FIGURE_MONTHS, FIGURE_PROCEDURES, FIGURE_UNITS, HOLDINGS

Side = Literal["receiving", "resolving"]
By = Literal["month", "receiving_unit", "resolving_unit", "field", "procedure"]
Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which dossiers are meant.

    Attributes:
        units: Those counted; ``None``: all.
        side: The unit that received a dossier, or the one that resolves it.
    """

    period: Period
    units: Collection[str] | None = None
    side: Side = "receiving"
    field: str | None = None
    procedure: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A figure: ``numerator`` of ``denominator`` dossiers.

    Attributes:
        unknown: Dossiers of which the data does not say it.
    """

    numerator: int
    denominator: int
    unknown: int = 0

    @property
    def rate(self) -> float | None:
        """From 0 to 1; ``None`` when there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


def share(counts: Counts, definition: Definition) -> Share:
    """Return the figure that ``counts`` give."""
    unknown = 0
    if definition.left_out:
        all_, known = definition.left_out
        unknown = counts[all_] - counts[known]
    return Share(counts[definition.numerator], counts[definition.denominator], unknown)


class FigureCounts:
    """Counts of one database of dossiers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def total(self, scope: Scope) -> Counts:
        """Return all counts of ``scope``; zeros when there is nothing."""
        table = _smallest(scope)
        with self._engine.connect() as connection:
            row = connection.execute(_within(select(*_sums(table)), table, scope)).one()
        return {name: int(value or 0) for name, value in zip(COUNTS, row, strict=True)}

    def by(self, what: By, scope: Scope) -> dict[str, Counts]:
        """Return the counts of each month, unit, field or procedure; a month as 2026-11-01."""
        table = _smallest(scope, what)
        column = table.c[what]
        asked = _within(select(column, *_sums(table)), table, scope)
        with self._engine.connect() as connection:
            rows = connection.execute(asked.group_by(column).order_by(column)).all()
        return {
            str(row[0]): {n: int(v or 0) for n, v in zip(COUNTS, row[1:], strict=True)}
            for row in rows
        }

    def units(self) -> set[str]:
        """Return every unit that receives or resolves."""
        of = FIGURE_UNITS.c
        with self._engine.connect() as connection:
            received = connection.execute(select(of.receiving_unit).distinct()).scalars()
            resolved = connection.execute(select(of.resolving_unit).distinct()).scalars()
            return {unit for unit in {*received, *resolved} if unit}

    def told_at(self) -> datetime | None:
        """Return when the last export was made; ``None`` before the first."""
        with self._engine.connect() as connection:
            last = connection.execute(select(func.max(HOLDINGS.c.imported_at))).scalar()
        return datetime.fromtimestamp(last, VIETNAM) if last else None


def _smallest(scope: Scope, what: By | None = None) -> Table:
    """Return the smallest table that tells apart what ``scope`` and ``what`` do."""
    by_procedure = what in ("field", "procedure")
    narrowed = scope.field is not None or scope.procedure is not None
    if not by_procedure and not narrowed:
        return FIGURE_UNITS
    of_units = scope.units is not None or what in ("receiving_unit", "resolving_unit")
    return FIGURE_MONTHS if of_units else FIGURE_PROCEDURES


def _sums(table: Table) -> list[ColumnElement[int]]:
    return [func.sum(table.c[name]).label(name) for name in COUNTS]


def _within(
    asked: Select[*tuple[Any, ...]], table: Table, scope: Scope
) -> Select[*tuple[Any, ...]]:
    asked = asked.where(table.c.month.between(scope.period.first, scope.period.last))
    if scope.units is not None:
        asked = asked.where(table.c[f"{scope.side}_unit"].in_(sorted(scope.units)))
    if scope.field is not None:
        asked = asked.where(table.c.field == scope.field)
    if scope.procedure is not None:
        asked = asked.where(table.c.procedure == scope.procedure)
    return asked

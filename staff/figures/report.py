"""Computes one page of figures: each with its formula, counts, target and trend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from dossiers.figures.counts import By, Counts, Scope, Share, share
from dossiers.figures.definitions import DEFINITIONS, Definition
from dossiers.figures.periods import before, last_months
from dossiers.figures.pulling import Pull, missing, pulls
from dossiers.figures.targets import Target, target_of
from staff.figures.asked import Asked
from staff.figures.source import FigureSource

TREND_MONTHS = 12


@dataclass(frozen=True)
class Line:
    """One figure of a unit.

    Attributes:
        before: The same in the period of equal length before.
        missing: Dossiers that lack to the target; ``None``: no target.
    """

    definition: Definition
    now: Share
    before: Share
    target: Target | None
    missing: int | None


@dataclass(frozen=True)
class UnitLine:
    """One figure of a unit below."""

    unit: str
    name: str
    now: Share
    received: int


@dataclass(frozen=True)
class Report:
    """All that a page of figures shows.

    Attributes:
        told_at: When the newest export was made; ``None``: nothing was imported yet.
        received: Dossiers received in the period.
        trend: Month -> the chosen figure, twelve months.
        late: Counts of late, soon late, and late only in the software, as of today.
        by_officer: Of the online dossiers, those that an officer filed for a citizen.
    """

    told_at: datetime | None
    received: int
    lines: list[Line]
    units: list[UnitLine]
    trend: dict[date, Share]
    pulls: list[Pull]
    late: dict[str, int]
    by_officer: int
    fields: list[str]


def make_report(source: FigureSource, asked: Asked, known: set[str], today: date) -> Report:
    """Return the figures that ``asked`` wants; blocking."""
    scope = asked.scope(source.tree, known)
    counts = source.counts
    total = counts.total(scope)
    former = counts.total(replace(scope, period=before(scope.period)))
    return Report(
        told_at=counts.told_at(),
        received=total["received"],
        lines=[_line(source, asked, one, total, former) for one in DEFINITIONS],
        units=_units(source, asked, known, scope),
        trend=_trend(source, asked, scope),
        pulls=pulls(_named(counts.by("procedure", scope)), asked.figure),
        late=source.late.counts(today, scope.units),
        by_officer=total["online_by_officer"],
        fields=[f for f in counts.by("field", replace(scope, field=None)) if f],
    )


def _line(
    source: FigureSource, asked: Asked, definition: Definition, total: Counts, former: Counts
) -> Line:
    now = share(total, definition)
    path = source.tree.path(asked.unit) if asked.unit else []
    target = target_of(source.targets, definition.id, path, asked.period.last)
    lacking = missing(now, target.value) if target else None
    return Line(definition, now, share(former, definition), target, lacking)


def _units(source: FigureSource, asked: Asked, known: set[str], scope: Scope) -> list[UnitLine]:
    tree = source.tree
    below = tree.tops(known) if asked.unit is None else tree.children(asked.unit, known)
    side: By = "receiving_unit" if asked.side == "receiving" else "resolving_unit"
    each = source.counts.by(side, scope)
    lines = []
    for unit in below:
        of = [each[u] for u in tree.under(unit, known) if u in each]
        total = {name: sum(counts[name] for counts in of) for name in (of[0] if of else ())}
        now = share(total, asked.figure) if total else Share(0, 0)
        lines.append(UnitLine(unit, tree.name(unit), now, total.get("received", 0)))
    return lines


def _trend(source: FigureSource, asked: Asked, scope: Scope) -> dict[date, Share]:
    months = last_months(asked.period.last, TREND_MONTHS)
    held = source.counts.by("month", replace(scope, period=months))
    by_day = {date.fromisoformat(name): counts for name, counts in held.items()}
    return {
        month: share(by_day[month], asked.figure) if month in by_day else Share(0, 0)
        for month in months.months()
    }


def _named(by_procedure: Mapping[str, Counts]) -> dict[str, Counts]:
    return {name or "(không ghi thủ tục)": counts for name, counts in by_procedure.items()}

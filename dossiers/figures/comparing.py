"""Compares a reported figure with ours: which dossiers one of the two counts and the other not.

The report gives the codes that it counted, one a line, since two numbers alone tell nobody which
dossiers differ. Blocking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine, select

from dossiers.codes import read_code
from dossiers.figures.counts import Scope
from dossiers.figures.definitions import Definition
from dossiers.figures.moments import within
from dossiers.figures.months import COUNTED
from dossiers.tables import DOSSIERS

_D = DOSSIERS.c
MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class Difference:
    """How a report and our data differ.

    Attributes:
        agreed: Codes that both count.
        only_reported: Counted by the report; we hold them and count them otherwise.
        not_held: Counted by the report; not among the imported dossiers of the period.
        only_ours: Counted by us alone.
        unreadable: Lines of the report that hold no dossier code.
    """

    agreed: int
    only_reported: tuple[str, ...]
    not_held: tuple[str, ...]
    only_ours: tuple[str, ...]
    unreadable: tuple[str, ...]


def compare(
    engine: Engine, definition: Definition, scope: Scope, lines: Iterable[str]
) -> Difference:
    """Return where the codes in ``lines`` and ours for the figure's numerator differ.

    Raises:
        ValueError: More lines than a unit can have dossiers in a period.
    """
    reported, unreadable = _read(lines)
    counted, held = _ours(engine, definition, scope)
    return Difference(
        agreed=len(reported & counted),
        only_reported=tuple(sorted((reported & held) - counted)),
        not_held=tuple(sorted(reported - held)),
        only_ours=tuple(sorted(counted - reported)),
        unreadable=tuple(unreadable),
    )


def _read(lines: Iterable[str]) -> tuple[set[str], list[str]]:
    codes, unreadable = set(), []
    for number, line in enumerate(lines):
        if number >= MOST_LINES:
            raise ValueError(f"more than {MOST_LINES} lines")
        if not line.strip():
            continue
        code = read_code(line).code
        if code is None:
            unreadable.append(line.strip()[:40])
        else:
            codes.add(str(code))
    return codes, unreadable


def _ours(engine: Engine, definition: Definition, scope: Scope) -> tuple[set[str], set[str]]:
    """Return (codes that count, all codes of the scope)."""
    asked = select(_D.code, COUNTED[definition.numerator]).where(
        within(scope.period, definition.basis)
    )
    if scope.units is not None:
        asked = asked.where(_D[f"{scope.side}_unit"].in_(sorted(scope.units)))
    with engine.connect() as connection:
        rows = connection.execute(asked).all()
    return {row[0] for row in rows if row[1]}, {row[0] for row in rows}

"""Lists of dossiers that want an officer: late, soon late, late only in the software. Blocking."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Engine, func, or_, select

from dossiers.calendar import WorkingDays
from dossiers.states import State
from dossiers.tables import DOSSIERS

_D = DOSSIERS.c
RUNNING = (State.RECEIVED.value, State.PROCESSING.value)
WAITING = (State.PAPERS_WANTED.value, State.PAYMENT_WANTED.value)
SOON_DAYS = 2
"""Working days before the due day from which a dossier is soon late: time for the apology slip."""
MOST = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """One dossier of a list.

    Attributes:
        days_left: Working days from today to the due day; negative: late by so many.
        ended: When it was finished or its result given, where the data says so.
    """

    code: str
    state: State
    procedure: str
    unit: str
    due: date | None
    days_left: int | None
    ended: date | None


@dataclass(frozen=True)
class LateLists:
    """Lists of one database of dossiers, as they stand on a day."""

    engine: Engine
    days: WorkingDays

    def late(self, today: date, units: Collection[str] | None = None) -> list[Listed]:
        """Return running dossiers past their due day and not finished, the latest first."""
        return self._listed(today, units, _late(today))

    def soon_late(self, today: date, units: Collection[str] | None = None) -> list[Listed]:
        """Return running dossiers that are due within two working days from ``today``."""
        return self._listed(today, units, self._soon_late(today))

    def waiting(self, today: date, units: Collection[str] | None = None) -> list[Listed]:
        """Return dossiers past their due day that wait for the citizen's papers or payment."""
        return self._listed(today, units, _D.state.in_(WAITING), _D.due < today)

    def late_in_software(self, today: date, units: Collection[str] | None = None) -> list[Listed]:
        """Return dossiers finished in fact that nobody moved forward in the software.

        They count as the software says; no figure changes by this list.
        """
        return self._listed(today, units, _late_in_software())

    def counts(self, today: date, units: Collection[str] | None = None) -> dict[str, int]:
        """Return how many are late, soon late, and late only in the software."""
        wanted = {
            "late": _late(today),
            "soon_late": self._soon_late(today),
            "late_in_software": _late_in_software(),
        }
        found = {}
        with self.engine.connect() as connection:
            for name, condition in wanted.items():
                asked = select(func.count()).where(condition, *_of(units))
                found[name] = int(connection.execute(asked).scalar_one())
        return found

    def _soon_late(self, today: date) -> ColumnElement[bool]:
        return _running() & _D.due.between(today, self.days.after(today, SOON_DAYS))

    def _listed(
        self, today: date, units: Collection[str] | None, *conditions: ColumnElement[bool]
    ) -> list[Listed]:
        name = func.coalesce(_D.procedure_name, _D.procedure, "")
        asked = (
            select(_D.code, _D.state, name, _D.resolving_unit, _D.due, _D.finished, _D.returned)
            .where(*conditions, *_of(units))
            .order_by(_D.due, _D.code)
            .limit(MOST)
        )
        with self.engine.connect() as connection:
            rows = connection.execute(asked).all()
        left = self._days_left(today, {row[4] for row in rows if row[4]})
        return [
            Listed(
                code=row[0],
                state=State(row[1]),
                procedure=row[2],
                unit=row[3] or "",
                due=row[4],
                days_left=left.get(row[4]),
                ended=row[5] or row[6],
            )
            for row in rows
        ]

    def _days_left(self, today: date, dues: Collection[date]) -> dict[date, int]:
        """Return due day -> working days left; each counted on from the one nearer to today."""
        left: dict[date, int] = {}
        for days in (sorted(d for d in dues if d >= today), sorted(dues, reverse=True)):
            counted, last = 0, today
            for due in days:
                if due not in left:
                    counted += self.days.between(last, due)
                    left[due], last = counted, due
        return left


def _late(today: date) -> ColumnElement[bool]:
    return _running() & (_D.due < today)


def _late_in_software() -> ColumnElement[bool]:
    ended = or_(_D.finished.is_not(None), _D.returned.is_not(None))
    return _D.state.in_(RUNNING) & ended


def _running() -> ColumnElement[bool]:
    return _D.state.in_(RUNNING) & _D.finished.is_(None) & _D.returned.is_(None)


def _of(units: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if units is None else [_D.resolving_unit.in_(sorted(units))]

"""Where figures come from: the database of dossiers, opened when the first page wants it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine

from dossiers.calendar import WorkingDays, vietnam
from dossiers.database import open_database
from dossiers.figures.counts import FigureCounts
from dossiers.figures.late import LateLists
from dossiers.figures.targets import Target, read_targets
from dossiers.figures.units import UnitTree, read_units

_OPENING = Lock()


@dataclass(frozen=True)
class FigureSource:
    """The dossiers, the tree of units and their targets.

    Raises, at the first use of what is wrong:
        BadSettings: A file is not of its form.
        SourceUnavailable: The database cannot be opened.
    """

    database_url: str
    units_file: Path | None = None
    targets_file: Path | None = None

    @cached_property
    def engine(self) -> Engine:
        """The database of dossiers."""
        with _OPENING:
            return open_database(self.database_url)

    @cached_property
    def days(self) -> WorkingDays:
        """Vietnam's working days."""
        return vietnam()

    @property
    def counts(self) -> FigureCounts:
        """Counts by month."""
        return FigureCounts(self.engine)

    @property
    def late(self) -> LateLists:
        """Lists of dossiers that want an officer."""
        return LateLists(self.engine, self.days)

    @cached_property
    def tree(self) -> UnitTree:
        """Who belongs to whom."""
        return read_units(self.units_file)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What units have to reach."""
        return read_targets(self.targets_file)

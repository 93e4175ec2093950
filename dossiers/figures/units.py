"""The tree of units: who belongs to whom, from a file of the operator, else from the codes.

Without a file, an agency's code belongs to the shorter one that begins it: ``H56.14`` to ``H56``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dossiers.errors import BadSettings


class Unit(BaseModel):
    """One unit of the operator's file.

    Attributes:
        id: As exports name it: an agency's code, or the unit's own.
        accounts: Id of the unit whose officers see these figures, when that is another.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=2)
    parent: str | None = None
    accounts: str | None = None


@dataclass(frozen=True)
class UnitTree:
    """Units by their id."""

    units: dict[str, Unit]

    def name(self, unit: str) -> str:
        """Return the unit's name, or its id when the file does not name it."""
        return self.units[unit].name if unit in self.units else unit

    def of_accounts(self, unit: str) -> str:
        """Return the unit whose figures the officers of ``unit`` see; ``unit`` itself if none."""
        return next((u.id for u in self.units.values() if u.accounts == unit), unit)

    def under(self, top: str, known: Iterable[str]) -> set[str]:
        """Return ``top`` and all, of ``known`` and of the file, that belong to it."""
        return {unit for unit in {top, *known, *self.units} if top in self.path(unit)}

    def tops(self, known: Iterable[str]) -> list[str]:
        """Return the units that belong to no other, sorted by name."""
        found = {self.path(unit)[-1] for unit in {*known, *self.units}}
        return sorted(found, key=self.name)

    def children(self, unit: str, known: Iterable[str]) -> list[str]:
        """Return the units right under ``unit``, sorted by name."""
        below = {u for u in {*known, *self.units} if self.path(u)[1:2] == [unit]}
        return sorted(below, key=self.name)

    def path(self, unit: str) -> list[str]:
        """Return the unit, its parent, the parent of that, up to the top."""
        path = [unit]
        while (parent := self._parent(path[-1])) is not None:
            path.append(parent)
        return path

    def _parent(self, unit: str) -> str | None:
        if unit in self.units:
            return self.units[unit].parent
        begin = unit.rpartition(".")[0]
        return begin or None


def read_units(path: Path | None) -> UnitTree:
    """Return the tree of the file at ``path``; ``None``: of the codes alone.

    Raises:
        BadSettings: The file is not of its form, names a unit twice, or a circle of parents.
    """
    if path is None:
        return UnitTree({})
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["units"]
        units = [Unit.model_validate(row) for row in rows]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValidationError) as error:
        raise BadSettings(f"{path}: {error}") from error
    by_id = {unit.id: unit for unit in units}
    if len(by_id) < len(units):
        raise BadSettings(f"{path}: a unit stands there twice.")
    for unit in units:
        _refuse_circle(unit, by_id, path)
    return UnitTree(by_id)


def _refuse_circle(unit: Unit, by_id: dict[str, Unit], path: Path) -> None:
    seen, parent = {unit.id}, unit.parent
    while parent is not None:
        if parent not in by_id:
            raise BadSettings(f"{path}: {unit.id} belongs to {parent}, which is not there.")
        if parent in seen:
            raise BadSettings(f"{path}: {unit.id} belongs to itself.")
        seen.add(parent)
        parent = by_id[parent].parent

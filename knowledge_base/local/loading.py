"""Files of units to values, and every problem of these files as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from pydantic import ValidationError

from knowledge_base.errors import BadProcedureFile
from knowledge_base.local.models import Status, UnitService
from knowledge_base.store import read_yaml

FOLDER = Path(__file__).with_name("units")


def read_unit(path: Path) -> UnitService:
    """Return the unit of the YAML file at ``path``.

    Raises:
        BadProcedureFile: It is not of its form; the message lists its problems.
    """
    try:
        unit = UnitService.model_validate(read_yaml(path))
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(part) for part in item['loc']) or 'file'}: {item['msg']}"
            for item in error.errors()
        ]
        raise BadProcedureFile(path, problems) from error
    if path.stem != unit.id:
        raise BadProcedureFile(path, [f"id: is {unit.id}, but the file is {path.name}"])
    return unit


def load_units(folder: Path = FOLDER) -> dict[str, UnitService]:
    """Return the units of ``folder`` by id; raises `BadProcedureFile` on the first bad file."""
    units = [read_unit(path) for path in sorted(folder.glob("*.yml"))]
    return {unit.id: unit for unit in units}


def problems_of_units(codes: Collection[str], folder: Path = FOLDER) -> list[str]:
    """Return what is wrong in ``folder``; ``codes`` are those of the curated records."""
    problems: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            unit = read_unit(path)
        except BadProcedureFile as error:
            problems += [f"units/{path.name}: {problem}" for problem in error.problems]
            continue
        problems += [f"units/{path.name}: {problem}" for problem in _problems(unit, codes)]
    return problems


def _problems(unit: UnitService, codes: Collection[str]) -> Iterator[str]:
    if unit.review_by <= unit.as_of:
        yield "review_by: not after as_of"
    if unit.status is Status.HISTORIC and not unit.history:
        yield "history: a historic unit says what it did"
    if unit.status is not Status.HISTORIC and not unit.hours:
        yield "hours: missing; without them nobody knows when a promise can be kept"
    for rule in unit.same_day:
        unknown = sorted(set(rule.procedures) - set(codes))
        if unknown:
            yield f"{rule.name}: no curated record has the code {', '.join(unknown)}"
        if unit.status is Status.HISTORIC and rule.valid_until is None:
            yield f"{rule.name}: a historic rule has a last day"
        opened = [h for h in unit.hours if rule.weekday in h.days]
        if unit.hours and not any(h.opens < rule.cut_off <= h.closes for h in opened):
            yield f"{rule.name}: the cut-off lies outside the opening hours of that day"

"""Files to places: the provinces, the overlays, and the communes where they were imported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from knowledge_base.errors import BadProcedureFile
from knowledge_base.places.matching import Places
from knowledge_base.places.models import DistrictsFile, Overlay, Province, ProvincesFile
from knowledge_base.store import read_yaml
from knowledge_base.text import fold

PACKAGE = Path(__file__).resolve().parent
COMMUNES = "places.json"
"""File in ``KB_DATA_DIR`` that ``import-places`` writes: province -> full names of communes."""

Read = TypeVar("Read", bound=BaseModel)


def load_places(folder: Path = PACKAGE, communes: Path | None = None) -> Places:
    """Return the places of ``folder``, with the communes of the file ``communes`` if it is there.

    Raises:
        BadProcedureFile: A file breaks its rules; the message lists its problems.
    """
    read = _read(folder / "provinces.yml", ProvincesFile)
    districts = _read(folder / "districts.yml", DistrictsFile).districts
    overlays = {o.province: o for o in map(_overlay, sorted((folder / "overlays").glob("*.yml")))}
    known: dict[str, list[str]] = {}
    if communes is not None and communes.exists():
        known = json.loads(communes.read_text(encoding="utf-8"))["communes"]
    return Places(read.provinces, read.ambiguous_short, districts, overlays, known)


def problems_of_places(folder: Path = PACKAGE) -> list[str]:
    """Return every problem of the files of ``folder``, each as a sentence."""
    try:
        places = load_places(folder)
    except BadProcedureFile as error:
        return [f"{error.path.name}: {problem}" for problem in error.problems]
    provinces = {province.name: province for province in places.provinces}
    return [*_double_names(places.provinces), *_overlay_problems(folder, provinces)]


def _double_names(provinces: list[Province]) -> Iterator[str]:
    seen: set[str] = set()
    for name in (fold(area) for province in provinces for area in province.areas):
        if name in seen:
            yield f"provinces.yml: {name} stands twice"
        seen.add(name)


def _overlay_problems(folder: Path, provinces: dict[str, Province]) -> Iterator[str]:
    for path in sorted((folder / "overlays").glob("*.yml")):
        overlay = _overlay(path)
        province = provinces.get(overlay.province)
        if province is None:
            yield f"{path.name}: {overlay.province} is none of the provinces"
            continue
        if path.stem != fold(province.name).replace(" ", "-"):
            yield f"{path.name}: the file of {province.name} has another name"
        for place, rule in enumerate(overlay.rules):
            unknown = [area for area in rule.areas if area not in province.areas]
            if unknown:
                yield f"{path.name}: rules[{place}]: {', '.join(unknown)} is no part of it"
            if rule.valid_from is None and not rule.doubt:
                yield f"{path.name}: rules[{place}]: no valid_from; say so in doubt"
            if rule.valid_from and rule.valid_until and rule.valid_until < rule.valid_from:
                yield f"{path.name}: rules[{place}]: ends before it begins"


def _overlay(path: Path) -> Overlay:
    return _read(path, Overlay)


def _read(path: Path, shape: type[Read]) -> Read:
    try:
        return shape.model_validate(read_yaml(path))
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(part) for part in item['loc']) or 'file'}: {item['msg']}"
            for item in error.errors()
        ]
        raise BadProcedureFile(path, problems) from error

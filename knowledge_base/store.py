"""Files to records: reads the curated catalogue and keeps records by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from knowledge_base.errors import BadProcedureFile, ProcedureNotFound
from knowledge_base.procedure import Layer, Procedure


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the content of a YAML file; raises `BadProcedureFile` when it is none."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it exists
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe loaders only
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadProcedureFile(path, [f"not readable as YAML: {error}"]) from error


def load_procedure(path: Path) -> Procedure:
    """Return the record in one YAML file; raises `BadProcedureFile` with all its problems."""
    try:
        procedure = Procedure.model_validate(read_yaml(path))
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(part) for part in item['loc']) or 'file'}: {item['msg']}"
            for item in error.errors()
        ]
        raise BadProcedureFile(path, problems) from error
    if path.stem != procedure.code:
        raise BadProcedureFile(path, [f"code: is {procedure.code}, but the file is {path.name}"])
    return procedure


def load_curated(folder: Path) -> list[Procedure]:
    """Return all curated records of ``folder``, by code; raises on the first bad file."""
    return [load_procedure(path) for path in sorted(folder.glob("*.yml"))]


class ProcedureStore:
    """Records by code; a curated record wins over an imported one of the same code."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._by_code: dict[str, Procedure] = {}
        for procedure in procedures:
            held = self._by_code.get(procedure.code)
            if held is None or procedure.layer is Layer.CURATED:
                self._by_code[procedure.code] = procedure
        self._families: dict[str, list[Procedure]] = defaultdict(list)
        for procedure in self._by_code.values():
            if procedure.family:
                self._families[procedure.family].append(procedure)

    def __iter__(self) -> Iterator[Procedure]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Procedure:
        """Return the record of ``code``; raises `ProcedureNotFound`."""
        try:
            return self._by_code[code]
        except KeyError:
            raise ProcedureNotFound(code) from None

    def siblings(self, code: str) -> list[Procedure]:
        """Return the other records of the family of ``code``, most used first."""
        family = self.get(code).family
        others = [p for p in self._families.get(family or "", []) if p.code != code]
        return sorted(others, key=lambda p: -(p.usage_weight or 0))

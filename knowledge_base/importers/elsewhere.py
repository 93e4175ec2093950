"""Reads names of procedures that are known by name only into ``<KB_DATA_DIR>/elsewhere.json``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.national import write_whole

ELSEWHERE = "elsewhere.json"
"""File in ``KB_DATA_DIR``: code -> official name."""


def import_names(sources: Sequence[Path], target: Path) -> int:
    """Write the names in ``sources``; returns how many there are.

    Args:
        sources: A table with the columns ``code`` and ``name`` (TSV), or lines of JSON with
            ``code`` and ``procedure``; of one code the first name counts.
        target: The file to write, whole or not at all.

    Raises:
        ImportRefused: A source is neither.
    """
    names: dict[str, str] = {}
    for source in sources:
        for code, name in _rows(source):
            if code and name:
                names.setdefault(code, name)
    write_whole(target, json.dumps(names, ensure_ascii=False, indent=0).encode())
    return len(names)


def load_names(path: Path) -> Mapping[str, str]:
    """Return code -> name from ``path``; empty where nothing was imported."""
    if not path.is_file():
        return {}
    held: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return held


def _rows(source: Path) -> Iterable[tuple[str, str]]:
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
        if source.suffix == ".tsv":
            return [(row["code"], row["name"]) for row in csv.DictReader(lines, delimiter="\t")]
        rows = [json.loads(line) for line in lines if line.strip()]
        return [(str(row["code"]), str(row["procedure"])) for row in rows]
    except (ValueError, KeyError, TypeError) as error:
        raise ImportRefused(f"{source} holds no codes with names.") from error

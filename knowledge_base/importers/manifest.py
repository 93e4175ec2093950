"""Says what a catalogue was compiled from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from knowledge_base.importers.report import Report


def make_manifest(paths: Sequence[Path], report: Report, today: date) -> dict[str, Any]:
    """Return sources with their SHA-256, the day of the import, and its counts."""
    return {
        "imported_on": today.isoformat(),
        "sources": [{"path": str(path), "sha256": digest(path)} for path in paths],
        "taken": report.taken,
        "kept_from_before": len(report.kept),
        "refused": len(report.refused),
        "skipped": len(report.skipped) - len(report.refused),
        "shapes": dict(report.shapes),
        "lists": report.lists,
        "as_of_from": dict(report.as_of_from),
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or of a folder's file names and contents together."""
    total = hashlib.sha256()
    for file in _files(path):
        total.update(str(file.relative_to(path)).encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]

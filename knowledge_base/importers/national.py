"""The compiled national catalogue: one JSON file, written whole or not at all."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from knowledge_base.procedure import Procedure

FILE = "national.json"
MANIFEST = "national.manifest.json"


def load_national(path: Path) -> list[Procedure]:
    """Return the records of a compiled catalogue, by code; none when ``path`` is absent."""
    if not path.exists():
        return []
    content = path.read_bytes()
    collecting = gc.isenabled()
    gc.disable()  # a million new objects, none of them garbage: collecting doubles the time
    try:
        return TypeAdapter(list[Procedure]).validate_json(content)
    finally:
        if collecting:
            gc.enable()


def save_national(path: Path, records: Iterable[Procedure]) -> None:
    """Write ``records`` by code; an interrupted write leaves the old file as it was."""
    ordered = sorted(records, key=lambda record: record.code)
    lines = [record.model_dump_json(exclude_defaults=True) for record in ordered]
    write_whole(path, ("[\n" + ",\n".join(lines) + "\n]\n").encode())


def save_manifest(path: Path, manifest: dict[str, Any]) -> None:
    """Write what the catalogue was compiled from."""
    write_whole(path, (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())


def write_whole(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

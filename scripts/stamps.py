"""Whether something made from files was made from these very files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def files_under(paths: Iterable[Path]) -> list[Path]:
    """List the files among ``paths`` and in the folders among them, sorted.

    Hidden ones and Python's compiled ones are left out; a path that does not exist gives nothing.
    """
    found: set[Path] = set()
    for path in paths:
        found.update([path] if path.is_file() else path.rglob("*"))
    return sorted(f for f in found if f.is_file() and f.name[0] != "." and f.suffix != ".pyc")


def digest(files: Iterable[Path]) -> str:
    """Return a SHA-256, in hex, of the names and contents of ``files``."""
    total = hashlib.sha256()
    for file in files:
        total.update(str(file).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """Say whether ``stamp`` holds ``wanted``; a missing stamp holds nothing."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == wanted


def mark(stamp: Path, made_from: str) -> None:
    """Write ``made_from`` into ``stamp``."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(f"{made_from}\n", encoding="utf-8")

"""Room on the disk, asked for before it runs out."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.problem import Problem

GB = 10**9


def require_room(
    folder: Path, needs_gb: float, *, what: str, free_bytes: int | None = None
) -> None:
    """Return when ``folder``'s disk has room for ``what``.

    Args:
        folder: An existing folder on the disk meant.
        needs_gb: In units of 10**9 bytes.
        what: Named in the sentence.
        free_bytes: Free space, when known already.

    Raises:
        Problem: Too little is free.
    """
    free = shutil.disk_usage(folder).free if free_bytes is None else free_bytes
    if free < needs_gb * GB:
        raise Problem(
            f"{what} needs {needs_gb:.1f} GB of disk, but only {free / GB:.1f} GB are free at "
            f"{folder}: make room there, then run make again."
        )

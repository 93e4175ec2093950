"""The examples as people wrote them, read from ``nlu_data``."""

from __future__ import annotations

from pathlib import Path

MARK = "    - "
"""What stands before an example in the files, one example a line."""


def written(folder: Path) -> list[tuple[str, str]]:
    """Return (text, intent) of every example under ``folder``, one file an intent."""
    return [
        (line.removeprefix(MARK), file.stem)
        for file in sorted(folder.glob("*.yml"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(MARK)
    ]

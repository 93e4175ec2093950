"""Reads the portal's use counter: rank, code, weight, in_normalized, name, by tabulators."""

from __future__ import annotations

import csv
from pathlib import Path

from knowledge_base.errors import ImportRefused


def read_usage(path: Path) -> dict[str, int]:
    """Return the weight of each code; raises `ImportRefused` when a column is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            return {row["code"].strip(): int(row["weight"]) for row in rows}
    except (KeyError, ValueError, TypeError, UnicodeDecodeError) as error:
        raise ImportRefused(
            f"{path}: not a use counter (columns code, weight): {error}"
        ) from error

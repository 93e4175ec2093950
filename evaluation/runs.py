"""Where runs are kept: ``results/eval/<time>/``, one folder each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evaluation import rows as rows_file
from evaluation.figures import Figure
from evaluation.rows import Row
from scripts.problem import Problem

RESULTS = Path("results/eval")


@dataclass(frozen=True, slots=True)
class Run:
    """A run read back.

    Attributes:
        figures: Right, of, and interval, by name.
        messages: The rows of the CSV.
    """

    name: str
    config: dict[str, Any]
    figures: dict[str, Figure]
    messages: list[dict[str, str]]


def new_folder(results: Path = RESULTS) -> Path:
    """Make the folder of a run that starts now, named by the time in UTC."""
    folder = results / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    folder.mkdir(parents=True)
    return folder


def save(
    folder: Path,
    config: Mapping[str, Any],
    rows: Sequence[Row],
    figures: Mapping[str, Figure],
    latency: Mapping[str, float],
) -> None:
    """Write configuration, messages and figures."""
    _write_json(folder / "config.json", config)
    rows_file.write(folder / "messages.csv", rows)
    shares = {
        name: {"right": f.right, "of": f.of, "low": f.interval[0], "high": f.interval[1]}
        for name, f in figures.items()
    }
    _write_json(folder / "aggregate.json", {"shares": shares, "latency_ms": dict(latency)})


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def load(folder: Path) -> Run:
    """Read a run back.

    Raises:
        Problem: The folder holds no whole run.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        shares = json.loads((folder / "aggregate.json").read_text(encoding="utf-8"))["shares"]
        messages = rows_file.read(folder / "messages.csv")
    except (OSError, ValueError, KeyError) as error:
        raise Problem(f"{folder} holds no whole run of `make eval`: {error}") from error
    figures = {
        name: Figure(s["right"], s["of"], (s["low"], s["high"])) for name, s in shares.items()
    }
    return Run(folder.name, config, figures, messages)


def whole_runs(results: Path = RESULTS) -> list[Path]:
    """Return the folders of the runs that came to their end, the oldest first."""
    return sorted(path.parent for path in results.glob("*/aggregate.json"))


def last_of(count: int, results: Path = RESULTS) -> list[Path]:
    """Return the folders of the last ``count`` runs, the oldest first.

    Raises:
        Problem: There are fewer.
    """
    whole = whole_runs(results)
    if len(whole) < count:
        raise Problem(f"{results} holds {len(whole)} runs, {count} are needed. Run: make eval")
    return whole[len(whole) - count :]


def folder_of(name: str, results: Path = RESULTS) -> Path:
    """Return the folder of a run that is named by its path or by its time."""
    return Path(name) if Path(name).is_dir() else results / name

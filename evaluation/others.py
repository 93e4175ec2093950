"""The evaluations that parts of the product have of their own, run as their own commands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """An evaluation of one part.

    Attributes:
        command: Prints its tables to standard output.
        made_by: The file without which there is no such command.
    """

    title: str
    command: tuple[str, ...]
    made_by: Path


PARTS = (
    Part(
        "Search",
        (sys.executable, "-m", "knowledge_base", "evaluate"),
        Path("knowledge_base/evaluation/cli.py"),
    ),
    Part(
        "What content does for the search",
        (sys.executable, "-m", "knowledge_base", "evaluate", "content"),
        Path("knowledge_base/evaluation/content.py"),
    ),
    Part(
        "What officers taught",
        (sys.executable, "-m", "evaluation", "learned"),
        Path("evaluation/learned.py"),
    ),
    Part(
        "Intents",
        (".venv-rasa/bin/python", "-m", "understanding.measure"),
        Path("understanding/measure.py"),
    ),
)


def tables(parts: tuple[Part, ...] = PARTS) -> Iterator[str]:
    """Run each evaluation and return what it printed, under its title."""
    for part in parts:
        yield f"## {part.title}\n\n{printed(part)}"


def printed(part: Part) -> str:
    """Return what the command printed; its last words when it failed: the rest must be shown."""
    if not part.made_by.exists():
        return f"Not measured: {part.made_by} is not there."
    done = subprocess.run(part.command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        words = "\n".join(done.stderr.splitlines()[-5:])
        return f"Not measured, {' '.join(part.command)} failed:\n{words}"
    return done.stdout.strip()

"""The labelled messages: what was written, and which answers are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.problem import Problem

OWN = Path("tests/evaluation")
SHARED = Path("../shared/data")
SINGLE_FILES = (
    "everyday",
    "out_of_scope",
    "not_covered",
    "fresh",
    "second",
    "third",
    "fourth",
    "fifth",
)
SINGLE = ("everyday", "colloquial")
"""Sets of single messages about procedures; pooled in the tables by style and by facet."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a right answer is.

    Attributes:
        statuses: The label's status, then the further ones that are right too.
        facet: ``None``: any facet is right.
        codes: Every right procedure, the most natural first.
        choose: The turn picks one of the choices just offered; ``codes`` may all be right.
        says: Of each inner tuple at least one string stands in the answer.
    """

    statuses: tuple[str, ...]
    facet: str | None
    codes: tuple[str, ...]
    choose: bool = False
    says: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A message and its label."""

    text: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages of one sender in their order; most sets have one each."""

    of: str
    id: str
    style: str
    turns: tuple[Turn, ...]


def paths(shared: Path = SHARED) -> dict[str, Path]:
    """Return the file of each set that is there; only the shared one may be absent."""
    own = {name: OWN / f"{name}.jsonl" for name in SINGLE_FILES}
    found = {
        **own,
        "dialogues": OWN / "dialogues.jsonl",
        "facts": Path("tests/e2e/facts.jsonl"),
        "colloquial": shared / "colloquial_dev.jsonl",
    }
    return {name: path for name, path in found.items() if name != "colloquial" or path.exists()}


def read_set(name: str, path: Path) -> list[Conversation]:
    """Return the conversations of one file.

    Raises:
        Problem: The file is missing, or a row is not of the agreed form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Problem(f"The messages of {name} cannot be read: {error}") from error
    try:
        return list(_conversations(name, lines))
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(
            f"A row of {path} is not of the form in {OWN}/README.md: {error!r}"
        ) from error


def _conversations(name: str, lines: list[str]) -> Iterator[Conversation]:
    for row in map(json.loads, lines):
        turns = tuple(_turn(turn) for turn in row["turns"])
        yield Conversation(name, row["id"], row.get("style", "other"), turns)


def _turn(row: dict[str, Any]) -> Turn:
    label = row.get("expect") or {**row, "status": "answered"}
    return Turn(
        row["text"],
        Expected(
            statuses=(label["status"], *label.get("also", ())),
            facet=label["facet"],
            codes=tuple(label["codes"]),
            choose=bool(label.get("choose")),
            says=tuple(tuple(words) for words in label.get("says", ())),
        ),
    )

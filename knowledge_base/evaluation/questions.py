"""The questions that are asked for measurement, with the procedures that answer them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from knowledge_base.procedure import Procedure
from knowledge_base.search.texts import bare_name
from knowledge_base.store import read_yaml
from knowledge_base.text import fold

DATA = Path(__file__).resolve().parent / "data"


class Labelled(NamedTuple):
    """A question and every procedure that answers it, the most natural first."""

    id: str
    text: str
    codes: tuple[str, ...]


def portal_questions(path: Path) -> list[Labelled]:
    """Return the questions of a ``portal_questions_*.jsonl``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(f"p{number:04}", row["q"], tuple(row["codes"] or [row["code"]]))
        for number, row in enumerate(rows)
    ]


def everyday_messages(path: Path) -> list[Labelled]:
    """Return the first turns of a ``colloquial_*.jsonl`` that name procedures."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    first = [(row["id"], row["turns"][0]) for row in rows]
    return [
        Labelled(number, turn["text"], tuple(turn["expect"]["codes"]))
        for number, turn in first
        if turn["expect"]["codes"]
    ]


def outside_messages() -> list[Labelled]:
    """Return messages that no procedure of any catalogue answers."""
    lines = (DATA / "outside.txt").read_text(encoding="utf-8").splitlines()
    return [Labelled(f"o{number:03}", line, ()) for number, line in enumerate(lines)]


def unheld_messages(path: Path) -> list[Labelled]:
    """Return the first turns of a set of messages that no procedure answers."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Labelled(row["id"], row["turns"][0]["text"], ()) for row in rows]


def disputed_ids() -> frozenset[str]:
    """Return the ids of questions whose label is disputed, with reasons in the file itself."""
    data = cast("dict[str, dict[str, str]]", read_yaml(DATA / "disputed.yml") or {})
    return frozenset(number for part in data.values() for number in part)


def evaluated_names(shared: Path, procedures: Iterable[Procedure]) -> set[str]:
    """Return the folded names of all procedures that the evaluation asks about."""
    names = {p.code: fold(bare_name(p.name)) for p in procedures}
    asked = [
        *portal_questions(shared / "portal_questions_dev.jsonl"),
        *everyday_messages(shared / "colloquial_dev.jsonl"),
    ]
    return {names[code] for question in asked for code in question.codes if code in names}


def groups_of(questions: Iterable[Labelled], families: Mapping[str, str]) -> list[str]:
    """Return one group for each question; questions that share a procedure or family share it.

    Cross-validation keeps a group on one side, so nothing is trained and tested on one procedure.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    asked = list(questions)
    for question in asked:
        keys = [families.get(code, code) for code in question.codes]
        for key in keys:
            parent[root(key)] = root(keys[0])
    return [root(families.get(question.codes[0], question.codes[0])) for question in asked]

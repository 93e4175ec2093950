"""The questions written by hand for training, about procedures without a curated record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge_base.evaluation.questions import (
    Labelled,
    everyday_messages,
    portal_questions,
)
from knowledge_base.procedure import Procedure

QUESTIONS = Path(__file__).resolve().parent / "questions"


def written_questions(procedures: Iterable[Procedure], folder: Path = QUESTIONS) -> list[Labelled]:
    """Return the questions in ``folder`` about ``procedures``."""
    held = {p.code for p in procedures}
    lines = [
        (f"{path.stem}{number:04}", json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
    ]
    return [Labelled(n, row["q"], (row["code"],)) for n, row in lines if row["code"] in held]


def evaluated_kin(shared: Path, families: Mapping[str, str]) -> set[str]:
    """Return every family that the evaluation asks about."""
    asked = [
        *portal_questions(shared / "portal_questions_dev.jsonl"),
        *everyday_messages(shared / "colloquial_dev.jsonl"),
    ]
    return {families.get(code, code) for question in asked for code in question.codes}

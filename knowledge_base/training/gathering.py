"""All candidate lists that the re-ranker is trained and measured on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge_base.evaluation.questions import (
    Labelled,
    evaluated_names,
    everyday_messages,
    groups_of,
    outside_messages,
    portal_questions,
)
from knowledge_base.procedure import Procedure
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.families import find_families
from knowledge_base.search.hybrid import Searcher
from knowledge_base.search.texts import bare_name
from knowledge_base.text import fold
from knowledge_base.training.lists import RankedList, Unranked, lists_of, nameless, without_right


def other_lists(
    procedures: Sequence[Procedure], encoder: Encoder, path: Path, kept_out: set[str]
) -> list[RankedList]:
    """Return lists for portal questions about procedures that the catalogue lacks.

    Those procedures join the catalogue by name alone, and body columns are blanked throughout.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if fold(bare_name(row["procedure"])) not in kept_out]
    held, named = {p.code for p in procedures}, {}
    for row in rows:
        if row["code"] and row["code"] not in held:
            named[row["code"]] = row["procedure"]
    searcher = Searcher.build(
        [*procedures, *[nameless(code, name) for code, name in named.items()]],
        encoder,
        Unranked(),
    )
    questions = [
        Labelled(row["code"], row["q"], tuple(row["codes"] or [row["code"]]))
        for row in rows
        if row["code"]
    ]
    return lists_of(
        searcher,
        questions,
        groups=[f"other:{q.id}" for q in questions],
        source="other",
        by_name_only=True,
    )


def collect(
    shared: Path, procedures: Sequence[Procedure], encoder: Encoder
) -> tuple[Searcher, list[RankedList]]:
    """Return a search over ``procedures`` and the lists of all sources.

    Groups of asked procedures are those of the evaluation.
    """
    lists = other_lists(
        procedures,
        encoder,
        shared / "portal_questions_other_procedures.jsonl",
        evaluated_names(shared, procedures),
    )
    searcher = Searcher.build(procedures, encoder, Unranked())
    families = find_families(procedures)
    asked, groups = asked_questions(shared, families)
    for name, questions in asked.items():
        lists += lists_of(searcher, questions, groups=groups[name], source=name)
    answered = [item for item in lists if item.source in asked and item.right.any()]
    missing = [without_right(item, families) for item in answered]
    return searcher, lists + [item for item in missing if item]


def asked_questions(
    shared: Path, families: Mapping[str, str]
) -> tuple[dict[str, list[Labelled]], dict[str, list[str]]]:
    """Return the questions of each set, and the group of each, for cross-validation."""
    asked = {
        "portal": portal_questions(shared / "portal_questions_dev.jsonl"),
        "everyday": everyday_messages(shared / "colloquial_dev.jsonl"),
        "outside": outside_messages(),
    }
    both = groups_of([*asked["portal"], *asked["everyday"]], families)
    size = len(asked["portal"])
    alone = [f"outside:{question.id}" for question in asked["outside"]]
    return asked, {"portal": both[:size], "everyday": both[size:], "outside": alone}

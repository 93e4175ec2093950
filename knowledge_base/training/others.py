"""The portal's questions about procedures outside the catalogue, and how far outside they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge_base.procedure import Procedure
from knowledge_base.search.profile import folded_words, with_pairs
from knowledge_base.search.texts import bare_name

SAME, FAR = 0.8, 0.25
"""From which likeness of names on it is the same procedure; under which it is quite another."""


class Other(NamedTuple):
    """One question about a procedure whose code the catalogue does not hold.

    Attributes:
        id: By its line.
        text: The question.
        name: Of the procedure, without level.
        code: Of the procedure, as the portal had it.
        nearest: Code of the record whose name is most like it.
        likeness: Of the two names, 0 to 1.
    """

    id: str
    text: str
    name: str
    code: str
    nearest: str
    likeness: float


def other_questions(path: Path, procedures: Sequence[Procedure]) -> list[Other]:
    """Return the questions of ``portal_questions_other_procedures.jsonl``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = {row["procedure"]: bare_name(row["procedure"]) for row in rows}
    like = likeness(procedures)
    found = {name: like(bare) for name, bare in names.items()}
    return [
        Other(f"other{n:04}", row["q"], names[row["procedure"]], row["code"] or "", *near)
        for n, row in enumerate(rows)
        for near in [found[row["procedure"]]]
    ]


def likeness(procedures: Sequence[Procedure]) -> Callable[[str], tuple[str, float]]:
    """Return what finds the record with the name most like a given one.

    The likeness is the weight of the shared words and pairs over that of all words and pairs.
    """
    titles = [with_pairs(folded_words(bare_name(p.name))) for p in procedures]
    rows: Mapping[str, list[int]] = defaultdict(list)
    for row, title in enumerate(titles):
        for term in title:
            rows[term].append(row)
    weight = {term: float(np.log(1 + len(titles) / len(held))) for term, held in rows.items()}
    rare = float(np.log(1 + len(titles)))
    sizes = np.array([sum(weight[term] for term in title) for title in titles])

    def nearest(name: str) -> tuple[str, float]:
        terms = with_pairs(folded_words(name))
        shared = np.zeros(len(titles))
        for term in terms & weight.keys():
            shared[rows[term]] += weight[term]
        share = shared / (sizes + sum(weight.get(term, rare) for term in terms) - shared)
        best = int(share.argmax())
        return procedures[best].code, float(share[best])

    return nearest

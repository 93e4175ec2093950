"""Questions as lists of candidates with the right ones marked: what the re-ranker learns from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.procedure import Layer, Online, OnlineLevel, Procedure
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.features import NAMES
from knowledge_base.search.hybrid import Searcher
from knowledge_base.search.rerank import Chances
from knowledge_base.training.noise import asked, typed

Floats = NDArray[np.float32]


class RankedList(NamedTuple):
    """One question's candidates.

    Attributes:
        features: (m, f).
        right: (m,) which candidates answer it; none of them: nothing of the catalogue does.
        group: Lists of one group stay on one side of a cross-validation.
        source: Where the question comes from.
        weight: How much it counts.
    """

    features: Floats
    right: NDArray[np.bool_]
    group: str
    source: str
    weight: float


class Unranked:
    """Stands in for a ranker where only candidates are wanted."""

    def chances(self, features: Floats) -> Chances:
        """Return the same chance for each."""
        return Chances(np.full(len(features), 1 / max(len(features), 1), np.float32), 0.0)


def lists_of(
    searcher: Searcher,
    questions: Iterable[Labelled],
    *,
    groups: Sequence[str],
    source: str,
    weight: float = 1.0,
    without_body: bool = False,
) -> list[RankedList]:
    """Return one list for each question that has a right candidate, or that has no right code.

    Args:
        searcher: Finds the candidates.
        questions: No codes: nothing is right.
        groups: One for each question.
        source: Said in each list.
        weight: Of each list.
        without_body: Blank the columns that need a body text.
    """
    rows = {code: row for row, code in enumerate(searcher.profile.codes)}
    body = [number for number, name in enumerate(NAMES) if name.split(" ")[1:2] == ["body"]]
    lists: list[RankedList] = []
    for question, group in zip(questions, groups, strict=True):
        found = searcher.candidates(question.text)
        right = np.isin(found.rows, [rows[c] for c in question.codes if c in rows])
        if not len(found.rows) or (question.codes and not right.any()):
            continue
        features = found.features.copy()
        if without_body:
            features[:, body] = 0.0
        lists.append(RankedList(features, right, group, source, weight))
    return lists


def nameless(code: str, name: str) -> Procedure:
    """Return a record of which only the name is known."""
    return Procedure(
        code=code,
        name=name,
        short_name=name[:200],
        layer=Layer.IMPORTED,
        online=Online(level=OnlineLevel.UNKNOWN),
        source_url="",
        as_of=date(2026, 1, 1),
    )


def spoken_lists(
    procedures: Sequence[Procedure], encoder: Encoder, *, parts: int, weight: float, seed: int
) -> list[RankedList]:
    """Return lists for aliases and situations, each asked of a catalogue that lacks it.

    The spoken texts are dealt into ``parts``; each part is asked of the catalogue without it, so
    that the re-ranker learns to find a record by texts that are not in it word for word.
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    lists: list[RankedList] = []
    for part in range(parts):
        kept, questions = [], []
        for p in procedures:
            spoken = [*p.aliases, *p.situations]
            held_out = spoken[part::parts]
            questions += [Labelled(p.code, _as_asked(text, rng), (p.code,)) for text in held_out]
            kept.append(
                p.model_copy(
                    update={
                        "aliases": [a for a in p.aliases if a not in held_out],
                        "situations": [s for s in p.situations if s not in held_out],
                    }
                )
            )
        if questions:
            searcher = Searcher.build(kept, encoder, Unranked())
            groups = [f"spoken:{q.id}" for q in questions]
            lists += lists_of(searcher, questions, groups=groups, source="spoken", weight=weight)
    return lists


def _as_asked(text: str, rng: random.Random) -> str:
    return typed(asked(text, rng) if rng.random() < 0.5 else text, rng)

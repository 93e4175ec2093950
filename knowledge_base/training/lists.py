"""Questions as lists of candidates with the right ones marked: what the re-ranker learns from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.search.hybrid import Searcher
from knowledge_base.search.rerank import Chances

Floats = NDArray[np.float32]


class RankedList(NamedTuple):
    """One question's candidates.

    Attributes:
        id: Of the question.
        features: (m, f).
        right: (m,) which candidates answer it; none of them: nothing of the catalogue does.
        group: Lists of one group stay on one side of a cross-validation.
        source: Where the question comes from.
        codes: (m,) the candidates' codes.
        wanted: Every code that answers it.
    """

    id: str
    features: Floats
    right: NDArray[np.bool_]
    group: str
    source: str
    codes: list[str]
    wanted: tuple[str, ...]


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
) -> list[RankedList]:
    """Return one list for each question that has candidates.

    Args:
        searcher: Finds the candidates.
        questions: No codes: nothing is right.
        groups: One for each question.
        source: Said in each list.
    """
    rows = {code: row for row, code in enumerate(searcher.profile.codes)}
    lists: list[RankedList] = []
    for question, group in zip(questions, groups, strict=True):
        found = searcher.candidates(question.text)
        right = np.isin(found.rows, [rows[c] for c in question.codes if c in rows])
        if not len(found.rows):
            continue
        features = found.features
        codes = [searcher.profile.codes[row] for row in found.rows]
        lists.append(
            RankedList(question.id, features, right, group, source, codes, question.codes)
        )
    return lists

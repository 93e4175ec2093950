"""Questions as lists of candidates with the right ones marked: what the re-ranker learns from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.search.features import NAMES
from knowledge_base.search.hybrid import Searcher
from knowledge_base.search.rerank import Chances

Floats = NDArray[np.float32]
FEWEST_LEFT = 5

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


def without_right(item: RankedList, families: Mapping[str, str]) -> RankedList | None:
    """Return ``item`` as if no catalogue held what it asks for; ``None`` where little is left.

    The right candidates and their families are taken out, so that the re-ranker learns what the
    next best look like when the right one is missing.
    """
    gone = {families.get(code, code) for code in item.wanted}
    left = ~item.right & np.array([families.get(code, code) not in gone for code in item.codes])
    if left.sum() < FEWEST_LEFT:
        return None
    features = item.features[left].copy()
    for number, name in enumerate(NAMES):
        if name.endswith(" of best"):
            features[:, number] /= max(float(features[:, number].max()), 1e-6)
        elif name.endswith("below best"):
            features[:, number] -= features[:, number].max()
        elif name.endswith(" by length"):
            plain = NAMES.index(name.removesuffix(" by length"))
            features[:, number] = features[:, plain] * features[:, NAMES.index("words")]
    codes = [code for code, kept in zip(item.codes, left, strict=True) if kept]
    nothing = np.zeros(len(codes), bool)
    return RankedList(item.id, features, nothing, item.group, "missing", codes, ())

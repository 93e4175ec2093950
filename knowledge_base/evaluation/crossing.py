"""Cross-validation: every question is ranked by weights that never saw its procedures."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.features import NAMES
from knowledge_base.search.firststage import (
    KEYWORD_WEIGHTS,
    SEMANTIC_WEIGHTS,
    USAGE_WEIGHT,
)
from knowledge_base.search.rerank import Chances
from knowledge_base.training.lists import RankedList
from knowledge_base.training.reranker import fit

Floats = NDArray[np.float32]
FOLDS = 5


class Ranked(NamedTuple):
    """One question after ranking.

    Attributes:
        item: The question's candidates.
        scores: (m,) higher is better.
        none: Chance that nothing is meant; ``None`` where scores are no chances.
    """

    item: RankedList
    scores: Floats
    none: float | None


def cross_validate(
    lists: Sequence[RankedList], tested: Sequence[RankedList], *, seed: int = 3
) -> list[Ranked]:
    """Return ``tested`` ranked by weights trained on the lists of other groups.

    Args:
        lists: What may be trained on.
        tested: What is ranked.
        seed: Deals the groups into folds.
    """
    groups = sorted({item.group for item in [*lists, *tested]})
    random.Random(seed).shuffle(groups)  # noqa: S311 - reproducible, not secret
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    ranked: list[Ranked] = []
    for number in range(FOLDS):
        ranker = fit([item for item in lists if fold[item.group] != number])
        mine = [item for item in tested if fold[item.group] == number]
        ranked += [_ranked(item, ranker.chances(item.features)) for item in mine]
    return ranked


def by_column(tested: Sequence[RankedList], name: str) -> list[Ranked]:
    """Return ``tested`` ranked by one feature alone."""
    column = NAMES.index(name)
    return [Ranked(item, item.features[:, column], None) for item in tested]


def without(lists: Sequence[RankedList], lost: Callable[[str], bool]) -> list[RankedList]:
    """Return ``lists`` with the features that ``lost`` names blanked, in the first stage too."""
    columns = [number for number, name in enumerate(NAMES) if lost(name)]
    result = []
    for item in lists:
        features = item.features.copy()
        features[:, columns] = 0.0
        _refresh_first(features)
        features[:, columns] = 0.0
        result.append(item._replace(features=features))
    return result


def _refresh_first(features: Floats) -> None:
    """Set the columns of the first stage from the columns it is made of."""
    total = USAGE_WEIGHT * features[:, NAMES.index("usage")]
    for name, weight in KEYWORD_WEIGHTS.items():
        total = total + weight * features[:, NAMES.index(f"keyword {name} of best")]
    for name, weight in SEMANTIC_WEIGHTS.items():
        total = total + weight * features[:, NAMES.index(f"semantic {name}")]
    words = features[:, NAMES.index("words")]
    features[:, NAMES.index("first")] = total / 5
    features[:, NAMES.index("first by length")] = total / 5 * words
    features[:, NAMES.index("first below best")] = total - total.max(initial=0.0)


def _ranked(item: RankedList, chances: Chances) -> Ranked:
    return Ranked(item, chances.each, chances.none)

"""How good a ranking is, with intervals that know that questions come in clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from knowledge_base.evaluation.crossing import Ranked
from knowledge_base.search.decide import Kind, decide
from knowledge_base.search.hits import Hit

DRAWS = 1000


class Share(NamedTuple):
    """A share of questions with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.2f}–{self.high:.2f})"


class Quality(NamedTuple):
    """What a table row says of one ranking of one set of questions."""

    first: Share
    five: Share
    family_first: Share
    family_five: Share


def share(hits: Sequence[bool], clusters: Sequence[str], *, seed: int = 1) -> Share:
    """Return the share of ``hits`` with a bootstrap interval over whole clusters.

    Args:
        hits: One for each question.
        clusters: Questions of one cluster are drawn together.
        seed: Decides the draws.
    """
    by_cluster: dict[str, list[bool]] = defaultdict(list)
    for hit, cluster in zip(hits, clusters, strict=True):
        by_cluster[cluster].append(hit)
    sums = np.array([[sum(items), len(items)] for items in by_cluster.values()], float)
    drawn = np.random.default_rng(seed).integers(len(sums), size=(DRAWS, len(sums)))
    totals = sums[drawn].sum(axis=1)
    low, high = np.percentile(totals[:, 0] / totals[:, 1], [2.5, 97.5])
    return Share(float(np.mean(hits)), float(low), float(high))


def quality(ranked: Sequence[Ranked], families: Mapping[str, str]) -> Quality:
    """Return how often the right procedure, or its family, comes first and among five."""
    clusters = [one.item.group for one in ranked]
    orders = [_ranked_codes(one) for one in ranked]
    wanted = [set(one.item.wanted) for one in ranked]
    kin = [{families.get(code, code) for code in codes} for codes in wanted]
    kin_orders = [[families.get(code, code) for code in order] for order in orders]
    return Quality(
        *[
            share(
                [bool(right & set(order[:k])) for right, order in zip(rights, some, strict=True)],
                clusters,
            )
            for rights, some in ((wanted, orders), (kin, kin_orders))
            for k in (1, 5)
        ]
    )


class Decided(NamedTuple):
    """What `decide` makes of a set: shares of all its questions.

    Attributes:
        one: Taken as meant.
        wrong: Of those, the share that is wrong.
        none: Said to be about nothing.
    """

    one: float
    wrong: float
    none: float


def decided(ranked: Sequence[Ranked], usual: Mapping[str, str], *, sure: float) -> Decided:
    """Return what `decide` makes of ``ranked`` with the threshold ``sure``.

    A twin at another level of a right procedure is right: the citizen's usual one stands for it.
    """
    ones, wrong, none = 0, 0, 0
    for one in ranked:
        order = np.argsort(-one.scores, kind="stable")[:10]
        hits = [Hit(one.item.codes[i], float(one.scores[i])) for i in order]
        decision = decide(hits, usual=usual, sure=sure)
        none += decision.kind is Kind.NONE
        if decision.kind is Kind.ONE:
            ones += 1
            right = {usual.get(code, code) for code in one.item.wanted} | set(one.item.wanted)
            wrong += decision.hits[0].code not in right
    count = max(len(ranked), 1)
    return Decided(ones / count, wrong / max(ones, 1), none / count)


def _ranked_codes(one: Ranked) -> list[str]:
    return [one.item.codes[i] for i in np.argsort(-one.scores, kind="stable")]

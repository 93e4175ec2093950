"""Trains the re-ranker: weights of features, each candidate list a softmax with *none of them*.

Run with the training environment, after the encoder: ``make train-encoder``.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.evaluation.catalogue import load_catalogue
from knowledge_base.search.encoders import StaticEncoder
from knowledge_base.search.features import NAMES
from knowledge_base.search.rerank import SHIPPED, Reranker
from knowledge_base.training.folds import FOLDER, open_folds
from knowledge_base.training.gathering import collect
from knowledge_base.training.lists import RankedList

# Weights of standardised features that hold where nothing is learnt against them.
PRIOR = {"first below best": 2.0, "level said": 0.3, "level contradicted": -0.3}
# How much a list of each source counts. Questions about procedures known by name alone count
# less; everyday messages, a fifth of the portal's in number but nearer to a chat, count more;
# "missing" are the same questions with the right procedure taken out of the catalogue.
WEIGHTS = {"other": 0.2, "portal": 1.0, "everyday": 3.0, "outside": 4.0, "missing": 0.05}
log = logging.getLogger(__name__)
Floats = NDArray[np.float32]


class Padded(NamedTuple):
    """Lists as arrays of one width.

    Attributes:
        x: (lists, m, f) standardised features, zeros where padded.
        best: (lists, f) the highest value of each feature.
        absent: (lists, m) True where padded.
        right: (lists, m + 1), the last column *none of them*.
        weight: (lists,).
    """

    x: Floats
    best: Floats
    absent: NDArray[np.bool_]
    right: NDArray[np.bool_]
    weight: Floats


def fit(
    lists: Sequence[RankedList],
    *,
    steps: int = 250,
    rate: float = 0.03,
    decay: float = 0.005,
) -> Reranker:
    """Return the re-ranker that gives the right candidates of ``lists`` the highest chances.

    Full-batch Adam on the log-likelihood; deterministic. With little to learn from, the ranking
    stays that of the first stage: weights are pulled towards `PRIOR`, not towards zero.

    Args:
        lists: At least one with a right candidate and one without.
        steps: How many steps are taken.
        rate: Length of the first steps; falls to zero in a straight line.
        decay: Strength of that pull.
    """
    lists = [item for item in lists if item.right.any() or not item.wanted]
    stacked = np.concatenate([item.features for item in lists])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0) + 1e-3
    data = _pad(lists, mean, scale)
    size = data.x.shape[2]
    prior = np.zeros(2 * size + 1, np.float32)
    prior[[NAMES.index(name) for name in PRIOR]] = list(PRIOR.values())
    weights = prior.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = _slope(data, weights) + decay * (weights - prior)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = weights - rate * (1 - step / steps) * move
    return Reranker(
        NAMES,
        mean,
        scale,
        weights[:size],
        weights[size:-1],
        none_bias=float(weights[-1]),
    )


def _pad(lists: Sequence[RankedList], mean: Floats, scale: Floats) -> Padded:
    width = max(len(item.right) for item in lists)
    x = np.zeros((len(lists), width, len(NAMES)), np.float32)
    absent = np.ones((len(lists), width), bool)
    right = np.zeros((len(lists), width + 1), bool)
    best = np.zeros((len(lists), len(NAMES)), np.float32)
    for row, item in enumerate(lists):
        size = len(item.right)
        x[row, :size] = (item.features - mean) / scale
        best[row] = x[row, :size].max(axis=0)
        absent[row, :size] = False
        right[row, :size], right[row, -1] = item.right, not item.right.any()
    return Padded(
        x,
        best,
        absent,
        right,
        np.array([WEIGHTS[item.source] for item in lists], np.float32),
    )


def _slope(data: Padded, weights: Floats) -> Floats:
    """Return the gradient of the mean loss at ``weights`` (candidates', none's, bias)."""
    size = data.x.shape[2]
    logits = data.x @ weights[:size]
    logits[data.absent] = -1e4
    none = data.best @ weights[size:-1] + weights[-1]
    logits = np.concatenate([logits, none[:, None]], axis=1)
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    wanted = shares * data.right
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)
    error = (shares - wanted) * data.weight[:, None] / data.weight.sum()
    of_candidates = np.einsum("lm,lmf->f", error[:, :-1], data.x, optimize=True)
    slope = np.concatenate([of_candidates, error[:, -1] @ data.best, [error[:, -1].sum()]])
    return np.asarray(slope, dtype=np.float32)


def main() -> None:
    """Train on every list and write the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--procedures", type=Path, default=Path("knowledge_base/procedures"))
    parser.add_argument("--folds", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    procedures = load_catalogue(options.shared, options.procedures)
    _, lists = collect(options.shared, procedures, StaticEncoder(), open_folds(options.folds))
    fit(lists).save(options.out)
    log.info("%s written from %d lists", options.out, len(lists))


if __name__ == "__main__":
    main()

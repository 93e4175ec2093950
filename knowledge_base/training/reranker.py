"""Trains the re-ranker: weights of features, each candidate list a softmax with *none of them*.

Run with the training environment, after the encoder: ``make train-encoder``.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge_base.evaluation.catalogue import load_catalogue
from knowledge_base.search.encoders import StaticEncoder
from knowledge_base.search.features import NAMES
from knowledge_base.search.rerank import SHIPPED, Reranker, Weights
from knowledge_base.training.folds import FOLDER, open_folds
from knowledge_base.training.gathering import collect
from knowledge_base.training.lists import RankedList
from knowledge_base.training.network import Adam, Padded, slope, start

# Weights of standardised features that hold where nothing is learnt against them.
PRIOR = {"first below best": 2.0, "level said": 0.3, "level contradicted": -0.3}
# How much a list of each source counts. Everyday messages, a fifth of the portal's in number but
# nearer to a chat, count more; those made for training, many times as many, less.
WEIGHTS = {
    "portal": 1.0,
    "everyday": 6.0,
    "outside": 4.0,
    "written": 0.08,
    "alias": 0.2,
    "renamed": 0.5,
    "not held": 0.1,
    "left out": 0.035,
}
NETWORKS = 4
log = logging.getLogger(__name__)
Floats = NDArray[np.float32]


def fit_one(
    lists: Sequence[RankedList],
    *,
    epochs: int = 15,
    batch: int = 256,
    rate: float = 0.003,
    seed: int = 0,
) -> Weights:
    """Return the weights that give the right candidates of ``lists`` the highest chances.

    Adam on the log-likelihood; the same lists and seed give the same weights. With little to
    learn from, the ranking stays that of the first stage: weights are pulled towards `PRIOR`, not
    towards zero.

    Args:
        lists: At least one with a right candidate and one without.
        epochs: How often each list is seen.
        batch: Lists in a step.
        rate: Length of the first steps; falls to zero in a straight line.
        seed: Decides the first weights, the order and what is dropped.
    """
    lists = [item for item in lists if item.right.any() or not item.wanted]
    stacked = np.concatenate([item.features for item in lists])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0) + 1e-3
    data = _pad(lists, mean, scale)
    rng = np.random.default_rng(seed)
    first = start(len(NAMES), rng)
    prior = {name: np.zeros_like(part) for name, part in first.items()}
    for name, value in PRIOR.items():
        prior["each"][NAMES.index(name)] = value
        first["each"][NAMES.index(name)] = value
    steps = epochs * -(-len(lists) // batch)
    climb = Adam(first, prior, rate, steps)
    for _ in range(epochs):
        order = rng.permutation(len(lists))
        for begin in range(0, len(lists), batch):
            chosen = order[begin : begin + batch]
            climb.step(slope(data.at(chosen), climb.parts, rng))
    return Weights(mean=mean, scale=scale, **climb.parts)


def fit(lists: Sequence[RankedList], *, epochs: int = 15, batch: int = 256) -> Reranker:
    """Return the mean of `NETWORKS` networks that start differently; as `fit_one`."""
    networks = [fit_one(lists, epochs=epochs, batch=batch, seed=seed) for seed in range(NETWORKS)]
    return Reranker(NAMES, mean_of(networks))


def mean_of(networks: Sequence[Weights]) -> Weights:
    """Return one network whose scores are the mean of the scores of ``networks``."""
    parts = {}
    for name in Weights._fields:
        held = [getattr(network, name) for network in networks]
        if "inner" in name:
            parts[name] = np.concatenate(held, axis=-1)
        elif "outer" in name:
            parts[name] = np.concatenate(held) / np.float32(len(held))
        else:
            parts[name] = np.asarray(np.mean(held, axis=0), np.float32)
    return Weights(**parts)


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
    weight = np.array([WEIGHTS[item.source] for item in lists], np.float32)
    return Padded(x, best, absent, right, weight / weight.mean())


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

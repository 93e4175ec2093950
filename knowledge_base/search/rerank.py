"""The learned part of the ranking: candidates' features to chances, in plain numpy."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.search.features import NAMES

Floats = NDArray[np.float32]
SHIPPED = Path(__file__).resolve().parent / "encoder" / "reranker.npz"
OTHER_VERSION = "The re-ranker was trained by another version. Train it with: make train-encoder"


class Chances(NamedTuple):
    """How likely each candidate is meant.

    Attributes:
        each: (m,) chances of the candidates.
        none: Chance that no procedure of the catalogue is meant; all add up to 1.
    """

    each: Floats
    none: float


class Weights(NamedTuple):
    """What was learnt; f features, h and g hidden numbers.

    Attributes:
        mean: (f,) subtracted from the features.
        scale: (f,) they are divided by.
        each: (f,) weights of a candidate's features.
        inner: (f, h) from its features to hidden numbers.
        inner_bias: (h,).
        outer: (h,) weights of those above zero.
        none: (2 f,) weights, for *none of them*, of the highest value of each feature and of its
            mean over the candidates, each counting by its chance.
        none_inner: (2 f, g) from the same to hidden numbers.
        none_inner_bias: (g,).
        none_outer: (g,) weights of those above zero.
        none_bias: (1,).
    """

    mean: Floats
    scale: Floats
    each: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    none: Floats
    none_inner: Floats
    none_inner_bias: Floats
    none_outer: Floats
    none_bias: Floats


class Reranker:
    """A small network that scores each candidate, and one for *none of them*.

    A softmax over all of them turns the scores into chances.

    Args:
        names: The features the weights are for.
        weights: What was learnt.

    Raises:
        KnowledgeBaseError: The weights are for other features than this version computes.
    """

    def __init__(self, names: tuple[str, ...], weights: Weights) -> None:
        if names != NAMES:
            raise KnowledgeBaseError(OTHER_VERSION)
        self.weights = weights

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Reranker:
        """Return the re-ranker in ``path``; raises `KnowledgeBaseError` on another version's."""
        with np.load(path) as held:
            names = tuple(str(name) for name in held["names"])
            if not set(Weights._fields) <= set(held.files):
                raise KnowledgeBaseError(OTHER_VERSION)
            return cls(names, Weights(*[held[part] for part in Weights._fields]))

    def save(self, path: Path) -> None:
        """Write the weights to ``path``."""
        np.savez(path, names=np.array(NAMES), **self.weights._asdict())

    def chances(self, features: Floats) -> Chances:
        """Return the chances of candidates.

        Args:
            features: (m, len(NAMES)) array; m may be 0.
        """
        if not len(features):
            return Chances(np.empty(0, np.float32), 1.0)
        w = self.weights
        x = (features - w.mean) / w.scale
        hidden = np.maximum(x @ w.inner + w.inner_bias, 0)
        scores = np.asarray(x @ w.each + hidden @ w.outer, np.float32)
        about = np.concatenate([x.max(axis=0), softmax(scores) @ x])
        behind = np.maximum(about @ w.none_inner + w.none_inner_bias, 0)
        none = about @ w.none + behind @ w.none_outer + w.none_bias
        shares = softmax(np.append(scores, none).astype(np.float32))
        return Chances(shares[:-1].astype(np.float32), float(shares[-1]))


def softmax(scores: Floats) -> Floats:
    """Return shares that add up to 1 along the last axis."""
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))

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


class Chances(NamedTuple):
    """How likely each candidate is meant.

    Attributes:
        each: (m,) chances of the candidates.
        none: Chance that no procedure of the catalogue is meant; all add up to 1.
    """

    each: Floats
    none: float


class Reranker:
    """An ensemble of small two-layer networks over the features of one candidate each.

    A softmax over all candidates and *none of them* turns their scores into chances.
    """

    def __init__(self, weights: dict[str, Floats]) -> None:
        """Take the arrays written by ``knowledge_base.training.reranker``.

        Raises:
            KnowledgeBaseError: They were trained on other features than this version computes.
        """
        if list(weights["names"]) != list(NAMES):
            raise KnowledgeBaseError(
                "The re-ranker was trained on other features. Train it with: make train-encoder"
            )
        self._weights = weights

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Reranker:
        """Return the re-ranker in ``path``."""
        with np.load(path) as arrays:
            return cls({name: arrays[name] for name in arrays.files})

    def chances(self, features: Floats) -> Chances:
        """Return the chances of candidates.

        Args:
            features: (m, len(NAMES)) array; m may be 0.
        """
        if not len(features):
            return Chances(np.empty(0, np.float32), 1.0)
        w = self._weights
        scaled = (features - w["mean"]) / w["scale"]
        logits = _network(scaled, w["w1"], w["b1"], w["w2"])
        none = _network(scaled.max(axis=0)[None], w["none_w1"], w["none_b1"], w["none_w2"])
        all_logits = np.concatenate([logits, none + w["none_b2"][:, None]], axis=1)
        shares = np.exp(all_logits - all_logits.max(axis=1, keepdims=True))
        mean = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        return Chances(mean[:-1].astype(np.float32), float(mean[-1]))


def _network(x: Floats, w1: Floats, b1: Floats, w2: Floats) -> Floats:
    """Return (members, rows) outputs of ``members`` networks with one hidden layer.

    Args:
        x: (rows, inputs).
        w1: (members, inputs, hidden).
        b1: (members, hidden).
        w2: (members, hidden + inputs); the last ``inputs`` are a direct linear path.
    """
    hidden = np.maximum(np.einsum("ri,mih->mrh", x, w1, optimize=True) + b1[:, None], 0.0)
    size = hidden.shape[2]
    direct = (x @ w2[:, size:].T).T
    outputs: Floats = np.einsum("mrh,mh->mr", hidden, w2[:, :size]) + direct
    return outputs

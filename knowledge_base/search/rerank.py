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
    """A weighted sum of each candidate's features, and one for *none of them*.

    A softmax over all of them turns the sums into chances.

    Args:
        names: The features the weights are for.
        mean: (f,) subtracted from the features.
        scale: (f,) they are divided by.
        weights: (f,) of a candidate's features.
        none_weights: (f,) of the highest value of each feature among the candidates.
        none_bias: Added for *none of them*.

    Raises:
        KnowledgeBaseError: The weights are for other features than this version computes.
    """

    def __init__(
        self,
        names: tuple[str, ...],
        mean: Floats,
        scale: Floats,
        weights: Floats,
        none_weights: Floats,
        none_bias: float,
    ) -> None:
        if names != NAMES:
            raise KnowledgeBaseError(
                "The re-ranker was trained on other features. Train it with: make train-encoder"
            )
        self._mean, self._scale = mean, scale
        self.weights, self._none_weights, self._none_bias = (
            weights,
            none_weights,
            none_bias,
        )

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Reranker:
        """Return the re-ranker in ``path``."""
        with np.load(path) as held:
            names = tuple(str(name) for name in held["names"])
            return cls(
                names,
                held["mean"],
                held["scale"],
                held["weights"],
                held["none_weights"],
                float(held["none_bias"]),
            )

    def save(self, path: Path) -> None:
        """Write the weights to ``path``."""
        np.savez(
            path,
            names=np.array(NAMES),
            mean=self._mean,
            scale=self._scale,
            weights=self.weights,
            none_weights=self._none_weights,
            none_bias=np.float32(self._none_bias),
        )

    def chances(self, features: Floats) -> Chances:
        """Return the chances of candidates.

        Args:
            features: (m, len(NAMES)) array; m may be 0.
        """
        if not len(features):
            return Chances(np.empty(0, np.float32), 1.0)
        scaled = (features - self._mean) / self._scale
        none = float(scaled.max(axis=0) @ self._none_weights) + self._none_bias
        logits = np.append(scaled @ self.weights, none)
        shares = np.exp(logits - logits.max())
        shares /= shares.sum()
        return Chances(shares[:-1].astype(np.float32), float(shares[-1]))

"""The re-ranker's network while it learns: first weights, gradients, steps. Plain numpy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.rerank import softmax

Floats = NDArray[np.float32]
Parts = dict[str, Floats]
"""The learnt parts of `Weights` by their names there."""
HIDDEN, NONE_HIDDEN = 16, 8
DROPPED = 0.2
DECAY = {"each": 0.005, "none": 0.005, "outer": 0.01, "none_outer": 0.01}
INNER_DECAY = 0.01


class Padded(NamedTuple):
    """Lists as arrays of one width.

    Attributes:
        x: (lists, m, f) standardised features, zeros where padded.
        best: (lists, f) the highest value of each feature.
        absent: (lists, m) True where padded.
        right: (lists, m + 1), the last column *none of them*.
        weight: (lists,) 1 on average.
    """

    x: Floats
    best: Floats
    absent: NDArray[np.bool_]
    right: NDArray[np.bool_]
    weight: Floats

    def at(self, places: NDArray[np.int64]) -> Padded:
        """Return the lists at ``places``."""
        return Padded(*(part[places] for part in self))  # type: ignore[arg-type]


def start(size: int, rng: np.random.Generator) -> Parts:
    """Return first weights for ``size`` features: nothing speaks for anything yet."""

    def spread(rows: int, columns: int) -> Floats:
        return rng.uniform(-1, 1, (rows, columns)).astype(np.float32) / np.float32(rows**0.5)

    def zeros(length: int) -> Floats:
        return np.zeros(length, np.float32)

    return {
        "each": zeros(size),
        "inner": spread(size, HIDDEN),
        "inner_bias": zeros(HIDDEN),
        "outer": zeros(HIDDEN),
        "none": zeros(2 * size),
        "none_inner": spread(2 * size, NONE_HIDDEN),
        "none_inner_bias": zeros(NONE_HIDDEN),
        "none_outer": zeros(NONE_HIDDEN),
        "none_bias": zeros(1),
    }


def slope(data: Padded, w: Parts, rng: np.random.Generator, dropped: float = DROPPED) -> Parts:
    """Return the gradient of the mean loss at ``w``; some hidden numbers are dropped by chance.

    The candidates' chances by which *none of them* sees their mean are taken as given.
    """
    hidden = np.maximum(data.x @ w["inner"] + w["inner_bias"], 0)
    kept = _kept(hidden.shape, dropped, rng)
    scores = data.x @ w["each"] + (hidden * kept) @ w["outer"]
    scores[data.absent] = -1e4
    mean = np.einsum("lm,lmf->lf", softmax(scores), data.x)
    about = np.concatenate([data.best, mean], axis=1)
    none_hidden = np.maximum(about @ w["none_inner"] + w["none_inner_bias"], 0)
    none_kept = _kept(none_hidden.shape, dropped, rng)
    none = about @ w["none"] + (none_hidden * none_kept) @ w["none_outer"] + w["none_bias"]
    shares = softmax(np.concatenate([scores, none[:, None]], axis=1))
    wanted = shares * data.right
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)
    error = (shares - wanted) * (data.weight / len(data.weight))[:, None]
    of_each, of_none = error[:, :-1], error[:, -1]
    back = of_each[..., None] * w["outer"] * kept * (hidden > 0)
    none_back = of_none[:, None] * w["none_outer"] * none_kept * (none_hidden > 0)
    return {
        "each": np.tensordot(of_each, data.x, ([0, 1], [0, 1])),
        "inner": np.tensordot(data.x, back, ([0, 1], [0, 1])),
        "inner_bias": back.sum(axis=(0, 1)),
        "outer": np.tensordot(of_each, hidden * kept, ([0, 1], [0, 1])),
        "none": of_none @ about,
        "none_inner": about.T @ none_back,
        "none_inner_bias": none_back.sum(axis=0),
        "none_outer": of_none @ (none_hidden * none_kept),
        "none_bias": of_none.sum(keepdims=True),
    }


def _kept(shape: tuple[int, ...], dropped: float, rng: np.random.Generator) -> Floats:
    kept = rng.random(shape, np.float32) >= dropped
    return kept.astype(np.float32) / np.float32(1 - dropped)


class Adam:
    """Steps down the slope, each weight at its own pace, pulled towards where it is expected.

    Args:
        first: Where the weights start.
        prior: Where they are pulled to.
        rate: Length of the first steps; falls to zero in a straight line over ``steps``.
    """

    def __init__(self, first: Parts, prior: Parts, rate: float, steps: int) -> None:
        self.parts = {name: part.copy() for name, part in first.items()}
        self._prior, self._rate, self._steps, self._taken = prior, rate, steps, 0
        self._mean = {name: np.zeros_like(part) for name, part in first.items()}
        self._square = {name: np.zeros_like(part) for name, part in first.items()}

    def step(self, slopes: Parts) -> None:
        """Move all weights one step."""
        self._taken += 1
        n = self._taken
        rate = self._rate * (1 - (n - 1) / self._steps)
        for name, part in self.parts.items():
            pull = DECAY.get(name, INNER_DECAY / part.shape[1] if part.ndim > 1 else 0.0)
            downhill = slopes[name] + pull * (part - self._prior[name])
            self._mean[name] = np.asarray(0.9 * self._mean[name] + 0.1 * downhill, np.float32)
            square = 0.999 * self._square[name] + 0.001 * downhill**2
            self._square[name] = np.asarray(square, np.float32)
            move = self._mean[name] / (1 - 0.9**n)
            move = move / (np.sqrt(self._square[name] / (1 - 0.999**n)) + 1e-8)
            self.parts[name] = np.asarray(part - rate * move, np.float32)

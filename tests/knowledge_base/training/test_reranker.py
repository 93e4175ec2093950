from __future__ import annotations

import numpy as np

from knowledge_base.search.features import NAMES
from knowledge_base.training.lists import RankedList
from knowledge_base.training.network import Padded, slope, start
from knowledge_base.training.reranker import fit

SIZE = len(NAMES)


def asked(number: int, right: bool) -> RankedList:
    """Two candidates; the right one has the higher first feature; without one it is low."""
    features = np.zeros((2, SIZE), np.float32)
    features[:, 0] = (1.0, 0.5) if right else (0.1, 0.0)
    answers = np.array([right, False])
    wanted = ("A",) if right else ()
    return RankedList(str(number), features, answers, str(number), "portal", ["A", "B"], wanted)


def test_the_right_one_comes_first_and_nothing_where_nothing_fits() -> None:
    ranker = fit([asked(n, right=n % 2 == 0) for n in range(200)], batch=20)
    meant, nothing = (ranker.chances(asked(0, right).features) for right in (True, False))
    assert meant.each.argmax() == 0
    assert meant.each[0] > 0.5 > meant.none
    assert nothing.none > 0.5


def test_the_same_lists_give_the_same_weights() -> None:
    lists = [asked(n, right=n % 2 == 0) for n in range(20)]
    assert (fit(lists).weights.inner == fit(lists).weights.inner).all()


def test_the_slope_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(3, 2, 4)).astype(np.float32)
    right = np.array([[True, False, False], [False, True, False], [False, False, True]])
    data = Padded(x, x.max(axis=1), np.zeros((3, 2), bool), right, np.ones(3, np.float32))
    weights = {name: part + 0.1 for name, part in start(4, rng).items()}

    def loss() -> float:
        hidden = np.maximum(x @ weights["inner"] + weights["inner_bias"], 0)
        scores = x @ weights["each"] + hidden @ weights["outer"]
        shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        about = np.concatenate([data.best, np.einsum("lm,lmf->lf", shares, x)], axis=1)
        deep = np.maximum(about @ weights["none_inner"] + weights["none_inner_bias"], 0)
        none = about @ weights["none"] + deep @ weights["none_outer"] + weights["none_bias"]
        every = np.exp(np.concatenate([scores, none[:, None]], axis=1))
        return float(-np.log((every * right).sum(axis=1) / every.sum(axis=1)).mean())

    found = slope(data, weights, np.random.default_rng(2), dropped=0.0)
    for name in ("none", "none_inner", "none_outer", "none_bias"):
        before = loss()
        weights[name].flat[0] += 1e-2
        assert abs((loss() - before) / 1e-2 - found[name].flat[0]) < 2e-2
        weights[name].flat[0] -= 1e-2

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.search.features import NAMES
from knowledge_base.search.rerank import Reranker

SIZE = len(NAMES)


def simple(names: tuple[str, ...] = NAMES) -> Reranker:
    """Score = the first feature; none of them = 0."""
    weights = np.zeros(SIZE, np.float32)
    weights[0] = 1.0
    zeros, ones = np.zeros(SIZE, np.float32), np.ones(SIZE, np.float32)
    return Reranker(names, zeros, ones, weights, zeros, 0.0)


def test_chances_are_a_softmax_with_none_of_them() -> None:
    features = np.zeros((2, SIZE), np.float32)
    features[0, 0] = np.log(2)
    chances = simple().chances(features)
    assert chances.each.tolist() == pytest.approx([0.5, 0.25])
    assert chances.none == pytest.approx(0.25)


def test_no_candidates_mean_none() -> None:
    assert simple().chances(np.empty((0, SIZE), np.float32)).none == 1.0


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(KnowledgeBaseError, match="make train-encoder"):
        simple(("something else",))


def test_saved_weights_are_the_same(tmp_path: Path) -> None:
    simple().save(tmp_path / "r.npz")
    assert Reranker.load(tmp_path / "r.npz").weights[0] == 1.0


def test_the_shipped_weights_fit_this_version() -> None:
    assert len(Reranker.load().weights) == SIZE

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.search.features import NAMES
from knowledge_base.search.rerank import Reranker, Weights

SIZE = len(NAMES)


def simple(names: tuple[str, ...] = NAMES, hidden: float = 0.0) -> Reranker:
    """Score = first feature + ``hidden`` times the second where above zero; none of them = 0."""
    zeros, ones = np.zeros(SIZE, np.float32), np.ones(SIZE, np.float32)
    each, inner = zeros.copy(), np.zeros((SIZE, 1), np.float32)
    each[0] = inner[1, 0] = 1.0
    nothing = np.zeros(1, np.float32)
    return Reranker(
        names,
        Weights(
            mean=zeros,
            scale=ones,
            each=each,
            inner=inner,
            inner_bias=nothing,
            outer=np.full(1, hidden, np.float32),
            none=np.zeros(2 * SIZE, np.float32),
            none_inner=np.zeros((2 * SIZE, 1), np.float32),
            none_inner_bias=nothing,
            none_outer=nothing,
            none_bias=nothing,
        ),
    )


def test_chances_are_a_softmax_with_none_of_them() -> None:
    features = np.zeros((2, SIZE), np.float32)
    features[0, 0] = np.log(2)
    chances = simple().chances(features)
    assert chances.each.tolist() == pytest.approx([0.5, 0.25])
    assert chances.none == pytest.approx(0.25)


def test_hidden_numbers_count_where_they_are_above_zero() -> None:
    features = np.zeros((2, SIZE), np.float32)
    features[:, 1] = 1.0, -1.0
    chances = simple(hidden=np.log(2)).chances(features)
    assert chances.each.tolist() == pytest.approx([0.5, 0.25])


def test_no_candidates_mean_none() -> None:
    assert simple().chances(np.empty((0, SIZE), np.float32)).none == 1.0


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(KnowledgeBaseError, match="make train-encoder"):
        simple(("something else",))


def test_saved_weights_are_the_same(tmp_path: Path) -> None:
    simple().save(tmp_path / "r.npz")
    assert Reranker.load(tmp_path / "r.npz").weights.each[0] == 1.0


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "r.npz", names=np.array(NAMES), weights=np.zeros(SIZE))
    with pytest.raises(KnowledgeBaseError, match="make train-encoder"):
        Reranker.load(tmp_path / "r.npz")


def test_the_shipped_weights_fit_this_version() -> None:
    assert len(Reranker.load().weights.each) == SIZE

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge_base.search.index import SemanticIndex


@pytest.fixture
def index() -> SemanticIndex:
    """Procedure 0 has two texts, procedure 1 one."""
    vectors = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]], np.float32)
    return SemanticIndex.build(vectors, np.array([0, 0, 1]))


def test_similarity_is_the_cosine_of_the_nearest_text(index: SemanticIndex) -> None:
    asked = np.array([0.6, 0.8], np.float32)
    assert index.similarity(asked, np.array([0, 1])) == pytest.approx([0.96, 0.8])


def test_the_nearest_come_once_each(index: SemanticIndex) -> None:
    assert list(index.nearest(np.array([1.0, 0.0], np.float32), 2)) == [0]


def test_a_zero_vector_has_no_neighbours(index: SemanticIndex) -> None:
    assert list(index.nearest(np.zeros(2, np.float32), 3)) == []


def test_a_saved_index_is_the_same(index: SemanticIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    asked = np.array([0.6, 0.8], np.float32)
    again = SemanticIndex.load(tmp_path)
    assert again.similarity(asked, np.array([1])) == pytest.approx([0.8])

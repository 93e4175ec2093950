from __future__ import annotations

import pytest

from knowledge_base.text import fold_meant

LOSE = {"mat": ["mất", "mat"], "nha": ["nhà"]}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("Bà mất", "ba mat", id="meant"),
        pytest.param("có mặt", "co mat_", id="alike-only-when-folded"),
        pytest.param("mất nha", "mat nha_", id="bare-and-not-listed"),
        pytest.param("bà mat", "ba mat", id="bare-and-listed"),
        pytest.param("co mat nha", "co mat nha", id="no-diacritics-to-tell-by"),
    ],
)
def test_a_word_is_told_from_one_that_is_alike_when_folded(typed, read):
    assert fold_meant(typed, LOSE) == read

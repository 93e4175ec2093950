"""A word that is no syllable is mended where its neighbours say what was meant."""

from __future__ import annotations

import pytest

from knowledge_base.search.query import normalise
from knowledge_base.search.slips import mend
from knowledge_base.text import fold


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("tạm ngưg hộ kinh doannh", "tam ngung ho kinh doanh", id="letter-missing"),
        pytest.param("khaisinh cho con", "khai sinh cho con", id="blank-lost"),
        pytest.param("saoy giấy khai sinh", "sao y giay khai sinh", id="short-blank-lost"),
        pytest.param("đăng ký tạm trruu", "dang ky tam tru", id="letters-doubled"),
        pytest.param("giấy khai sihn", "giay khai sinh", id="letters-swapped"),
    ],
)
def test_a_slip_is_mended(typed, meant):
    assert fold(normalise(typed)) == meant


@pytest.mark.parametrize("typed", ["trả qua momo", "giấy phép karaoke", "zalo của phường"])
def test_names_stay_as_they_are(typed):
    assert normalise(typed) == typed


def test_a_word_is_left_alone_where_no_neighbour_agrees():
    assert mend(["zumba", "trukk"]) == ["zumba", "trukk"]

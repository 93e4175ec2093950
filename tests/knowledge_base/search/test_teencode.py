"""How young people spell, read by the shape of syllables; and short forms by their neighbours."""

from __future__ import annotations

import pytest

from knowledge_base.search.query import normalise
from knowledge_base.search.teencode import respell


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bằg", "bằng"),
        ("thág", "tháng"),
        ("fải", "phải"),
        ("wá", "quá"),
        ("zề", "về"),
        ("jấy", "giấy"),
        ("jì", "gì"),
        ("kần", "cần"),
        ("qá", "quá"),
        ("thíck", "thích"),
        ("đượk", "được"),
        ("dzậy", "vậy"),
    ],
)
def test_a_spelling_that_no_school_teaches_is_read(typed, meant):
    assert respell(typed) == meant


@pytest.mark.parametrize("word", ["bằng", "blog", "web", "karaoke", "zalo", "wc", "ct01", "ko2"])
def test_other_words_stay(word):
    assert respell(word) == word


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("nộp tiền = ck đc hk", "nộp tiền bằng chuyển khoản được không"),
        ("mang theo j hk", "mang theo gì không"),
        ("hk bít nộp ở đâu", "không biết nộp ở đâu"),
        ("nhập hk cho con", "nhập hộ khẩu cho con"),
        ("mất sổ hk", "mất sổ hộ khẩu"),
        ("ck em mới mất", "chồng em mới mất"),
        ("ck qua ngân hàng đc ko", "chuyển khoản qua ngân hàng được không"),
        ("thì bh mới xog", "thì bao giờ mới xong"),
        ("khai tửư", "khai tử"),
        ("o73 d9a6u", "o dau"),
    ],
)
def test_a_short_form_is_read_by_its_neighbours(typed, read):
    assert normalise(typed) == read

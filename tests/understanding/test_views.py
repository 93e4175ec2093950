from __future__ import annotations

import unicodedata

import pytest

from understanding.views import beginning, ending, fold, plain


def test_marks_split_from_their_letters_are_joined():
    assert plain(unicodedata.normalize("NFD", "Đăng ký")) == "đăng ký"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("H56.14-240823-0001", "h56.14-000000-0000", id="long-numbers-are-shapes"),
        pytest.param("cái thứ 2", "cái thứ 2", id="short-numbers-choose"),
        pytest.param("  phí\n ạ ", "phí ạ", id="blanks-collapse"),
    ],
)
def test_plain(text, seen):
    assert plain(text) == seen


def test_folding_takes_every_mark_and_the_stroke_of_d():
    assert fold("Đường Lưỡng") == "duong luong"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param(
            "em đổi bằng lái mất mấy ngày vậy ạ", "lai mat may ngay", id="politeness-cut"
        ),
        pytest.param("phí ạ", "phi a", id="short-messages-keep-all"),
        pytest.param("làm hộ chiếu ở đâu?", "ho chieu o dau", id="signs-are-no-words"),
        pytest.param("", "", id="empty"),
    ],
)
def test_ending(text, seen):
    assert ending(text) == seen


def test_beginning_is_three_words():
    assert beginning("À không, ý em là tạm trú") == "a khong y"

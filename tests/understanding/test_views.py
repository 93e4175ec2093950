from __future__ import annotations

import unicodedata

import pytest

from understanding.views import asking, beginning, ending, fold, plain, said


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
            "em đổi bằng lái mất mấy ngày vậy ạ", "bang lai mat may ngay", id="politeness-cut"
        ),
        pytest.param("phí ạ", "phi a", id="short-messages-keep-all"),
        pytest.param("làm hộ chiếu ở đâu?", "lam ho chieu o dau", id="signs-are-no-words"),
        pytest.param("", "", id="empty"),
    ],
)
def test_ending(text, seen):
    assert ending(text) == seen


def test_beginning_is_three_words():
    assert beginning("À không, ý em là tạm trú") == "a khong y"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("đki tạm trú cn j v", "dang ky tam tru can gi vay"), ("how much ạ", "bao nhieu tien a"),
     ("mở quán", "mo quan"), ("địa chỉ", "dia chi")],
)  # fmt: skip
def test_chat_words_and_english_are_put_plainly(text, plain):
    assert said(text) == plain


def test_what_is_asked_about_becomes_one_mark():
    assert asking("đổi passport nhanh nhất bao lâu") == "doi xx nhanh xx bao lau"

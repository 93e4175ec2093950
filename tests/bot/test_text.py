from __future__ import annotations

import pytest

from bot.text import fold, has_words, normalise, without_command


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        pytest.param("đăng ký", "đăng ký", id="nfd"),
        pytest.param("ｌａｍ　ｋｈａｉ　ｓｉｎｈ", "lam khai sinh", id="full-width"),
        pytest.param("phí １５０．０００", "phí 150.000", id="full-width-digits"),
        pytest.param("số ٠١٢", "số 012", id="arabic-digits"),
        pytest.param("kh\u200bai\u00ad sinh\u202e", "khai sinh", id="invisible"),
        pytest.param("a\x00b\ud800c", "abc", id="nul-and-lone-surrogate"),
        pytest.param("ẩn\U000e0041\U000e0042", "ẩn", id="tag-characters"),
        pytest.param("  hai   từ\t nữa ", "hai từ nữa", id="blanks"),
        pytest.param("một\r\n\r\n\n hai", "một\nhai", id="no-empty-line"),
    ],
)
def test_text_is_brought_to_one_form(typed, plain):
    assert normalise(typed) == plain


@pytest.mark.parametrize(
    ("typed", "harmless"),
    [
        ("/restart", "restart"),
        ("//restart", "restart"),
        (" / /ask_fee{}", "ask_fee{}"),
        ("／restart", "restart"),
        ("\u200b/restart", "restart"),
        ("và/hoặc", "và/hoặc"),
        ("/", ""),
    ],
)
def test_a_command_to_rasa_becomes_words(typed, harmless):
    assert without_command(normalise(typed)) == harmless


@pytest.mark.parametrize(
    ("text", "words"), [("😀👍", False), ("?!…", False), ("1", True), ("ạ", True)]
)
def test_emoji_and_signs_are_no_words(text, words):
    assert has_words(text) is words


def test_folding_keeps_every_character_in_its_place():
    assert fold("Đăng ký ở Ủy ban ½ ẞ") == "dang ky o uy ban ½ ß"

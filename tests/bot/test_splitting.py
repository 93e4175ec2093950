from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.splitting import Styled, clean, split, styled, units

TEXTS = st.text(alphabet="aăệđ .,\n*!🙂👩‍👩‍👧\u0301\ud83d", max_size=300)


def dense(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.integers(2, 60))
def test_splitting_loses_no_letter_and_keeps_the_limit(text, limit):
    whole = styled(clean(text))
    pieces = list(split(whole, limit))
    assert dense("".join(piece.text for piece in pieces)) == dense(whole.text)
    assert all(0 < units(piece.text) <= limit for piece in pieces)


@given(TEXTS, st.integers(2, 60))
def test_splitting_breaks_no_surrogate_pair_and_no_span(text, limit):
    for piece in split(styled(clean(text)), limit):
        piece.text.encode("utf-16-le")  # raises on half a pair
        ends = [0, *(end for span in piece.bold for end in span), len(piece.text)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in piece.bold)


@given(TEXTS, st.integers(2, 60))
def test_what_was_bold_is_bold_after_splitting(text, limit):
    whole = styled(clean(text))
    pieces = list(split(whole, limit))
    before = "".join(whole.text[start:end] for start, end in whole.bold)
    after = "".join(piece.text[start:end] for piece in pieces for start, end in piece.bold)
    assert dense(after) == dense(before)


def test_a_text_is_split_at_the_last_pause_that_fits():
    text = "Đoạn một dài.\n\nĐoạn hai. Câu nữa."
    assert [piece.text for piece in split(Styled(text), 24)] == [
        "Đoạn một dài.",
        "Đoạn hai. Câu nữa.",
    ]
    assert [piece.text for piece in split(Styled("một hai ba"), 8)] == ["một hai", "ba"]


def test_a_word_longer_than_the_limit_is_cut():
    assert [piece.text for piece in split(Styled("abcdef"), 4)] == ["abcd", "ef"]


@pytest.mark.parametrize(
    ("marked", "plain", "bold"),
    [
        pytest.param("phí **8.000** đồng", "phí 8.000 đồng", ((4, 9),), id="one"),
        pytest.param("**a** và **b**", "a và b", ((0, 1), (5, 6)), id="two"),
        pytest.param("2 ** 3 ** 4", "2 ** 3 ** 4", (), id="no-markers"),
    ],
)
def test_markers_become_spans(marked, plain, bold):
    assert styled(marked) == Styled(plain, bold)


def test_length_is_counted_as_telegram_does():
    assert (units("đồng"), units("🙂")) == (4, 2)

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.search.keyword import KeywordIndex, letter_tokens, word_tokens


def test_words_come_single_and_in_pairs_without_marks() -> None:
    assert word_tokens("Đăng ký tạm") == ["dang", "ky", "tam", "dang_ky", "ky_tam"]


def test_letter_pieces_span_the_blanks() -> None:
    assert letter_tokens("ab") == [" ab", "ab ", " ab "]


@pytest.fixture
def index() -> KeywordIndex:
    texts = ["đăng ký tạm trú", "sổ tạm trú", "đổi bằng lái"]
    return KeywordIndex.build(texts, [0, 0, 2], word_tokens)


def test_a_procedure_scores_as_its_best_text(index: KeywordIndex) -> None:
    short = index.scores("sổ tạm trú", 3)
    assert short[0] > 0
    assert list(short[1:]) == [0.0, 0.0]


def test_unknown_words_and_nothing_score_zero(index: KeywordIndex) -> None:
    assert list(index.scores("xyz", 3)) == [0.0, 0.0, 0.0]
    assert list(index.scores("", 3)) == [0.0, 0.0, 0.0]


def test_marks_make_no_difference(index: KeywordIndex) -> None:
    assert list(index.scores("doi bang lai", 3)) == list(index.scores("đổi bằng lái", 3))


def test_a_saved_index_scores_the_same(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "k")
    again = KeywordIndex.load(tmp_path / "k", word_tokens)
    assert list(again.scores("tạm trú", 3)) == list(index.scores("tạm trú", 3))


def test_an_index_says_which_texts_hold_a_word_or_a_pair() -> None:
    index = KeywordIndex.build(["đăng ký tạm trú", "gia hạn tạm trú"], [0, 1], word_tokens)
    held = index.held(["tru", "gia_han", "karaoke"])
    assert [sorted(rows.tolist()) for rows in held] == [[0, 1], [1], []]

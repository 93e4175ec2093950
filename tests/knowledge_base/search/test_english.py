from __future__ import annotations

import pytest

from knowledge_base.search.english import english, in_vietnamese
from knowledge_base.search.query import content, normalise
from knowledge_base.search.spelling import folded_syllables

NO_VIETNAMESE = {"mom", "mum", "set", "up", "pay", "by"}
"""Spelt like syllables, but no word of Vietnamese that one would write here."""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("lost id card", "mất căn cước"),
        ("renew passport", "cấp hộ chiếu"),
        ("how  long", "bao lâu"),
        ("driver's license", "giấy phép lái xe"),
        ("căn cước của mẹ", "căn cước của mẹ"),
        ("feed", "feed"),
    ],
)
def test_english_is_put_into_vietnamese(said, meant):
    assert in_vietnamese(said) == meant


def test_no_english_phrase_is_vietnamese_without_its_marks():
    syllables = folded_syllables() - NO_VIETNAMESE
    assert [p for p in english().vietnamese if set(p.replace("-", " ").split()) <= syllables] == []


def test_a_message_of_english_words_names_the_procedure():
    assert content(normalise("fee for birth certificate")) == "giay khai sinh"

from __future__ import annotations

import pytest

from knowledge_base.search.spelling import folded_syllables, repair


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhâpj", "nhap"),
        ("lafm", "lam"),
        ("giaays", "giay"),
        ("đôngf", "dong"),
        ("khaii", "khai"),
        ("tu73", "tu"),
        ("giay61", "giay"),
        ("d9âu", "dau"),
        ("d9ang8", "dang"),
    ],
)
def test_a_left_over_key_is_taken_out(typed: str, meant: str) -> None:
    assert repair(typed) == meant


@pytest.mark.parametrize(
    "word", ["khai", "Đăng", "2026", "ct07", "vneid", "b2", "an12", "to66", "ba100"]
)
def test_a_sound_word_stays(word: str) -> None:
    assert repair(word) == word


def test_syllables_are_those_of_vietnamese() -> None:
    assert {"nghieng", "khuyen", "oan", "quyet"} <= folded_syllables()
    assert not {"str", "gplx", "bhyt", "wifi"} & folded_syllables()

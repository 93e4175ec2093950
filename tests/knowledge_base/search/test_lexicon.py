from __future__ import annotations

from knowledge_base.search.acronyms import learn_acronyms, spell_out
from knowledge_base.search.lexicon import lexicon, official_words
from knowledge_base.text import fold


def test_everyday_words_bring_the_official_ones() -> None:
    assert official_words("lam so do") != []
    assert "giay chung nhan quyen su dung dat" in " ".join(official_words("so do bi rach"))


def test_a_phrase_within_a_longer_one_is_passed_over() -> None:
    assert official_words("mat bang lai") == ["cap lai giay phep lai xe"]


def test_no_entry_is_its_own_meaning_only() -> None:
    same = [everyday for everyday, official in lexicon().official.items() if everyday == official]
    assert same == []


def test_every_phrase_is_folded() -> None:
    assert [phrase for phrase in lexicon().official if fold(phrase) != phrase] == []


def test_initials_are_learnt_from_titles() -> None:
    titles = [["bao", "ve", "cong", "trinh", "thuy", "loi"]]
    assert spell_out("giấy phép CTTL", learn_acronyms(titles)) == "cong trinh thuy loi"


def test_initials_that_are_a_word_are_left_alone() -> None:
    assert "cho" not in learn_acronyms([["cap", "ho", "o"]])

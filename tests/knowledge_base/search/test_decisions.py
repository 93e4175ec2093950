from __future__ import annotations

from knowledge_base.search.decide import Kind, decide
from knowledge_base.search.hits import Hit


def test_a_sure_hit_is_taken() -> None:
    assert decide([Hit("A", 0.9), Hit("B", 0.05)], sure=0.6).kind is Kind.ONE


def test_close_hits_are_offered() -> None:
    decision = decide([Hit("A", 0.45), Hit("B", 0.4), Hit("C", 0.01)], sure=0.6, worth=0.04)
    assert decision.kind is Kind.CHOOSE
    assert [hit.code for hit in decision.hits] == ["A", "B"]


def test_little_chance_in_all_is_none() -> None:
    assert decide([Hit("A", 0.2), Hit("B", 0.1)], floor=0.35).kind is Kind.NONE


def test_no_hits_are_none() -> None:
    assert decide([]).kind is Kind.NONE


def test_twins_count_as_one_and_the_usual_one_stands_for_them() -> None:
    decision = decide([Hit("bo", 0.5), Hit("xa", 0.4)], usual={"bo": "xa", "xa": "xa"}, sure=0.6)
    assert decision.kind is Kind.ONE
    assert decision.hits == [Hit("xa", 0.9)]


def test_at_most_four_are_offered() -> None:
    hits = [Hit(str(n), 0.15) for n in range(6)]
    assert len(decide(hits, sure=0.6).hits) == 4

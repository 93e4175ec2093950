from __future__ import annotations

from knowledge_base.search.decide import Kind, decide
from knowledge_base.search.hits import Hit


def test_a_sure_hit_is_taken():
    assert decide([Hit("A", 0.7), Hit("B", 0.2)]).kind is Kind.ONE


def test_close_ones_are_offered_without_the_hopeless():
    decision = decide([Hit("A", 0.4), Hit("B", 0.35), Hit("C", 0.01)])
    assert decision.kind is Kind.CHOOSE
    assert [hit.code for hit in decision.hits] == ["A", "B"]


def test_nothing_likely_is_none():
    assert decide([Hit("A", 0.12), Hit("B", 0.1)]).kind is Kind.NONE
    assert decide([]).kind is Kind.NONE


def test_twins_at_two_levels_count_as_one_and_the_usual_one_stands_for_them():
    hits = [Hit("province", 0.4), Hit("commune", 0.35)]
    usual = {"province": "commune", "commune": "commune"}
    decision = decide(hits, usual=usual)
    assert (decision.kind, decision.hits[0]) == (Kind.ONE, Hit("commune", 0.75))

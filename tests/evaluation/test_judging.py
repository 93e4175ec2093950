from __future__ import annotations

import pytest

from bot.wire import Outcome
from evaluation.asking import Said
from evaluation.judging import ENDINGS, judge
from tests.evaluation.answers import answered, fee_of, label


def test_every_status_ends_in_endings_that_exist():
    assert set().union(*ENDINGS.values()) <= set(Outcome)


def test_the_right_facet_of_the_right_procedure_is_right():
    verdict = judge(fee_of("A"), answered("A", "fee"))
    assert (verdict.ending, verdict.procedure, verdict.facet, verdict.both, verdict.right) == (
        True, True, True, True, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "procedure", "facet"),
    [
        pytest.param(answered("B", "fee"), False, True, id="other-procedure"),
        pytest.param(answered("A", "time"), True, False, id="other-facet"),
    ],
)
def test_half_right_is_not_right(said, procedure, facet):
    verdict = judge(fee_of("A"), said)
    assert (verdict.procedure, verdict.facet) == (procedure, facet)
    assert (verdict.both, verdict.right) == (False, False)


def test_any_acceptable_procedure_is_right():
    assert judge(label(facet="fee", codes=("A", "B")), answered("B", "fee")).both


@pytest.mark.parametrize("facet", ["overview", "steps", "fee"])
def test_an_open_facet_takes_any(facet):
    verdict = judge(label(codes=("A",)), answered("A", facet))
    assert (verdict.facet, verdict.both) == (None, True)


def test_a_question_about_the_case_counts_as_an_answer():
    said = Said("asked_case", facet="documents", procedure="A")
    assert judge(label(facet="documents", codes=("A",)), said).right


def test_a_choice_with_the_right_one_is_offered_and_not_answered():
    said = Said("choice_offered", facet="fee", candidates=("B", "A"))
    verdict = judge(fee_of("A"), said)
    assert (verdict.offered, verdict.facet) == (True, True)
    assert (verdict.ending, verdict.procedure, verdict.both) == (False, False, False)


def test_a_choice_without_the_right_one_is_not_offered():
    assert not judge(fee_of("A"), Said("choice_offered", candidates=("B",))).offered


@pytest.mark.parametrize(
    ("said", "right"),
    [
        pytest.param(Said("choice_offered", candidates=("B", "A")), True, id="among-them"),
        pytest.param(Said("choice_offered", candidates=("B",)), False, id="not-among-them"),
        pytest.param(Said("asked_procedure"), True, id="nothing-offered"),
        pytest.param(Said("asked_case", procedure="A"), True, id="case"),
        pytest.param(answered("A", "fee"), False, id="answered-at-once"),
    ],
)
def test_a_question_back_offers_a_right_procedure(said, right):
    assert judge(label("clarify", codes=("A",)), said).right is right


def test_where_any_question_back_is_right_no_procedure_is_judged():
    verdict = judge(label("clarify"), Said("choice_offered", candidates=("B",)))
    assert (verdict.procedure, verdict.right) == (None, True)


def test_a_situation_may_be_answered_or_asked_back():
    expected = label("answered", "clarify", codes=("A", "B"))
    assert judge(expected, answered("B", "overview")).both
    verdict = judge(expected, Said("choice_offered", candidates=("A",)))
    assert (verdict.both, verdict.offered) == (True, False)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("dossier", "asked_dossier_code"),
        ("dossier", "dossier_shown"),
        ("dossier", "dossier_refused"),
        ("not_covered", "not_covered"),
        ("out_of_scope", "out_of_scope"),
        ("smalltalk", "smalltalk"),
        ("handover", "handed_over"),
    ],
)
def test_other_statuses_are_right_by_their_ending(status, outcome):
    assert judge(label(status), Said(outcome)).right
    assert not judge(label(status), answered("A", "fee")).right


@pytest.mark.parametrize("outcome", ["not_covered", "out_of_scope", "not_understood"])
def test_a_matter_of_ours_can_be_refused(outcome):
    assert judge(fee_of("A"), Said(outcome)).refused
    assert judge(label("out_of_scope"), Said(outcome)).refused is None


@pytest.mark.parametrize(
    ("said", "given"),
    [
        pytest.param(Said("out_of_scope"), False, id="declined"),
        pytest.param(answered("A", "fee"), True, id="answered"),
        pytest.param(Said("choice_offered", candidates=("A",)), True, id="offered"),
    ],
)
def test_what_is_no_matter_of_ours_is_given_no_procedure(said, given):
    assert judge(label("out_of_scope"), said).given is given


def test_gibberish_may_also_be_not_understood():
    assert judge(label("out_of_scope", "not_understood"), Said("not_understood")).right


def test_of_each_group_of_words_one_is_said():
    expected = label(codes=("A",), says=(("Miễn phí", "không mất tiền"), ("3 ngày",)))
    full = answered("A", "fee", text="Không mất tiền, trong 3 ngày.")
    assert judge(expected, full).told is True
    assert judge(expected, answered("A", "fee", text="Miễn phí.")).told is False

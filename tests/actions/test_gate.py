"""The gate of the domain, and what a bare name or a deny with a question in it leads to."""

from __future__ import annotations

from actions import asking, dialogue
from actions.gate import in_domain, is_shut
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.service import Found
from tests.actions.conftest import CHANGE, REISSUE, TODAY


def turn(text: str, **held) -> Turn:
    return Turn(text=text, intent=held.pop("intent", "ask_overview"), entities={}, **held)


def found(kind: Kind, *hits: Hit) -> Found:
    return Found(Decision(kind, list(hits)), mentioned=True, ranked=hits)


CHOICE = found(Kind.CHOOSE, Hit(REISSUE, 0.3), Hit(CHANGE, 0.2))


def test_what_the_classifier_hears_as_outside_and_the_search_hardly_finds_is_shut_out():
    assert is_shut(turn("bán đất giờ này có lời không", outside=0.9), CHOICE)


def test_what_the_search_is_sure_of_passes():
    sure = found(Kind.ONE, Hit(REISSUE, 0.9))
    assert not is_shut(turn("bán đất giờ này có lời không", outside=0.9), sure)


def test_a_turn_of_a_conversation_about_a_procedure_passes():
    assert not is_shut(turn("mai đi được không", outside=0.9, procedure=REISSUE), CHOICE)


def test_words_of_administration_open_the_gate_further():
    plain = in_domain(turn("mở tiệm", outside=0.5), CHOICE)
    assert in_domain(turn("giấy phép mở tiệm", outside=0.5), CHOICE) > plain


def test_without_a_classifier_nothing_is_shut_out():
    assert in_domain(turn("bán đất"), CHOICE) == 1.0


def test_outside_the_domain_is_declined_though_look_alikes_were_found(kb):
    reply = asking.mentioned(
        kb, turn("bán đất giờ này có lời không", outside=0.9), CHOICE, [Facet.OVERVIEW], TODAY
    )
    assert (reply.outcome, reply.candidates) == ("out_of_scope", ())


def test_a_bare_name_offers_the_look_alikes_that_bear_it(kb):
    sure = found(Kind.ONE, Hit(CHANGE, 0.9))
    reply = asking.mentioned(kb, turn("căn cước"), sure, [Facet.OVERVIEW], TODAY)
    assert (reply.outcome, set(reply.candidates)) == ("choice_offered", {REISSUE, CHANGE})


def test_a_no_that_asks_what_then_is_answered_not_taken_as_a_no(kb):
    told = turn("thế bị mất thì sao", intent="deny", procedure=CHANGE, facet=Facet.FEE)
    reply = dialogue.refuse(kb, told, TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", REISSUE)

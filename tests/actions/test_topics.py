"""Messages that name an area of life and nothing in it."""

from __future__ import annotations

import pytest

from actions import topics
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.service import Found
from tests.actions.conftest import CHANGE, REISSUE


def turn(text: str, **held) -> Turn:
    return Turn(text=text, intent="ask_overview", entities={}, **held)


def found(*hits: Hit, kind: Kind = Kind.NONE) -> Found:
    return Found(Decision(kind, []), mentioned=True, ranked=hits)


NEAR = found(Hit(CHANGE, 0.04), Hit(REISSUE, 0.03))


def test_an_area_is_answered_with_what_is_most_asked_in_it(kb):
    reply = topics.asked_back(kb, turn("cho mình hỏi chút về bảo hiểm"), NEAR, Facet.OVERVIEW)
    assert (reply.outcome, reply.candidates) == ("choice_offered", (CHANGE, REISSUE))


def test_a_paper_of_every_office_is_asked_back(kb):
    reply = topics.asked_back(kb, turn("tui muốn xin giấy phép"), NEAR, Facet.WHERE)
    assert reply.outcome == "asked_procedure"


@pytest.mark.parametrize(
    "message",
    [
        turn("bảo hiểm thất nghiệp nộp ở đâu"),
        turn("hỏi về bảo hiểm", procedure=CHANGE),
        turn("hỏi về bảo hiểm", candidates=(CHANGE, REISSUE)),
    ],
)
def test_more_than_an_area_or_a_talk_under_way_is_no_topic(kb, message):
    assert topics.asked_back(kb, message, NEAR, Facet.OVERVIEW) is None


def test_a_greeting_that_asks_about_an_area_is_a_question():
    assert topics.is_asked("cho mình hỏi chút về bảo hiểm")
    assert not topics.is_asked("chào bạn, khỏe không")

"""Questions that name a change and no paper, alone and in a conversation."""

from __future__ import annotations

import pytest

from actions import asking, unnamed
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.service import Found
from tests.actions.conftest import CHANGE, REISSUE, TODAY


def turn(text: str, **held) -> Turn:
    return Turn(text=text, intent=held.pop("intent", "ask_fee"), entities={}, **held)


def found(*hits: Hit, kind: Kind = Kind.CHOOSE) -> Found:
    return Found(Decision(kind, list(hits)), mentioned=True, ranked=hits)


@pytest.mark.parametrize(
    "text",
    [
        "gia han het bao nhieu tien vay",
        "lm lại giấy tờ bị mất ntn ạ",
        "tui muốn xin cái giấy phép thì ra mô",
        "cho tôi hỏi sang tên thì cần những gì",
        "khi giấy này hết hạn thì gia hạn theo các bước nào",
    ],
)
def test_a_change_without_a_paper_is_unnamed(text):
    assert unnamed.is_unnamed(text)


@pytest.mark.parametrize(
    "text",
    ["gia hạn tạm trú", "đổi tên", "sang tên xe", "mất sổ đỏ", "bao lâu thì xong", "doi chu ho"],
)
def test_a_paper_that_is_named_is_not(text):
    assert not unnamed.is_unnamed(text)


def test_alone_it_is_asked_which_paper_is_meant_though_the_search_is_sure(kb):
    sure = found(Hit(CHANGE, 0.8), Hit(REISSUE, 0.1), kind=Kind.ONE)
    reply = asking.mentioned(kb, turn("đổi hết bao nhiêu tiền"), sure, [Facet.FEE], TODAY)
    assert (reply.outcome, reply.candidates) == ("choice_offered", (CHANGE, REISSUE))
    assert reply.facet is Facet.FEE


def test_alone_with_nothing_near_it_is_asked_with_examples(kb):
    reply = asking.mentioned(kb, turn("gia hạn hết bao nhiêu"), found(), [Facet.FEE], TODAY)
    assert reply.outcome == "asked_procedure"
    assert "lệ phí của thủ tục nào" in reply.bubbles[0].text


def test_a_licence_of_no_kind_is_asked_for_with_examples(kb):
    weak = found(Hit(CHANGE, 0.3), Hit(REISSUE, 0.2))
    reply = asking.mentioned(kb, turn("xin giấy phép ở đâu"), weak, [Facet.WHERE], TODAY)
    assert reply.outcome == "asked_procedure"


def test_in_a_conversation_it_is_the_paper_under_discussion(kb):
    elsewhere = found(Hit("1.004222", 0.9), kind=Kind.ONE)
    told = turn("bị mất thì cấp lại ở đâu", procedure=CHANGE, intent="ask_where")
    reply = asking.mentioned(kb, told, elsewhere, [Facet.WHERE], TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", REISSUE)

"""Under an answer about money: what is offered next, by whether anything may have to be paid."""

from __future__ import annotations

import pytest

from actions import asking, dialogue
from actions.replies import Reply
from actions.turn import Turn
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import RESIDENCE, TODAY, FakeSearch
from tests.knowledge_base.conftest import record

OWNER_FREE = [
    {"amount_vnd": 0, "basis": "thử", "only_if": {"home": ["own"]}},
    {"amount_vnd": 5000, "basis": "thử", "only_if": {"home": ["rent"]}},
]
HOW_TO_PAY = "Nộp tiền thế nào"


def fee_answer(fees: list[dict[str, object]], **answers: str) -> Reply:
    kb = KnowledgeBase(ProcedureStore([record(fees=fees)]), FakeSearch({}))
    case = {"procedure": RESIDENCE, "answers": answers}
    return asking.ask(kb, Turn("", "ask_fee", {"procedure": RESIDENCE}, case=case), TODAY)


def titles(reply: Reply) -> list[str]:
    return [button.title for button in reply.bubbles[0].buttons]


@pytest.mark.parametrize(
    ("fees", "answers"),
    [
        ([{"amount_vnd": 5000, "basis": "thử"}], {}),
        ([{"set_by": "province"}], {}),
        (OWNER_FREE, {}),
        (OWNER_FREE, {"home": "rent"}),
    ],
)
def test_under_a_fee_stands_how_it_is_paid(fees, answers):
    assert titles(fee_answer(fees, **answers)) == ["Cách làm", HOW_TO_PAY, "Báo sai"]


@pytest.mark.parametrize(
    ("fees", "answers"),
    [
        ([], {}),
        ([{"amount_vnd": 0, "basis": "thử"}], {}),
        ([{"doubt": "Cổng hiện “Miễn phí”", "quote": "Miễn phí"}], {}),
        (OWNER_FREE, {"home": "own"}),
    ],
)
def test_where_nothing_is_known_to_be_paid_the_papers_are_offered_instead(fees, answers):
    assert titles(fee_answer(fees, **answers)) == ["Cách làm", "Giấy tờ cần có", "Báo sai"]


def test_the_rest_of_an_answer_offers_the_same(kb):
    pressed = Turn("", "show_more", {"procedure": RESIDENCE, "facet": "fee"})
    long = [{"amount_vnd": 0, "basis": "thông tư thử " * 60}]
    free = KnowledgeBase(ProcedureStore([record(fees=long)]), FakeSearch({}))
    assert HOW_TO_PAY not in titles(dialogue.show_more(free, pressed, TODAY))

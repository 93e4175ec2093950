"""The tick list in a conversation: what stands behind its button comes, whenever it is pressed."""

from __future__ import annotations

import json

from actions import asking, casework, dialogue
from actions.replies import Bubble, Reply
from actions.turn import Turn
from actions.turn_action import addressed
from bot.payloads import is_pressable
from knowledge_base.checklist import checklist
from knowledge_base.facets import Facet
from tests.actions.conftest import MARRIAGE, RESIDENCE, TODAY
from tests.actions.test_dialogue import after, turn

PAPERS = "☐ Hợp đồng thuê nhà: 1 bản sao (ở nhà thuê)"
FEE = "Phí: nộp trực tiếp 15.000 đồng/lần; nộp trên mạng 7.000 đồng/lần."


def answered_rent(kb) -> tuple[Turn, Reply]:
    said = turn(intent="ask_documents", procedure=RESIDENCE, facet=Facet.DOCUMENTS)
    return said, casework.take(kb.get(RESIDENCE), said, "home", "rent", TODAY)


def more_of(reply: Reply) -> dict[str, str]:
    """The entities of the button "Xem thêm"."""
    (payload,) = [b.payload for b in reply.bubbles[0].buttons if b.title == "Xem thêm"]
    assert is_pressable(payload)
    return json.loads(payload.removeprefix("/show_more"))


def test_the_last_answer_brings_the_papers_and_a_button_for_the_rest(kb):
    _, reply = answered_rent(kb)
    (bubble,) = reply.bubbles
    assert PAPERS in bubble.text
    assert "15.000" not in bubble.text
    assert [button.title for button in bubble.buttons] == [
        "Xem thêm", "Cách làm", "Lệ phí", "Báo sai",
    ]  # fmt: skip


def test_the_button_brings_the_rest(kb):
    before, reply = answered_rent(kb)
    rest = dialogue.show_more(kb, after(before, reply, "", "show_more", **more_of(reply)), TODAY)
    assert FEE in rest.bubbles[-1].text
    assert "Xem thêm" not in [button.title for button in rest.bubbles[-1].buttons]


def test_it_does_so_when_another_procedure_is_discussed_meanwhile(kb):
    before, reply = answered_rent(kb)
    other = after(before, reply, "đăng ký kết hôn", "ask_overview")
    then = after(other, asking.ask(kb, other, TODAY), "", "show_more", **more_of(reply))
    rest = dialogue.show_more(kb, then, TODAY)
    assert then.case["procedure"] == MARRIAGE
    assert rest.procedure == RESIDENCE
    assert FEE in rest.bubbles[-1].text
    assert PAPERS in rest.bubbles[0].sheet


def test_the_rest_may_be_asked_for_in_words(kb):
    before, reply = answered_rent(kb)
    rest = dialogue.show_more(kb, after(before, reply, "xem thêm đi", "show_more"), TODAY)
    assert FEE in rest.bubbles[-1].text


def test_after_another_answer_those_words_mean_that_one(kb):
    before, reply = answered_rent(kb)
    fee = after(before, reply, "", "ask_fee", procedure=RESIDENCE)
    then = after(fee, asking.ask(kb, fee, TODAY), "xem thêm đi", "show_more")
    assert "đã nói hết" in dialogue.show_more(kb, then, TODAY).bubbles[0].text


def test_answers_that_the_record_does_not_know_any_more_bring_the_list_of_all_cases(kb):
    _, reply = answered_rent(kb)
    stale = more_of(reply) | {"answer": "home=boat street=5"}
    rest = dialogue.show_more(kb, turn(intent="show_more", entities=stale), TODAY)
    assert FEE in rest.bubbles[-1].text


def test_whichever_part_is_printed_the_paper_holds_the_whole_list(kb):
    before, reply = answered_rent(kb)
    rest = dialogue.show_more(kb, after(before, reply, "", "show_more", **more_of(reply)), TODAY)
    whole = "\n".join(checklist(kb.get(RESIDENCE), {"home": "rent"}, TODAY))
    assert reply.bubbles[0].sheet == rest.bubbles[0].sheet == whole
    (message,) = reply.as_custom("ask_documents")["messages"]
    assert message["sheet"] == whole


def test_an_answer_that_is_told_whole_has_no_sheet(kb):
    said = asking.ask(kb, turn("đăng ký kết hôn", "ask_overview"), TODAY)
    assert set(said.as_custom(None)["messages"][0]) == {"text", "buttons"}


def test_the_sheet_stays_when_the_citizen_is_addressed_in_another_way():
    reply = Reply("answered", (Bubble("danh sách cho anh/chị", sheet="cả danh sách"),))
    assert addressed(reply, "bác").bubbles == (Bubble("danh sách cho bác", sheet="cả danh sách"),)

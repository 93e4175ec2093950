"""Typed answers to the questions about the citizen's own case."""

from __future__ import annotations

import pytest

from actions import asking, casework, dialogue
from actions.case_refusals import declines
from tests.actions.conftest import RESIDENCE, TODAY
from tests.actions.test_dialogue import after, press, turn
from tests.knowledge_base.conftest import record

HOMES = [
    {"id": "own", "say": "Nhà của mình"},
    {"id": "rent", "say": "Nhà thuê, mượn, ở nhờ"},
    {"id": "family", "say": "Về hộ của vợ, chồng, cha mẹ, con"},
]


def test_a_question_waits_while_something_else_about_the_procedure_is_asked():
    procedure = record(cases=[{"id": "home", "ask": "Chỗ ở là loại nào?", "answers": HOMES}])
    waiting = {"procedure": procedure.code, "answers": {}, "asking": "home"}
    aside = casework.kept(turn("hết bao nhiêu tiền", case=waiting), procedure.code)
    assert casework.spoken(procedure, turn("nhà thuê", case=aside)) == ("home", "rent")
    assert casework.spoken(procedure, turn("ok", case=aside)) is None
    later = casework.kept(turn("", case=casework.kept(turn("", case=aside), procedure.code)),
                          procedure.code)  # fmt: skip
    assert "asking" not in later


def test_a_question_of_another_procedure_waits_no_more():
    waiting = {"procedure": "1.000009", "answers": {}, "asking": "home"}
    assert casework.kept(turn("", case=waiting), "1.000001") == {
        "procedure": "1.000001", "answers": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("nhà thuê", "rent"), ("thuê", "rent"), ("o nho", "rent"), ("em ở nhờ ạ", "rent"),
        ("nhà mình", "own"), ("về hộ vợ", "family"), ("2", "rent"), ("4", None), ("nhà", None),
        ("đăng ký kết hôn", None),
    ],
)  # fmt: skip
def test_an_answer_is_known_by_the_words_that_only_it_has(said, answer):
    cases = [{"id": "home", "ask": "Chỗ ở là loại nào?", "answers": HOMES}]
    procedure = record(cases=cases)
    waiting = {"procedure": procedure.code, "answers": {}, "asking": "home"}
    heard = casework.spoken(procedure, turn(said, case=waiting))
    assert heard == (("home", answer) if answer else None)


@pytest.mark.parametrize("said", ["không, cảm ơn", "dạ thôi em cảm ơn", "k cần nữa", "không cần"])
@pytest.mark.parametrize("intent", ["deny", "thank"])
def test_a_question_that_is_declined_waits_no_more(kb, said, intent):
    procedure = kb.get(RESIDENCE)
    waiting = {"procedure": RESIDENCE, "answers": {}, "asking": procedure.cases[0].id, "tries": 0}
    told = turn(said, intent, procedure=RESIDENCE, case=waiting)
    reply = casework.overhear(told, lambda: kb, TODAY)
    assert reply is not None
    assert reply.bubbles[0].text == "Vâng. Khi nào cần làm giấy tờ gì, anh/chị cứ nhắn."
    assert reply.slots["case"] == {"procedure": RESIDENCE, "answers": {}}


@pytest.mark.parametrize(
    ("said", "intent"),
    [("thôi không làm nữa", "cancel"), ("dừng lại", "cancel"),
     ("không, ý em là kết hôn", "correct_procedure")],
)  # fmt: skip
def test_stopping_and_correcting_are_left_to_their_own_actions(kb, said, intent):
    procedure = kb.get(RESIDENCE)
    waiting = {"procedure": RESIDENCE, "answers": {}, "asking": procedure.cases[0].id, "tries": 0}
    told = turn(said, intent, procedure=RESIDENCE, case=waiting)
    assert casework.overhear(told, lambda: kb, TODAY) is None


def test_who_does_not_want_to_tell_is_given_all_cases(kb):
    waiting = {"procedure": RESIDENCE, "answers": {}, "asking": "home", "tries": 0}
    told = turn("em không muốn trả lời", "cancel", procedure=RESIDENCE, case=waiting)
    reply = casework.overhear(told, lambda: kb, TODAY)
    assert reply is not None
    assert "Hợp đồng thuê nhà" in reply.bubbles[0].text
    assert "asking" not in reply.slots["case"]


def test_the_button_past_a_question_leaves_none_waiting(kb):
    first = turn("đăng ký tạm trú cần giấy tờ gì", "ask_documents")
    asked = asking.ask(kb, first, TODAY)
    past = asked.bubbles[-1].buttons[-1]
    assert past.title == "Xem hết các trường hợp"
    then = press(first, asked, past)
    reply = asking.ask(kb, then, TODAY)
    assert reply.outcome == "answered"
    assert after(then, reply, "không, cảm ơn", "deny").waiting_case is None
    assert dialogue.refuse(kb, after(then, reply, "không, cảm ơn", "deny"), TODAY).outcome == (
        "smalltalk"
    )


@pytest.mark.parametrize(
    "said",
    ["không cần nữa", "em không muốn làm cái này nữa ạ", "thôi em không làm", "để mai em hỏi",
     "không ạ, em cảm ơn", "hổng hỏi nữa đâu", "không muốn", "thôi bỏ đi", "hủy giùm", "khỏi cần"],
)  # fmt: skip
def test_stopping_and_thanking_off_are_known_by_the_whole_message(said):
    assert declines(said)


@pytest.mark.parametrize(
    "said",
    ["không muốn ở chung nữa", "không cần đo nữa", "bố đi làm giúp", "vợ bỏ đi rồi",
     "không nộp bảo hiểm nữa", "thôi việc rồi", "không", "không có nữa", "hết hợp đồng bị hủy",
     "không, em buôn bán thôi", "cảm ơn", "có, cảm ơn", "kết thúc hợp đồng năm ngoái",
     "không cần à?"],
)  # fmt: skip
def test_what_tells_something_does_not_stop(said):
    assert not declines(said)

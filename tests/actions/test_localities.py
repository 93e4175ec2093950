"""Where the citizen lives: asked only where it matters, heard in any words, kept for the talk."""

from __future__ import annotations

import dataclasses

import pytest

from actions import asking, dialogue, endings
from actions.replies import Reply
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.places.loading import load_places
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import MARRIAGE, RESIDENCE, TODAY, FakeSearch
from tests.actions.test_dialogue import after, turn
from tests.knowledge_base.conftest import record

SHOP = "1.000009"
FEE_QUESTION = "mở hộ kinh doanh hết bao nhiêu"

NAMED_AGAIN = ("hộ kinh doanh ở Huế", "mở hộ kinh doanh ở Huế thì hết bao nhiêu tiền")
NOTHING_ELSE = ("em người Đà Lạt Lâm Đồng", "nhà em Nghệ An nhé", "em mở quán ở Huế")
OTHER_QUESTIONS = (
    ("kết hôn ở Hà Nội cần giấy gì", "ask_documents", Facet.DOCUMENTS),
    ("ket hon o ha noi can giay gi", "ask_documents", Facet.DOCUMENTS),
    ("kết hôn Hà Nội nộp ở đâu", "ask_where", Facet.WHERE),
    ("kết hôn ở Hà Nội hết bao nhiêu tiền", "ask_fee", Facet.FEE),
    ("đăng ký kết hôn ở Hà Nội", "ask_overview", Facet.OVERVIEW),
    ("kết hôn ở Hà Nội mất bao lâu", "ask_time", Facet.TIME),
)


@pytest.fixture
def kb(kb) -> KnowledgeBase:
    """The records of the other tests, and one whose fee each province sets; with all places."""
    shop = record(
        code=SHOP, name="Mở hộ kinh doanh", short_name="Mở hộ kinh doanh", family=None,
        differs_by=None, cases=[],
        documents=[{"name": "Giấy đề nghị"}], fees=[{"set_by": "province"}],
    )  # fmt: skip
    telling = ("em ở nghệ an, mở hộ kinh doanh hết bao nhiêu", "mở hộ kinh doanh ở thanh hà")
    hits = {question: [Hit(SHOP, 0.97)] for question in (FEE_QUESTION, *telling, *NAMED_AGAIN)}
    hits |= {question: [Hit(MARRIAGE, 0.97)] for question, _, _ in OTHER_QUESTIONS}
    hits |= {question: [] for question in (*NOTHING_ELSE, "xã Mẫu")}
    store = ProcedureStore([*kb._store, shop])
    return KnowledgeBase(store, FakeSearch({**kb._searcher._hits, **hits}), places=load_places())


def asked(kb: KnowledgeBase) -> tuple[Turn, Reply]:
    first = turn(FEE_QUESTION, "ask_fee")
    return first, asking.ask(kb, first, TODAY)


def test_the_province_is_asked_under_a_fee_that_it_changes(kb):
    _, reply = asked(kb)
    assert reply.bubbles[-1].text.startswith("Anh/chị ở tỉnh, thành phố nào?")
    assert reply.slots["province"] == {"asked": 1, "asking": SHOP}


@pytest.mark.parametrize(
    ("text", "intent"),
    [("đăng ký tạm trú mất bao nhiêu tiền", "ask_fee"), ("đăng ký kết hôn", "ask_overview")],
)
def test_it_is_not_asked_where_it_changes_nothing(kb, text, intent):
    reply = asking.ask(kb, turn(text, intent), TODAY)
    assert not any("tỉnh, thành phố nào" in bubble.text for bubble in reply.bubbles)
    assert "province" not in reply.slots


HEARERS = {
    "ask_overview": asking.ask,
    "nlu_fallback": dialogue.fall_back,
    "out_of_scope": asking.out_of_scope,
    "choose_option": dialogue.choose,
    "affirm": dialogue.accept,
    "deny": dialogue.refuse,
}


@pytest.mark.parametrize("intent", HEARERS)
def test_a_bare_name_after_the_question_is_heard_whatever_its_intent(kb, intent):
    first, reply = asked(kb)
    then = after(first, reply, "nghe an", intent)
    heard = HEARERS[intent](kb, then, TODAY)
    assert (heard.outcome, heard.procedure, heard.facet) == ("answered", SHOP, Facet.FEE)
    assert "Ở tỉnh Nghệ An: " in heard.bubbles[0].text
    assert heard.slots["province"] == {"name": "Nghệ An", "area": None}


def test_a_former_province_is_answered_as_a_part_of_the_present_one(kb):
    first, reply = asked(kb)
    heard = asking.ask(kb, after(first, reply, "Thái Bình", "ask_overview"), TODAY)
    assert "Mức của Thái Bình (nay thuộc tỉnh Hưng Yên)" in heard.bubbles[0].text


def test_a_province_told_with_the_question_is_used_and_not_asked(kb):
    reply = asking.ask(kb, turn("em ở nghệ an, mở hộ kinh doanh hết bao nhiêu", "ask_fee"), TODAY)
    assert "Ở tỉnh Nghệ An: " in reply.bubbles[0].text
    assert len(reply.bubbles) == 1


def test_it_is_remembered_for_the_conversation_and_forgotten_with_it(kb):
    first, reply = asked(kb)
    second = after(first, reply, "huế", "ask_overview")
    third = after(second, asking.ask(kb, second, TODAY), FEE_QUESTION, "ask_fee")
    again = asking.ask(kb, third, TODAY)
    assert "Ở thành phố Huế: " in again.bubbles[0].text
    for end in (endings.start_over, endings.cancel, endings.delete_data):
        assert end(third).slots["province"] is None


def test_an_unanswered_question_is_put_at_most_twice(kb):
    first, reply = asked(kb)
    second = after(first, reply, FEE_QUESTION, "ask_fee")
    again = asking.ask(kb, second, TODAY)
    assert again.slots["province"] == {"asked": 2, "asking": SHOP}
    third = asking.ask(kb, after(second, again, FEE_QUESTION, "ask_fee"), TODAY)
    assert not any("tỉnh, thành phố nào" in bubble.text for bubble in third.bubbles)


def test_another_question_instead_of_a_province_is_answered(kb):
    first, reply = asked(kb)
    then = after(first, reply, "đăng ký kết hôn", "ask_overview")
    assert asking.ask(kb, then, TODAY).procedure == MARRIAGE


@pytest.mark.parametrize(("text", "intent", "facet"), OTHER_QUESTIONS)
def test_another_question_that_names_a_province_is_answered_and_the_province_kept(
    kb, text, intent, facet
):
    first, reply = asked(kb)
    heard = asking.ask(kb, after(first, reply, text, intent), TODAY)
    assert (heard.procedure, heard.facet) == (MARRIAGE, facet)
    assert heard.slots["province"] == {"name": "Hà Nội", "area": None}


@pytest.mark.parametrize(
    "text", ["kết hôn ở quận 7 cần giấy gì", "xã tôi có cấp giấy kết hôn không"]
)
def test_another_question_that_names_a_unit_is_not_asked_for_its_province(kb, text):
    first, reply = asked(kb)
    kb._searcher._hits[text] = [Hit(MARRIAGE, 0.97)]
    heard = asking.ask(kb, after(first, reply, text, "ask_documents"), TODAY)
    assert heard.procedure == MARRIAGE


def test_a_short_form_in_another_question_is_no_province(kb):
    first, reply = asked(kb)
    kb._searcher._hits["kết hôn với giám đốc ct cần giấy gì"] = [Hit(MARRIAGE, 0.97)]
    then = after(first, reply, "kết hôn với giám đốc ct cần giấy gì", "ask_documents")
    assert asking.ask(kb, then, TODAY).slots["province"] == {"asked": 1}


@pytest.mark.parametrize(
    "text",
    [*NOTHING_ELSE, *NAMED_AGAIN, "tạm trú Nghệ An", "em ở Huế", "ở Huế thì bao nhiêu", "hn"],
)
def test_a_place_in_a_few_words_that_ask_nothing_else_gets_the_fee_there(kb, text):
    first, reply = asked(kb)
    heard = asking.ask(kb, after(first, reply, text, "ask_overview"), TODAY)
    assert (heard.procedure, heard.facet) == (SHOP, Facet.FEE)
    assert heard.slots["province"]["name"] in {"Nghệ An", "Huế", "Lâm Đồng", "Hà Nội"}


def test_a_district_is_answered_with_what_replaced_it(kb):
    first, reply = asked(kb)
    heard = asking.ask(kb, after(first, reply, "huyện Kim Động", "ask_overview"), TODAY)
    assert heard.outcome == "asked_case"
    assert "không còn huyện, quận" in heard.bubbles[0].text
    assert heard.slots["province"]["asking"] == SHOP


def test_a_short_name_of_two_provinces_is_asked_with_buttons(kb):
    first, reply = asked(kb)
    heard = asking.ask(kb, after(first, reply, "đn", "nlu_fallback"), TODAY)
    assert [button.title for button in heard.bubbles[0].buttons] == ["Đà Nẵng", "Đồng Nai"]
    pressed = turn(intent="ask_fee", entities={"procedure": SHOP, "province": "Đồng Nai"})
    answer = asking.ask(kb, pressed, TODAY)
    assert "Mức của thành phố Đồng Nai" in answer.bubbles[0].text
    assert answer.slots["province"] == {"name": "Đồng Nai", "area": None}


def test_a_commune_that_is_not_known_is_said_so(kb):
    first, reply = asked(kb)
    heard = asking.ask(kb, after(first, reply, "xã Mẫu", "nlu_fallback"), TODAY)
    assert "tôi chưa biết thuộc tỉnh nào" in heard.bubbles[0].text


def test_a_name_of_an_old_district_and_a_new_commune_is_asked_with_the_place(kb):
    reply = asking.ask(kb, turn("mở hộ kinh doanh ở thanh hà", "ask_where"), TODAY)
    assert reply.bubbles[-1].text.startswith("“Thanh Hà” vừa là tên xã")
    titles = [button.title for button in reply.bubbles[-1].buttons]
    assert titles == ["xã Thanh Hà (Hải Phòng)", "huyện Thanh Hà cũ"]
    old = turn(intent="ask_where", entities={"procedure": SHOP, "place": titles[1]})
    assert "không còn huyện" in asking.ask(kb, old, TODAY).bubbles[-1].text
    new = dataclasses.replace(old, entities={"procedure": SHOP, "place": titles[0]})
    assert asking.ask(kb, new, TODAY).bubbles[-1].text == (
        "Nơi nhận cấp xã ở đó là Trung tâm Phục vụ hành chính công xã Thanh Hà (Hải Phòng)."
    )


def test_the_tick_list_knows_the_province_too(kb):
    held = turn(
        "nhà thuê", case={"procedure": RESIDENCE, "answers": {}, "asking": "home"},
        province={"name": "Hà Nội", "area": None},
    )  # fmt: skip
    assert asking.ask(kb, held, TODAY).outcome == "answered"


def test_what_stands_behind_the_button_knows_the_province_too(kb):
    quoted = [
        {"name": f"Phí thẩm định loại {n}", "set_by": "province", "doubt": "Cổng ghi khác " * 9}
        for n in range(1, 6)
    ]
    shop = record(code=SHOP, cases=[], documents=[{"name": "Giấy đề nghị"}], fees=quoted)
    kb = KnowledgeBase(ProcedureStore([shop]), kb._searcher, places=load_places())
    here = {"name": "Hà Nội", "area": None}
    pressed = turn(intent="ask_fee", entities={"procedure": SHOP}, province=here)
    first = asking.ask(kb, pressed, TODAY)
    assert "Xem thêm" in [button.title for button in first.bubbles[0].buttons]
    more = dataclasses.replace(after(pressed, first), entities={"procedure": SHOP, "facet": "fee"})
    told = "\n".join(bubble.text for bubble in dialogue.show_more(kb, more, TODAY).bubbles)
    assert "mức thu nơi anh/chị ở" in told
    assert "thành phố Hà Nội" in told
    assert "Phí thẩm định loại 5" in told

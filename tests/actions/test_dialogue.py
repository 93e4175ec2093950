"""The dialogue's decisions, turn by turn, without Rasa."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from actions import asking, choosing, dialogue, endings
from actions.cancel import Cancel
from actions.facets_asked import OF_LAW, OF_MONEY, wanted_facets
from actions.replies import Button, Reply, offer, say
from actions.turn import Turn, chosen_place
from bot.payloads import is_pressable
from knowledge_base.facets import Facet
from knowledge_base.life_events import load_life_events
from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.search.query import normalise
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import ProcedureStore
from knowledge_base.text import fold
from tests.actions.conftest import CHANGE, MARRIAGE, REISSUE, RESIDENCE, TODAY, FakeSearch
from tests.knowledge_base.conftest import record
from understanding.examples import written


def turn(text: str = "", intent: str | None = None, **held: Any) -> Turn:
    return Turn(text=text, intent=intent, entities=held.pop("entities", {}), **held)


def after(
    before: Turn, reply: Reply, text: str = "", intent: str | None = None, **entities
) -> Turn:
    """The next turn of the same conversation."""
    slots = dict(reply.slots)
    if "facet" in slots:
        slots["facet"] = Facet(slots["facet"]) if slots["facet"] else None
    for name in ("candidates", "trail"):
        if name in slots:
            slots[name] = tuple(slots[name])
    slots.pop("pending", None)
    return dataclasses.replace(before, text=text, intent=intent, entities=entities, **slots)


def test_a_question_that_names_a_procedure_is_answered_with_its_facet(kb):
    reply = asking.ask(kb, turn("đăng ký tạm trú mất bao nhiêu tiền", "ask_fee"), TODAY)
    assert (reply.outcome, reply.procedure, reply.facet) == ("answered", RESIDENCE, Facet.FEE)
    assert "15.000 đồng" in reply.bubbles[0].text


def test_a_follow_up_without_a_name_is_about_the_procedure_under_discussion(kb):
    first = turn("đăng ký tạm trú mất bao nhiêu tiền", "ask_fee")
    then = after(first, asking.ask(kb, first, TODAY), "nộp qua mạng được không", "ask_online")
    reply = asking.ask(kb, then, TODAY)
    assert (reply.procedure, reply.facet) == (RESIDENCE, Facet.ONLINE)


def test_a_bare_question_with_nothing_discussed_asks_which_procedure(kb):
    reply = asking.ask(kb, turn("thế hết bao nhiêu tiền", "ask_fee"), TODAY)
    assert reply.outcome == "asked_procedure"
    assert "lệ phí" in reply.bubbles[0].text


def test_two_facets_in_one_message_are_both_answered(kb):
    text = "cho em hỏi kết hôn thì nộp ở đâu, bao lâu xong"
    reply = asking.ask(kb, turn(text, "ask_where"), TODAY)
    assert "nộp tại Công an xã, phường" in reply.bubbles[0].text
    assert "3 ngày làm việc" in reply.bubbles[1].text


def test_one_alone_is_offered_as_a_question(kb):
    text = offer([kb.get(RESIDENCE)], None).bubbles[0].text
    assert text.startswith("Có phải anh/chị cần việc này?")


def test_look_alikes_are_offered_with_the_one_difference(kb):
    reply = asking.ask(kb, turn("làm lại căn cước", "ask_overview"), TODAY)
    assert reply.outcome == "choice_offered"
    assert reply.bubbles[0].text.splitlines()[1:] == [
        "1. **Cấp lại thẻ căn cước**: thẻ bị mất",
        "2. **Cấp đổi thẻ căn cước**: thẻ hết hạn",
    ]


def test_a_likely_one_is_answered_at_once_with_the_others_beside_it(kb):
    reply = asking.ask(kb, turn("sửa căn cước", "ask_overview"), TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", CHANGE)
    assert reply.candidates == (CHANGE, REISSUE)
    assert [b.title for b in reply.bubbles[-1].buttons] == ["2. Cấp lại thẻ căn cước"]


@pytest.mark.parametrize(
    ("said", "chosen"),
    [("2", CHANGE), ("cái thứ 2", CHANGE), ("số 1", REISSUE), ("cái đầu", REISSUE),
     ("cái cuối", CHANGE), ("thẻ bị mất", REISSUE)],
)  # fmt: skip
def test_a_choice_is_taken_by_number_by_ordinal_and_by_its_words(kb, said, chosen):
    first = turn("làm lại căn cước", "ask_documents")
    reply = asking.ask(kb, first, TODAY)
    reply = dialogue.choose(kb, after(first, reply, said, "choose_option"), TODAY)
    assert (reply.outcome, reply.procedure, reply.facet) == ("answered", chosen, Facet.DOCUMENTS)


def press(before: Turn, reply: Reply, button: Button) -> Turn:
    """The next turn of the same conversation, in which ``button`` is pressed."""
    intent, _, entities = button.payload[1:].partition("{")
    return after(before, reply, intent=intent, **json.loads("{" + entities))


@pytest.mark.parametrize(
    "newer",
    [
        offer([record(), record(code=MARRIAGE, short_name="Đăng ký kết hôn")], Facet.FEE),
        say("not_covered", "Thủ tục này tôi chưa có trong danh mục.", candidates=[], facet="time"),
    ],
    ids=["another list", "no list"],
)
def test_a_button_of_an_older_list_still_chooses_what_it_names(kb, newer):
    first = turn("làm lại căn cước", "ask_documents")
    older = asking.ask(kb, first, TODAY)
    button = older.bubbles[0].buttons[1]
    assert button.title == "2. Cấp đổi thẻ căn cước"
    reply = dialogue.choose(kb, press(first, newer, button), TODAY)
    assert (reply.outcome, reply.procedure, reply.facet) == ("answered", CHANGE, Facet.DOCUMENTS)


def test_a_button_of_a_procedure_that_is_gone_chooses_nothing_else(kb):
    held = turn(intent="choose_option", candidates=(REISSUE, CHANGE),
                entities={"choice": 1, "procedure": "1.000099"})  # fmt: skip
    assert dialogue.choose(kb, held, TODAY).outcome == "not_covered"


def test_a_button_from_before_its_procedure_was_named_in_it_chooses_by_its_place(kb):
    held = turn(intent="choose_option", candidates=(REISSUE, CHANGE), entities={"choice": 2})
    assert dialogue.choose(kb, held, TODAY).procedure == CHANGE


def test_a_button_of_a_choice_can_be_pressed(kb):
    (_, second) = offer([kb.get(REISSUE), kb.get(CHANGE)], Facet.FEE).bubbles[0].buttons
    assert second.payload == (
        '/choose_option{"choice": 2, "procedure": "1.000003", "facet": "fee"}'
    )
    assert is_pressable(second.payload)


def test_a_number_beyond_the_choice_is_asked_again(kb):
    first = turn("làm lại căn cước", "ask_documents")
    reply = asking.ask(kb, first, TODAY)
    again = dialogue.choose(kb, after(first, reply, "số 7", "choose_option"), TODAY)
    assert again.outcome == "choice_offered"
    assert again.bubbles[0].text == "Anh/chị chọn một số từ 1 đến 2 giúp tôi."


def test_a_correction_takes_the_new_mention_with_the_facet_asked_before(kb):
    first = turn("đăng ký tạm trú mất bao nhiêu tiền", "ask_fee")
    said = "à không, ý em là đăng ký kết hôn"
    then = after(first, asking.ask(kb, first, TODAY), said, "correct_procedure")
    reply = dialogue.correct(kb, then, TODAY)
    assert (reply.procedure, reply.facet) == (MARRIAGE, Facet.FEE)


def test_going_back_returns_to_the_former_procedure(kb):
    first = turn("đăng ký tạm trú mất bao nhiêu tiền", "ask_fee")
    second = after(first, asking.ask(kb, first, TODAY), "đăng ký kết hôn", "ask_overview")
    third = after(second, asking.ask(kb, second, TODAY), "quay lại cái trước", "go_back")
    assert dialogue.go_back(kb, third, TODAY).procedure == RESIDENCE


def test_a_real_procedure_that_no_catalogue_holds_is_not_covered(kb):
    reply = asking.ask(kb, turn("giấy phép mở karaoke", "ask_overview"), TODAY)
    assert reply.outcome == "not_covered"
    assert "dichvucong.gov.vn" in reply.bubbles[0].text


def test_what_is_no_matter_of_papers_is_out_of_scope_though_a_facet_is_asked(kb):
    assert asking.ask(kb, turn("kèo tối nay sao", "ask_steps"), TODAY).outcome == "out_of_scope"


def test_two_turns_not_understood_lead_to_a_person():
    first = endings.missed(turn("xyz"))
    assert first.outcome == "not_understood"
    assert endings.missed(turn("xyz", misses=1)).outcome == "handed_over"


def test_a_story_is_answered_with_the_first_procedure_and_the_order(kb):
    reply = asking.ask(kb, turn("tui mới chuyển trọ", "ask_overview"), TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", RESIDENCE)
    assert reply.candidates == (RESIDENCE, CHANGE)
    assert reply.bubbles[0].text.splitlines()[1] == "1. Đăng ký tạm trú trước."


def test_under_the_documents_stands_the_first_question_about_the_case(kb):
    reply = asking.ask(kb, turn("đăng ký tạm trú cần giấy tờ gì", "ask_documents"), TODAY)
    assert reply.bubbles[1].text.startswith("Anh/chị ở nhà của mình hay nhà thuê?")
    assert [b.title for b in reply.bubbles[1].buttons] == [
        "Nhà mình", "Nhà thuê", "Xem hết các trường hợp",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "lease"), [("nhà thuê", True), ("nha thue", True), ("1", False), ("nhà mình", False)]
)
def test_a_typed_answer_about_the_case_gives_the_tick_list(kb, said, lease):
    first = turn("đăng ký tạm trú cần giấy tờ gì", "ask_documents")
    then = after(first, asking.ask(kb, first, TODAY), said, "ask_overview")
    reply = asking.ask(kb, then, TODAY)
    assert reply.outcome == "answered"
    assert ("☐ Hợp đồng thuê nhà" in reply.bubbles[0].text) is lease
    assert "☐ Tờ khai thay đổi thông tin cư trú (mẫu CT01): 1 bản chính" in reply.bubbles[0].text


def test_a_case_question_never_traps(kb):
    first = turn("đăng ký tạm trú cần giấy tờ gì", "ask_documents")
    second = after(first, asking.ask(kb, first, TODAY), "blabla hihi", "nlu_fallback")
    kb._searcher._hits["blabla hihi"] = []
    again = dialogue.fall_back(kb, second, TODAY)
    assert again.outcome == "asked_case"
    third = after(second, again, "blabla hihi", "nlu_fallback")
    assert dialogue.fall_back(kb, third, TODAY).outcome == "answered"


def test_a_report_of_a_wrong_answer_keeps_what_was_shown(kb):
    entities = {"procedure": MARRIAGE, "facet": "fee"}
    reply = dialogue.report_wrong(kb, turn(intent="report_wrong", entities=entities))
    assert reply.keep == {
        "kind": "report_wrong", "procedure": MARRIAGE, "facet": "fee",
        "version": kb.get(MARRIAGE).version,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [("2", 2), ("cái thứ hai", 2), ("số 3", 3), ("cái đầu tiên", 1), ("chọn 2", 2),
     ("cái cuối cùng", 4), ("số 12", 12), ("cái kia", None), ("thế nào", None)],
)  # fmt: skip
def test_places_are_read_from_words(text, place):
    assert chosen_place(text, 4) == place


def discussing(code: str, text: str, intent: str, *trail: str) -> Turn:
    return turn(text, intent, procedure=code, trail=(*trail, code))


def test_hits_without_any_chance_are_no_look_alikes(kb):
    reply = asking.ask(kb, discussing(CHANGE, "tiệm hủ tíu", "ask_fee"), TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", CHANGE)


def test_a_matter_discussed_before_is_returned_to_by_its_name(kb):
    said = "quay lại chuyện tạm trú, mất mấy ngày"
    reply = asking.ask(kb, discussing(MARRIAGE, said, "ask_time", RESIDENCE), TODAY)
    assert (reply.procedure, reply.facet) == (RESIDENCE, Facet.TIME)


def test_a_question_under_an_open_choice_is_answered_for_the_first_with_the_others_beside(kb):
    held = turn("mấy ngày xong", "ask_time", candidates=(REISSUE, CHANGE))
    reply = asking.ask(kb, held, TODAY)
    assert (reply.procedure, reply.candidates) == (REISSUE, (REISSUE, CHANGE))


def test_beginning_anew_with_a_paper_is_a_question_about_it(kb):
    held = discussing(RESIDENCE, "đăng ký tạm trú mất bao nhiêu tiền", "start_over")
    assert dialogue.start_over(kb, held, TODAY).outcome == "answered"
    anew = discussing(RESIDENCE, "làm lại từ đầu đi", "start_over")
    assert dialogue.start_over(kb, anew, TODAY).slots["procedure"] is None


def test_where_no_intent_is_sure_the_facet_of_the_likeliest_is_answered(kb):
    held = turn("đăng ký kết hôn", "nlu_fallback", guess=Facet.FEE)
    assert dialogue.fall_back(kb, held, TODAY).facet is Facet.FEE


@pytest.mark.parametrize(
    ("said", "intent", "facet"),
    [("làm ở xã khác được không", "ask_conditions", Facet.WHERE),
     ("phí thế nào ạ", "ask_steps", Facet.FEE),
     ("thanh toán online được không", "ask_online", Facet.PAYMENT),
     ("đăng ký tạm trú online lệ phí nhiêu", "ask_online", Facet.FEE),
     ("thông tin thuế theo số căn cước mới", "ask_legal", Facet.OVERVIEW),
     ("căn cứ vào luật nào", "ask_legal", Facet.LEGAL),
     ("khởi kiện trực tuyến thì làm thế nào", "ask_payment", Facet.STEPS),
     ("anh tôi ở tỉnh khác xuống chơi có bắt buộc khai không", "ask_conditions",
      Facet.CONDITIONS),
     ("làm sao để có", "nlu_fallback", Facet.STEPS)],
)  # fmt: skip
def test_sure_words_correct_the_intent(said, intent, facet):
    assert wanted_facets(turn(said, intent)) == [facet]


@pytest.mark.parametrize(("intent", "words"), [("ask_legal", OF_LAW), ("ask_payment", OF_MONEY)])
def test_our_own_examples_hold_the_words_without_which_nobody_asks_so(intent, words):
    examples = [text for text, of in written(Path("nlu_data/intents")) if of == intent]
    without = [text for text in examples if not words.search(fold(normalise(text)))]
    assert len(without) < 0.05 * len(examples), without


def test_a_long_answer_that_only_sounds_like_a_refusal_does_not_stop_anything(kb):
    said = turn("nhà tôi một người đứng tên thôi", "cancel", procedure=RESIDENCE)
    reply = Cancel(open_kb=lambda: kb, today=lambda: TODAY).reply(said)
    assert (reply.outcome, reply.slots) == ("not_understood", {"misses": 1})


def test_a_variant_that_sounds_like_no_matter_of_ours_is_asked_of_the_procedure(kb):
    said = turn("à mà người yêu em quốc tịch Hàn thì sao", "out_of_scope", procedure=MARRIAGE)
    reply = asking.out_of_scope(kb, said, TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", MARRIAGE)


def test_what_is_taken_back_under_a_question_leads_to_the_look_alike_that_is_meant(kb):
    waiting = {"procedure": CHANGE, "answers": {}, "asking": "why", "tries": 0}
    said = turn("à quên, thẻ của em mất rồi", "nlu_fallback", procedure=CHANGE, case=waiting)
    reply = dialogue.fall_back(kb, said, TODAY)
    assert (reply.outcome, reply.procedure) == ("answered", REISSUE)


def test_what_about_another_without_marks_asks_the_same(kb):
    said = turn("con bang lai xe thi sao", "ask_steps", procedure=RESIDENCE, facet=Facet.FEE)
    assert wanted_facets(said) == [Facet.FEE]


@pytest.mark.parametrize("said", ["cái đầu tiên", "cai dau tien", "cái đầu tiên ạ"])
def test_the_first_of_a_choice_is_told_what_was_asked_not_the_fee(kb, said):
    asked = turn("làm lại căn cước cần giấy gì", "ask_documents")
    offered = after(asked, offer([kb.get(REISSUE), kb.get(CHANGE)], Facet.DOCUMENTS), said)
    reply = dialogue.choose(kb, offered, TODAY)
    assert (reply.procedure, reply.facet) == (REISSUE, Facet.DOCUMENTS)


def test_who_misses_someone_is_sent_to_the_police_and_asked_nothing(kb):
    events = load_life_events(KnowledgeBaseSettings().life_events_dir)
    told = KnowledgeBase(ProcedureStore(kb), FakeSearch({}), events=events)
    reply = choosing.overhear_event(turn("mẹ em mất tích 2 ngày rồi", "chitchat"), lambda: told)
    assert reply is not None
    assert "báo ngay Công an xã, phường" in reply.bubbles[0].text
    assert "chia buồn" not in reply.bubbles[0].text
    assert (reply.outcome, reply.procedure, reply.bubbles[0].buttons) == ("not_covered", None, ())
    assert reply.afterwards == "quiet"


def test_a_story_under_a_choice_that_sounds_like_a_no_is_read(kb):
    said = turn("không còn thẻ căn cước vì bị mất", "deny", candidates=(REISSUE, CHANGE))
    assert dialogue.refuse(kb, said, TODAY).procedure == REISSUE


def named(*, procedure: str | None = None, text: str = "chuyển trường cho học sinh lớp ba"):
    found = Found(
        Decision(Kind.CHOOSE, [Hit(MARRIAGE, 0.4)]),
        mentioned=True,
        ranked=(Hit(MARRIAGE, 0.4),),
        elsewhere="Chuyển trường đối với học sinh tiểu học",
    )
    return turn(text, "ask_documents", procedure=procedure), found


def test_a_procedure_that_is_known_by_name_alone_is_named_and_declined(kb):
    said, found = named()
    reply = asking.mentioned(kb, said, found, [Facet.DOCUMENTS], TODAY)
    assert reply.outcome == "not_covered"
    assert "“Chuyển trường đối với học sinh tiểu học”" in reply.bubbles[0].text


def test_a_short_question_under_a_procedure_is_not_taken_for_another(kb):
    said, found = named(procedure=MARRIAGE, text="chuyển trường")
    reply = asking.mentioned(kb, said, found, [Facet.DOCUMENTS], TODAY)
    assert reply.outcome != "not_covered"

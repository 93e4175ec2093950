"""The coach, turn by turn: steps, troubles, other topics between, and the way back."""

from __future__ import annotations

import pytest

from actions import before_sending
from actions.turn import Turn
from knowledge_base.procedure import FilingWay
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.citizens import Citizen, button
from tests.actions.conftest import TODAY
from tests.knowledge_base.conftest import record

ONLINE, COUNTER = "1.000001", "1.000002"


class Hears:
    """Finds a procedure only where its own word stands in the question."""

    def search(self, question: str, k: int = 10) -> list[Hit]:
        if "tạm trú" in question:
            return [Hit(ONLINE, 0.97)]
        return [Hit(COUNTER, 0.97)] if "sao y" in question else []


@pytest.fixture
def citizen() -> Citizen:
    plain = {"cases": [], "documents": [{"name": "Hợp đồng thuê nhà"}], "family": None}
    online = record(ways=[FilingWay.ONLINE, FilingWay.IN_PERSON], differs_by=None, **plain)
    counter = record(
        code=COUNTER,
        name="Chứng thực bản sao",
        short_name="Sao y",
        ways=[FilingWay.IN_PERSON],
        differs_by=None,
        **plain,
    )
    return Citizen(KnowledgeBase(ProcedureStore([online, counter]), Hears()), lambda: TODAY)


def place(answer) -> str:
    text = answer["messages"][0]["text"]
    return text[text.index("Bước") + 5 :].split(":")[0]


@pytest.fixture
def led(citizen) -> Citizen:
    assert place(citizen.say("dẫn em nộp tạm trú từng bước", "start_coach")) == "1/8"
    return citizen


def test_the_answer_of_the_steps_leads_into_the_coach(citizen):
    answer = citizen.say("đăng ký tạm trú làm thế nào")
    first = citizen.press(button(answer, "Làm từng bước"))
    assert (first["outcome"], first["facet"], first["procedure"]) == ("answered", "steps", ONLINE)
    assert place(first) == "1/8"


@pytest.mark.parametrize("intent", ["ask_steps", "ask_online"])
def test_words_that_want_every_step_start_it_whatever_was_understood(citizen, intent):
    answer = citizen.say("huong dan em nop tạm trú tren mang tung buoc", intent)
    assert (place(answer), answer["facet"]) == ("1/8", intent.removeprefix("ask_"))


def test_what_is_filed_at_the_counter_only_is_not_led_but_said(citizen):
    answer = citizen.say("dẫn em nộp sao y từng bước", "start_coach")
    assert "không ghi nơi nào nhận việc này trên mạng" in answer["messages"][0]["text"]


def test_without_a_procedure_it_asks_which_and_then_begins(citizen):
    assert citizen.say("dẫn em nộp đi", "start_coach")["outcome"] == "asked_procedure"
    assert place(citizen.say("tạm trú", "ask_overview")) == "1/8"


@pytest.mark.parametrize("words", ["tiếp", "xong rồi", "tiep di a", "ok", "bước tiếp theo"])
def test_going_on_is_heard_in_many_words(led, words):
    assert place(led.say(words, "out_of_scope")) == "2/8"


def test_one_can_go_back_by_word_and_by_button(led):
    second = led.press(button(led.say("xem bước 2"), "Tiếp"))
    assert place(second) == "3/8"
    assert place(led.press(button(second, "Quay lại"))) == "2/8"
    assert place(led.say("quay lại", "go_back")) == "1/8"


@pytest.mark.parametrize(
    "words", ["kẹt rồi", "không vào được", "bấm hoài ko được", "quên mật khẩu"]
)
def test_trouble_brings_the_usual_causes_of_this_very_step(led, words):
    answer = led.say(words, "nlu_fallback")
    assert answer["messages"][0]["text"].startswith("Ở bước đăng nhập VNeID")
    assert place(led.say("tiếp", "show_more")) == "2/8"


def test_the_button_of_being_stuck_belongs_to_its_step_also_later(led):
    old = button(led.say("bước 5"), "Tôi bị kẹt")
    led.say("bước 1")
    assert "tải giấy tờ lên" in led.press(old)["messages"][0]["text"]


def test_another_question_is_answered_and_go_on_returns_to_the_step(led):
    led.say("bước 4")
    fee = led.say("mất bao nhiêu tiền", "ask_fee")
    assert fee["facet"] == "fee"
    assert place(led.press(button(fee, "Tiếp tục các bước"))) == "4/8"
    led.say("sao y cần gì", "ask_documents")
    assert place(led.say("tiếp tục", "show_more")) == "4/8"


def test_after_another_question_an_ok_is_no_step(led):
    led.say("mất bao nhiêu tiền", "ask_fee")
    assert led.say("ok", "affirm")["facet"] != "steps"


def test_trouble_that_names_another_procedure_is_a_question_about_that(led):
    assert led.say("không làm sao y được", "ask_overview")["procedure"] == COUNTER


def test_it_stops_at_once_and_can_be_taken_up_again(led):
    led.say("bước 3")
    assert led.say("dừng", "cancel")["outcome"] == "smalltalk"
    assert place(led.say("tiếp tục", "show_more")) == "3/8"


def test_starting_over_forgets_the_step(led):
    led.say("làm lại từ đầu", "start_over")
    assert led.slots["coach"] is None


def test_the_end_is_said_and_may_be_rated(led):
    last = led.say("bước 8")
    end = led.press(button(last, "Đã gửi xong"))
    assert "đã gửi" in end["messages"][0]["text"]
    assert end["afterwards"] == "rate"
    assert led.slots["coach"] is None


def test_no_answer_of_the_coach_has_more_buttons_than_every_channel_shows(led):
    for step in range(1, 9):
        for answer in (led.say(f"bước {step}"), led.say("kẹt", "stuck"), led.say("bước 1")):
            assert all(len(message["buttons"]) <= 5 for message in answer["messages"])


def test_stuck_without_being_led_asks_where(citizen):
    citizen.say("đăng ký tạm trú làm thế nào")
    answer = citizen.say("em bị kẹt", "stuck")
    assert answer["outcome"] == "asked_case"
    assert "Ở bước nộp phí" in citizen.press(button(answer, "Nộp phí"))["messages"][0]["text"]


def test_stuck_with_nothing_discussed_asks_what(citizen):
    assert citizen.say("em bị kẹt", "stuck")["outcome"] == "asked_procedure"


def test_the_look_before_sending_is_reached_from_the_coach_and_leads_back(led):
    look = led.press(button(led.say("bước 7"), "Kiểm tra trước"))
    assert "6 điểm" in look["messages"][0]["text"]
    assert place(led.press(button(look, "Tiếp tục các bước"))) == "7/8"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("trước khi nộp cần kiểm tra gì", "6 điểm"),
        ("file bao nhieu mb", "mỗi trang nhận một mức khác nhau"),
        ("ảnh heic có nộp được không, file gì", "JPG, PNG hoặc PDF"),
        ("có phải ký số không", "không phải ký số"),
    ],
)
def test_the_look_before_sending_is_found_by_words(citizen, words, told):
    assert told in citizen.say(words, "ask_documents")["messages"][0]["text"]


@pytest.mark.parametrize(
    "words",
    [
        "ảnh hộ chiếu kích thước bao nhiêu",
        "chụp ảnh thế nào để làm hộ chiếu",
        "tên trên sổ đỏ không khớp với căn cước thì sao",
        "bản chụp có cần công chứng không",
        "nộp hồ sơ ở đâu",
    ],
)
def test_a_question_about_the_papers_themselves_is_not_taken_for_the_look(words):
    assert before_sending.overhear(Turn(words, "ask_documents", {})) is None


def test_trouble_of_another_step_is_told_as_that_step_s(led):
    led.say("bước 2")
    answer = led.say("khong thay nut nop truc tuyen dau", "stuck")
    assert answer["messages"][0]["text"].startswith("Ở bước chọn nơi nhận hồ sơ")


def test_a_trouble_told_in_its_own_words_is_heard_without_any_word_of_trouble(led):
    led.say("bước 7")
    answer = led.say("số tiền trang báo khác với mức em biết là sao", "out_of_scope")
    assert "Số tiền khác với mức tôi nói" in answer["messages"][0]["text"].splitlines()[1]


def test_a_step_can_be_named_also_after_another_question(led):
    led.say("mất bao nhiêu tiền", "ask_fee")
    assert place(led.say("bước 6", "next_step")) == "6/8"


def test_cancelling_another_question_keeps_the_step(led):
    led.say("bước 5")
    led.say("mất bao nhiêu tiền", "ask_fee")
    led.say("thôi để mai tính", "cancel")
    assert place(led.say("tiếp tục các bước lúc nãy", "next_step")) == "5/8"

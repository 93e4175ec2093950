"""What a citizen's words mean to the hand-over, and which of them no unit reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handover.context import lately
from bot.handover.guarding import is_care
from bot.handover.standing import By, Said
from bot.handover.wishes import Do, Wish, forgets, wish_of
from bot.wire import Incoming
from tests.cares import ACCUSATIONS, CALLS_FOR_HELP, ORDINARY

EXAMPLES = Path(__file__).resolve().parents[3] / "nlu_data/intents/emergency.yml"


@pytest.mark.parametrize(
    "text",
    [
        *CALLS_FOR_HELP,
        *ACCUSATIONS,
        "cứu em với",
        "chồng đánh em",
        "em bị bố đánh từ sáng",
        "tôi muốn chết",
        "em muốn tự tử",
        "nhà em đang cháy",
        "gọi công an giúp em",
        "con tôi bị xâm hại",
        "tôi tố cáo cán bộ địa chính",
        "can bo doi tien boi duong",
        "cán bộ phường nhận phong bì",
        "cán bộ hôm qua thái độ rất kém",
        "nhân viên ở đó quát tôi",
        "khiếu nại chủ tịch xã",
        "bị đòi tiền mới làm",
    ],
)
def test_calls_for_help_and_complaints_are_cares(text):
    assert is_care(text)


@pytest.mark.parametrize(
    "text",
    [
        *ORDINARY,
        "cán bộ bảo mang theo bản gốc",
        "giấy chứng sinh có cần công chứng không",
        "cho em xin danh sách giấy tờ",
        "em đang làm danh mục hồ sơ",
        "làm mã định danh cho con em",
        "nhờ tư vấn giúp em",
        "anh chị lấy bao nhiêu tiền",
        "bà nội nhận tiền tuất ở đâu",
        "tra cứu con dấu",
        "hồ sơ đang chạy đến đâu rồi ạ",
        "đánh giá hồ sơ thế nào",
        "từ từ em gửi",
        "cảm ơn cán bộ",
        "cán bộ cho em hỏi lệ phí",
        "công chức tư pháp làm việc giờ nào",
    ],
)
def test_ordinary_words_are_not(text):
    assert not is_care(text)


def test_every_example_of_a_call_for_help_is_a_care():
    lines = (line.strip() for line in EXAMPLES.read_text().splitlines())
    told = [t.removeprefix("- ") for t in lines if t.startswith("- ") and "intent:" not in t]
    assert len(told) > 50
    assert [text for text in told if not is_care(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "quay lại trợ lý",
        "Quay lai tro ly.",
        "cho em quay lại bot",
        "không cần gặp cán bộ nữa",
        "em muốn hỏi trợ lý ạ",
    ],
)
def test_words_that_want_the_bot_back(text):
    assert wish_of(Incoming("web", "s", text)) == Wish(Do.BACK)


@pytest.mark.parametrize(
    "text", ["trợ lý nói sai rồi", "tôi quay lại nộp hồ sơ", "quay lại trợ lý giám đốc giúp em"]
)
def test_words_that_do_not(text):
    assert wish_of(Incoming("web", "s", text)) is None


@pytest.mark.parametrize(
    "payload",
    [
        "/handover",
        "/handover{}",
        '/handover{"do": "own"}',
        '/handover["ask"]',
        '/handover{"do": ["ask"]}',
        "/handover{",
    ],
)
def test_a_forged_button_wants_nothing(payload):
    assert wish_of(Incoming("web", "s", pressed=payload)) is None


def test_a_unit_of_a_forged_button_is_a_unit_or_nothing():
    pressed = '/handover{"do": "ask", "unit": "x\' OR 1=1"}'
    assert wish_of(Incoming("web", "s", pressed=pressed)) == Wish(Do.ASK, None)


@pytest.mark.parametrize("text", ["xóa dữ liệu", "xoa du lieu cua toi", "/xoa", "hãy xóa dữ liệu"])
def test_words_that_want_everything_deleted(text):
    assert forgets(Incoming("web", "s", text))


def user(text: str, intent: str = "ask_fee") -> dict:
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}}


def bot(*texts: str) -> dict:
    messages = [{"text": text} for text in texts]
    return {"event": "bot", "text": None, "data": {"custom": {"messages": messages}}}


def test_what_was_said_before_is_told_oldest_first_without_cares_and_buttons():
    events = [
        user("cán bộ đòi tiền em", "complain_officer"),
        bot("nơi tố cáo"),
        user("làm khai sinh"),
        bot("1. Tờ khai", "Còn nữa"),
        user("cán bộ vòi vĩnh quá", "ask_fee"),  # the model was wrong, the words are not
        bot("không rõ"),
        user("/ask_fee"),
        bot("Miễn phí"),
    ]
    assert lately(events[::-1]) == [
        Said(By.CITIZEN, "làm khai sinh"),
        Said(By.BOT, "1. Tờ khai\nCòn nữa"),
        Said(By.BOT, "Miễn phí"),
    ]


def test_no_more_is_told_than_the_last_things():
    events = [user(f"câu {n}") for n in range(20)]
    assert [said.text for said in lately(events[::-1], most=2)] == ["câu 18", "câu 19"]

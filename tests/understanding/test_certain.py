from __future__ import annotations

from pathlib import Path

import pytest

from tests.cares import ACCUSATIONS, CALLS_FOR_HELP, FRAUDS, ORDINARY
from understanding.certain import certain, may_call_for_help
from understanding.lookalikes import told_apart

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("told", CALLS_FOR_HELP)
def test_violence_and_despair_surely_call_for_help(told):
    assert certain(told) == "emergency"


@pytest.mark.parametrize("told", ACCUSATIONS)
def test_a_bribe_asked_for_is_surely_an_accusation(told):
    assert certain(told) == "complain_officer"


@pytest.mark.parametrize("told", FRAUDS)
def test_who_claims_to_be_an_authority_is_surely_a_fraud(told):
    assert certain(told) == "report_scam"


@pytest.mark.parametrize(
    "told",
    [
        *ORDINARY,
        "thủ tục ly hôn khi bị chồng đánh đập",
        "anh em treo cổ chết, làm giấy chứng tử ở đâu",
        "cười muốn chết",
        "điện thoại em chết máy",
        "cần tư vấn làm sổ đỏ",
        "mơ thấy rắn đánh con gì",
        "thẩm quyền giải quyết khiếu nại chủ tịch xã",
        "căn cước bị mất",
        "cho gặp cán bộ",
    ],
)
def test_other_messages_are_left_to_the_classifier(told):
    assert certain(told) is None


@pytest.mark.parametrize("text", ["bị gãy", "con giữ", "có số định danh rồi", "tôi"])
def test_a_scrap_of_words_is_no_call_for_help(text):
    assert not may_call_for_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "không muốn sống với bố mẹ, muốn tách hộ",
        "không muốn con sống với bố",
        "em muốn cháu sống với ông bà",
        "em muon tu tu lam sau",
        "chồng em dành con với em",
        "công ty bị đánh thuế hai nước",
        "làm giấy tờ lâu muốn chết",
        "ba em đánh cá muốn xin hỗ trợ",
    ],
)
def test_what_the_classifier_takes_for_despair_is_none_where_it_is_about_something_else(text):
    assert not may_call_for_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "bố dượng cứ vào phòng cháu lúc nửa đêm",
        "không muốn sống với chồng nữa, ảnh dọa giết em",
        "em làm từ từ thôi nhưng con em bị xâm hại",
    ],
)
def test_a_whole_sentence_may_call_for_help_in_words_nobody_wrote_down(text):
    assert may_call_for_help(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("con bị tát, cho em hỏi tất cả", "con bi tat_, cho em hoi xx ca"),
        ("con bi tat, cho em hoi tat ca", "con bi tat, cho em hoi xx"),
        ("em muốn tự tử", "em muon tu_tu"),
        ("em làm từ từ", "em lam xx_other"),
        ("không muốn sống với bố", "khong xx_other bo"),
    ],
)
def test_marks_tell_words_of_harm_from_others(text, told):
    assert told_apart(text) == told


def test_every_example_of_a_call_for_help_may_be_heard_as_one():
    lines = (ROOT / "nlu_data/intents/emergency.yml").read_text().splitlines()
    told = [line.strip().removeprefix("- ") for line in lines if line.strip().startswith("- ")]
    examples = [text for text in told if not text.startswith("intent:")]
    unheard = [t for t in examples if not certain(t) and not may_call_for_help(t)]
    assert len(examples) > 50
    assert unheard == []

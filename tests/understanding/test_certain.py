from __future__ import annotations

from pathlib import Path

import pytest

from understanding.certain import certain, may_call_for_help

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "told",
    [
        "chồng em đánh em hoài, em sợ lắm",
        "ck e đánh e hoài",
        "bố dượng sờ soạng bé nhà em",
        "con gái tôi bị hàng xóm xâm hại",
        "em chán sống lắm rồi",
        "toi khong muon song nua",
    ],
)
def test_violence_and_despair_surely_call_for_help(told):
    assert certain(told) == "emergency"


@pytest.mark.parametrize(
    "told",
    [
        "cán bộ xã đòi 200 nghìn mới ký",
        "cong an bat dua phong bi",
        "em muốn tố cáo cán bộ địa chính",
    ],
)
def test_a_bribe_asked_for_is_surely_an_accusation(told):
    assert certain(told) == "complain_officer"


@pytest.mark.parametrize(
    "told",
    ["có người tự xưng công an gọi cho em", "em vừa bị lừa chuyển khoản", "goi dien lua dao"],
)
def test_who_claims_to_be_an_authority_is_surely_a_fraud(told):
    assert certain(told) == "report_scam"


@pytest.mark.parametrize(
    "told",
    [
        "thủ tục ly hôn khi bị chồng đánh đập",
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


def test_every_example_of_a_call_for_help_may_be_heard_as_one():
    lines = (ROOT / "nlu_data/intents/emergency.yml").read_text().splitlines()
    told = [line.strip().removeprefix("- ") for line in lines if line.strip().startswith("- ")]
    examples = [text for text in told if not text.startswith("intent:")]
    unheard = [t for t in examples if not certain(t) and not may_call_for_help(t)]
    assert len(examples) > 50
    assert unheard == []

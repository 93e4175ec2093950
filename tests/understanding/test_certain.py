from __future__ import annotations

import pytest

from understanding.certain import certain


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

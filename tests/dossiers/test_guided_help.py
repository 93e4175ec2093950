from __future__ import annotations

import pytest
from pydantic import ValidationError

from actions import guided_help
from actions.turn import Turn
from knowledge_base.guides import Guide, read_guide
from knowledge_base.service import KnowledgeBase

GUIDE = read_guide("payment")


def said(text: str) -> str | None:
    step = GUIDE.heard(text)
    return step.id if step else None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("đã trừ tiền mà hồ sơ báo chưa nộp phí", "money_taken"),
        ("em chuyen tien roi ma chua thay cap nhat", "money_taken"),
        ("thanh toán rồi mà hệ thống vẫn báo chưa thanh toán", "money_taken"),
        ("mã QR hết hạn rồi làm sao", "qr_expired"),
        ("quet qr ko duoc", "qr_expired"),
        ("em lỡ nộp tiền hai lần", "paid_twice"),
        ("bị trừ tiền 2 lần", "paid_twice"),
        ("chuyển nhầm số tiền rồi", "wrong_amount"),
        ("tôi không có tài khoản ngân hàng thì nộp phí sao", "no_bank"),
        ("biên lai xem ở đâu", "receipt"),
        ("hồ sơ bị từ chối thì có được hoàn phí không", "refund"),
        ("tiền trừ rồi mà hệ thống chưa ghi nhận", "money_taken"),
        ("em ck r mà nó chưa cập nhật", "money_taken"),
        ("ngan hang bao thanh cong ma cong bao chua thanh toan", "money_taken"),
        ("đóng tiền rồi sao vẫn ghi chờ thanh toán", "money_taken"),
        ("tai khoan bi tru roi ma no bao that bai", "money_taken"),
        ("thanh toán lỗi mà vẫn bị trừ tiền", "money_taken"),
        ("quet hoai k duoc cai ma qr", "qr_expired"),
        ("mã thanh toán hết hạn", "qr_expired"),
        ("qr hết giờ rồi", "qr_expired"),
        ("đóng phí trùng rồi", "paid_twice"),
        ("chuyen khoan 2 lan luon", "paid_twice"),
        ("dong thieu 5 nghin", "wrong_amount"),
        ("so tien khac voi le phi", "wrong_amount"),
        ("tiền hiện trên cổng cao hơn mức quy định", "wrong_amount"),
        ("tôi không xài ngân hàng thì nộp tiền bằng gì", "no_bank"),
        ("ba toi khong co app ngan hang thi tra tien sao", "no_bank"),
        ("nho nguoi khac nop tien ho duoc khong", "no_bank"),
        ("chua thay bien lai", "receipt"),
        ("hoa don nop phi xem cho nao", "receipt"),
        ("nop thua co duoc hoan khong", "refund"),
    ],
)
def test_trouble_is_heard(text, step):
    assert said(text) == step


@pytest.mark.parametrize(
    "text",
    [
        "lệ phí khai sinh bao nhiêu",
        "nộp phí online bằng cách nào",
        "đăng ký tạm trú chưa có sổ hồng được không",
        "nộp hồ sơ 2 tuần rồi chưa thấy gì",
        "bao lâu thì được trả lại giấy tờ",
        "chuyển khoản được không",
        "nộp tiền trước hay sau",
        "hồ sơ trả lại 2 lần rồi",
        "đòi lại tiền đặt cọc mua đất",
        "không có tài khoản vneid thì nộp sao",
        "lấy lại tiền bảo hiểm xã hội một lần",
        "hoàn thuế thu nhập cá nhân",
        "nộp hồ sơ hai lần có sao không",
        "biên lai nộp phạt mất rồi thì sao",
    ],
)
def test_a_plain_question_is_no_trouble(text):
    assert said(text) is None


def unasked() -> KnowledgeBase:
    raise AssertionError("a button needs no search")


def test_what_is_out_of_scope_is_left_alone():
    turn = Turn("mở thẻ tín dụng nào hoàn tiền nhiều", "out_of_scope", {})
    assert guided_help.overhear(turn, unasked) is None


def test_the_procedure_that_was_paid_for_stays_under_discussion(kb):
    turn = Turn("em lỡ nộp tiền hai lần", "ask_payment", {}, procedure="1.000001")
    reply = guided_help.overhear(turn, lambda: kb)
    assert reply is not None
    assert reply.procedure == "1.000001"


def test_a_button_leads_to_the_next_step():
    pressed = Turn("", "ask_payment", {"question": "payment", "answer": "qr_expired"})
    reply = guided_help.overhear(pressed, unasked)
    assert reply is not None
    assert (reply.outcome, reply.facet) == ("answered", "payment")
    assert reply.bubbles[0].buttons[0].title == "Đã trừ tiền mà chưa cập nhật"


def test_every_step_can_be_reached_from_the_first():
    reached, left = set(), [GUIDE.steps[0].id]
    while left:
        id_ = left.pop()
        if id_ not in reached:
            reached.add(id_)
            left += GUIDE.step(id_).next
    assert reached == {step.id for step in GUIDE.steps}


def test_no_step_holds_a_link_or_asks_for_a_secret():
    for step in GUIDE.steps:
        assert "http" not in step.text
        for word in ("gửi tôi mã otp", "nhập mật khẩu", "gửi số thẻ"):
            assert word not in step.text.lower()


def test_a_guide_that_leads_nowhere_is_refused():
    step = {"id": "a", "title": "A", "text": "A", "next": ["b"]}
    with pytest.raises(ValidationError, match="no such step: b"):
        Guide.model_validate({"id": "x", "as_of": "2026-11-23", "source": "x", "steps": [step]})


def test_a_card_number_brings_the_help_and_no_search():
    turn = Turn("thẻ của em nộp tiền", "out_of_scope", {}, masks=("SỐ THẺ",))
    reply = guided_help.overhear(turn, unasked)
    assert reply is not None
    assert reply.bubbles[0].text.startswith("Anh/chị gặp chuyện gì khi nộp tiền")


VNEID = read_guide("vneid")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("quên mật khẩu vneid", "password"),
        ("em quen mk vneid roi lam sao", "password"),
        ("vneid quên passcode", "password"),
        ("vneid ko nhận được mã otp", "otp"),
        ("đổi điện thoại rồi vneid làm sao", "new_phone"),
        ("tài khoản định danh bị khóa", "locked"),
        ("vneid không đăng nhập được", "locked"),
        ("có người gọi bảo vneid bị khóa, đưa link", None),
        ("làm vneid mức 2 cần giấy gì", None),
        ("quên mật khẩu facebook", None),
    ],
)
def test_trouble_with_the_account_is_heard(text, step):
    heard = VNEID.heard(text)
    assert (heard.id if heard else None) == step


def test_help_with_the_account_is_about_the_account_and_leads_on():
    turn = Turn("quên mật khẩu vneid", "out_of_scope", {})
    reply = guided_help.overhear(turn, unasked)
    assert reply is not None
    assert (reply.outcome, reply.procedure) == ("answered", "3.000228")
    pressed = Turn("", "ask_steps", {"question": "vneid", "answer": "otp"})
    then = guided_help.overhear(pressed, unasked)
    assert then is not None
    assert "Mã OTP" in then.bubbles[0].text

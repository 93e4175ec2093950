"""Finishing online through the whole product: the coach, a unit's promise, notices, ratings."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

UNIT = "xa-mau"


@pytest.fixture
def chat(client):
    session = uuid.uuid4().hex

    def once(text: str | None = None, *, press: str | None = None, **more: str) -> dict:
        said = {"press": press} if press else {"text": text}
        answer = client.post("/api/chat", json={"session": session, **said, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return once


def told(answer: dict) -> str:
    return "\n".join(message["text"] for message in answer["messages"])


def button(answer: dict, title: str) -> str:
    buttons = [one for message in answer["messages"] for one in message["buttons"]]
    return next(one["payload"] for one in buttons if one["title"].startswith(title))


def test_a_citizen_is_led_from_the_answer_to_the_end_and_rates_it(chat):
    answer = chat("đăng ký tạm trú làm trên mạng như thế nào")
    step = chat(press=button(answer, "Làm từng bước"))
    assert "Bước 1/8" in told(step)
    assert "Bước 2/8" in told(chat("tiếp"))
    assert "Bước 3/8" in told(chat("xong rồi"))
    assert "Ở bước chọn nơi nhận" in told(chat("khong thay xa cua em"))
    assert "7.000" in told(chat("lệ phí bao nhiêu"))
    assert "Bước 3/8" in told(chat("tiếp tục"))
    assert "Bước 2/8" in told(chat("quay lại"))
    assert "dừng ở bước 2/8" in told(chat("dừng"))
    assert "Bước 8/8" in told((chat("tiếp tục"), chat("bước 8"))[1])
    end = chat("xong")
    assert "đã gửi" in told(end)
    scale = chat(press=button(end, "Chấm điểm"))
    assert "Cảm ơn" in told(chat(press=button(scale, "Rất tốt")))


@pytest.mark.parametrize(
    "words",
    [
        "hướng dẫn em nộp đăng ký tạm trú từng bước",
        "chi toi lam online khai sinh tung buoc voi",
        "dẫn tôi nộp hộ chiếu từng bước trên mạng",
    ],
)
def test_words_alone_lead_to_the_first_step(chat, words):
    assert "Bước 1/" in told(chat(words))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("trước khi nộp cần kiểm tra gì", "6 điểm"),
        ("file bao nhiêu MB vậy", "mỗi trang nhận một mức khác nhau"),
        ("tien tru roi ma he thong chua ghi nhan", "Đừng nộp lần nữa"),
        ("otp cua em la 482913 nhap giup em", "Không cán bộ nào được hỏi mã OTP"),
    ],
)
def test_help_before_and_after_sending_is_heard(chat, words, says):
    assert says in told(chat(words))


def test_only_those_of_the_unit_are_promised_what_it_promises(chat, client):
    assert "xã Mẫu" in told(chat("đăng ký khai sinh cho con mới sinh mất mấy ngày", unit=UNIT))
    stranger = {
        "session": uuid.uuid4().hex,
        "text": "đăng ký khai sinh cho con mới sinh mất mấy ngày",
    }
    assert "xã Mẫu" not in told(client.post("/api/chat", json=stranger).json())


def test_a_notice_posted_by_an_officer_stands_above_related_answers(chat, product):
    until = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).replace(year=2099)
    database = f"sqlite:///{product.log.parent}/bot.sqlite3"

    def notice(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "notice", *arguments],
            env={**os.environ, "BOT_DATABASE_URL": database},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    posted = notice("add", "--about", "payment", "--until", f"{until:%Y-%m-%d %H:%M}", "Bảo trì.")
    number = posted.split()[1]
    try:
        assert "**Thông báo:** Bảo trì." in told(chat("lệ phí đăng ký tạm trú"))
        assert "Thông báo" not in told(chat("căn cứ pháp lý là gì"))
    finally:
        notice("end", number)
    assert "Thông báo" not in told(chat("lệ phí đăng ký tạm trú"))

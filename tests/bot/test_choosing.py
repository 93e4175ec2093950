from __future__ import annotations

import pytest

from bot.choosing import chosen


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("2.", 2),
        ("(3)", 3),
        ("so 2", 2),
        ("Số 2 nhé", 2),
        ("số hai", 2),
        ("cái đầu", 1),
        ("cai dau tien", 1),
        ("cái thứ hai", 2),
        ("thứ 3", 3),
        ("chọn cái cuối", 4),
        ("cái cuối cùng ạ", 4),
        ("chọn 4", 4),
        ("muc 1", 1),
        ("một", 1),
        ("câu bốn", 4),
        ("thứ tư", 4),
        ("２", 2),
    ],
)
def test_a_choice_is_understood(text, number):
    assert chosen(text, 4) == number


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "0",
        "2 người",
        "hai con",
        "12/2020",
        "ba",
        "nam",
        "phí bao nhiêu",
        "1.001193",
        "",
        "số 9",
    ],
)
def test_what_is_no_choice_is_left_alone(text):
    assert chosen(text, 4) is None

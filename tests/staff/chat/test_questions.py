from __future__ import annotations

from datetime import date

import pytest

from dossiers.figures.periods import Period
from staff.chat.questions import USUAL, FigureAsked, LookUp, read_question

TODAY = date(2026, 11, 29)


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), date(year, number, 1))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("thành phần hồ sơ 1.004873", LookUp(("1.004873",), "", ("Thành phần hồ sơ",))),
        ("phi va ket qua 1.004873", LookUp(("1.004873",), "", ("Phí, lệ phí", "Kết quả"))),
        ("1.004873", LookUp(("1.004873",), "", USUAL)),
        ("thành phần hồ sơ gia hạn tạm trú", LookUp((), "gia hạn tạm trú", ("Thành phần hồ sơ",))),
        ("căn cứ pháp lý của đăng ký kết hôn", LookUp((), "đăng ký kết hôn", ("Căn cứ pháp lý",))),
    ],
)  # fmt: skip
def test_a_record_is_asked_for_by_code_or_as_officers_say_it(text, asked):
    assert read_question(text, TODAY) == asked


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("tỷ lệ thanh toán trực tuyến phường tháng này", "paid_online", month(2026, 11)),
        ("ty le nop truc tuyen thang truoc", "online", month(2026, 10)),
        ("tỷ lệ đúng hạn quý này", "on_time", Period(date(2026, 10, 1), date(2026, 12, 1))),
        ("tỷ lệ đúng hạn quý trước", "on_time", Period(date(2026, 7, 1), date(2026, 9, 1))),
        ("tỷ lệ bưu chính năm nay", "post", Period(date(2026, 1, 1), date(2026, 12, 1))),
        (
            "tỷ lệ số hóa năm ngoái",
            "papers_digitised",
            Period(date(2025, 1, 1), date(2025, 12, 1)),
        ),
        ("tỷ lệ trực tuyến tháng 9", "online", month(2026, 9)),
        ("tỷ lệ trực tuyến tháng 12", "online", month(2025, 12)),
        ("tỷ lệ trực tuyến tháng 2/2026", "online", month(2026, 2)),
    ],
)
def test_a_figure_is_asked_for_with_its_period(text, figure, period):
    asked = read_question(text, TODAY)
    assert isinstance(asked, FigureAsked)
    assert (asked.figure.id, asked.period) == (figure, period)


@pytest.mark.parametrize("text", ["làm khai sinh cần gì", "chào", "tỷ lệ sinh", "hết hạn thì sao"])
def test_other_questions_are_a_citizens(text):
    assert read_question(text, TODAY) is None

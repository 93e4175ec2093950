"""What is said of a dossier, with the clock at the turn of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dossiers.calendar import vietnam
from dossiers.dossier import Dossier
from dossiers.explain import days_line, explain
from dossiers.states import State
from tests.dossiers.conftest import a_code, at

DAYS = vietnam()
WAITING = Dossier(
    code=a_code(),
    state=State.PAYMENT_WANTED,
    source="hệ thống một cửa tỉnh mẫu",
    told_at=at(2026, 12, 30, 9, 5),
    procedure_name="Cấp bản sao trích lục",
    agency="UBND xã Mẫu",
    due=date(2027, 1, 5),
    wanted="8.000 đồng",
)
RUNNING = replace(WAITING, state=State.PROCESSING, wanted=None)
NOW = at(2026, 12, 30, 10, 0)


def test_a_dossier_that_waits_for_a_payment_says_so_first():
    first, _ = explain(WAITING, NOW, DAYS)
    assert first.splitlines()[:3] == [
        "Hồ sơ H56…0021: **đang chờ anh/chị nộp tiền** (trạng thái 6, theo hệ thống một cửa "
        "tỉnh mẫu lúc 09:05 hôm nay).",
        "Còn 3 ngày làm việc, hẹn trả 05/01/2027.",
        "Khoản phải nộp: 8.000 đồng",
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        pytest.param(date(2026, 12, 30), "Còn 3 ngày làm việc, hẹn trả 05/01/2027.", id="before"),
        pytest.param(date(2027, 1, 4), "Còn 1 ngày làm việc, hẹn trả 05/01/2027.", id="eve"),
        pytest.param(date(2027, 1, 5), "Hẹn trả hôm nay, 05/01/2027.", id="on the day"),
        pytest.param(
            date(2027, 1, 6), "Đã quá hẹn 1 ngày làm việc (hẹn trả 05/01/2027).", id="late"
        ),
    ],
)
def test_days_are_working_days_over_new_year(today, said):
    assert days_line(RUNNING, today, DAYS) == said


def test_a_dossier_due_at_new_years_eve_is_one_day_late_on_the_4th():
    late = replace(RUNNING, due=date(2026, 12, 31))
    said = days_line(late, date(2027, 1, 4), DAYS)
    assert said == "Đã quá hẹn 1 ngày làm việc (hẹn trả 31/12/2026)."


def test_a_late_dossier_says_what_is_due_to_the_citizen():
    late = replace(RUNNING, due=date(2026, 12, 29), contact="Trung tâm mẫu")
    first, second = explain(late, NOW, DAYS)
    assert "Việc cần làm: Anh/chị hỏi nơi đã nộp vì sao trễ" in first
    for part in ("phiếu xin lỗi", "Mẫu 04", "Trung tâm mẫu", "pakn.dichvucong.gov.vn"):
        assert part in second


def test_a_dossier_in_time_speaks_of_no_apology():
    assert "xin lỗi" not in "".join(explain(RUNNING, NOW, DAYS))


def test_the_citizens_own_delay_is_not_called_the_offices():
    late = replace(WAITING, due=date(2026, 12, 29))
    first, second = explain(late, NOW, DAYS)
    assert "Ngày hẹn trả 29/12/2026 đã qua trong lúc hồ sơ chờ anh/chị." in first
    assert "xin lỗi" not in second


def test_done_on_the_national_portal_is_said_with_its_doubt():
    done = replace(RUNNING, state=State.DONE, national=True)
    assert "Cổng quốc gia có khi ghi" in explain(done, NOW, DAYS)[1]
    assert "Cổng quốc gia có khi ghi" not in explain(replace(done, national=False), NOW, DAYS)[1]


def test_an_old_word_is_said_to_be_old():
    old = replace(RUNNING, told_at=at(2026, 12, 20, 16, 30))
    assert "lúc 16:30 ngày 20/12/2026, có thể đã thay đổi" in explain(old, NOW, DAYS)[0]


@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
def test_the_first_bubble_of_every_state_is_short(state):
    first, _ = explain(replace(WAITING, state=state), NOW, DAYS)
    assert len(first) <= 500

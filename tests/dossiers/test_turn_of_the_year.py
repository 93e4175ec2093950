"""The clock at 30 December 2026 and 4 January 2027: New Year and a weekend lie between."""

from __future__ import annotations

from datetime import date

import pytest

from dossiers.calendar import vietnam
from dossiers.dossier import Dossier
from dossiers.explain import days_line
from dossiers.states import State
from tests.dossiers.conftest import a_code, at

DAYS = vietnam()


@pytest.mark.parametrize(
    ("today", "due", "said"),
    [
        ((2026, 12, 30), (2027, 1, 4), "Còn 2 ngày làm việc, hẹn trả 04/01/2027."),
        ((2027, 1, 4), (2027, 1, 4), "Hẹn trả hôm nay, 04/01/2027."),
        ((2027, 1, 4), (2026, 12, 30), "Đã quá hẹn 2 ngày làm việc (hẹn trả 30/12/2026)."),
    ],
)
def test_days_are_counted_over_the_new_year(today, due, said):
    dossier = Dossier(a_code(), State.PROCESSING, "hệ thống mẫu", at(*today, 9, 0), due=date(*due))
    assert days_line(dossier, date(*today), DAYS) == said


def test_what_comes_after_three_counts_from_the_last_working_day_of_the_year():
    assert DAYS.due(at(2026, 12, 30, 14, 59), 1, late_rule=True) == date(2026, 12, 31)
    assert DAYS.due(at(2026, 12, 30, 15, 0), 1, late_rule=True) == date(2027, 1, 4)

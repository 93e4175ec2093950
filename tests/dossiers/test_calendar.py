"""Working days, with the clock at the turn of the year among others."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dossiers.calendar import VIETNAM, read_overlay, vietnam
from dossiers.errors import BadSettings

DAYS = vietnam()


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        pytest.param(date(2026, 11, 23), date(2026, 11, 25), 1, id="24 November is a holiday"),
        pytest.param(date(2026, 11, 27), date(2026, 11, 30), 1, id="over a weekend"),
        pytest.param(date(2026, 12, 30), date(2027, 1, 5), 3, id="over New Year: 31/12, 4/1, 5/1"),
        pytest.param(date(2027, 1, 4), date(2027, 1, 4), 0, id="the day itself"),
        pytest.param(date(2027, 1, 4), date(2026, 12, 30), -2, id="late over New Year"),
        pytest.param(date(2026, 8, 21), date(2026, 8, 24), 2, id="a Saturday worked in exchange"),
        pytest.param(date(2026, 8, 28), date(2026, 9, 3), 1, id="a Monday off in exchange"),
        pytest.param(date(2025, 12, 31), date(2026, 1, 5), 1, id="a Friday off by the overlay"),
        pytest.param(date(2026, 1, 9), date(2026, 1, 12), 2, id="a Saturday by the overlay"),
        pytest.param(date(2027, 2, 3), date(2027, 2, 11), 1, id="over Tết 2027"),
    ],
)
def test_working_days_are_counted(start, end, count):
    assert DAYS.between(start, end) == count


@pytest.mark.parametrize(
    ("received", "late_rule", "due"),
    [
        pytest.param(at(2026, 12, 30, 14, 59), True, date(2027, 1, 4), id="before 15:00"),
        pytest.param(at(2026, 12, 30, 15, 0), True, date(2027, 1, 5), id="at 15:00"),
        pytest.param(at(2026, 12, 30, 15, 0), False, date(2027, 1, 4), id="rule not held"),
        pytest.param(at(2026, 12, 31, 16, 0), True, date(2027, 1, 6), id="over New Year"),
        pytest.param(at(2027, 1, 2, 9, 0), True, date(2027, 1, 6), id="on a Saturday"),
    ],
)  # fmt: skip
def test_a_due_day_is_counted_from_the_receipt(received, late_rule, due):
    assert DAYS.due(received, 2, late_rule=late_rule) == due


def test_an_overlay_entry_without_its_source_is_refused(tmp_path):
    file = tmp_path / "days.yml"
    file.write_text("days:\n  - {day: 2027-01-09, working: true}\n")
    with pytest.raises(BadSettings, match="source"):
        read_overlay(file)

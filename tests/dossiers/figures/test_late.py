from __future__ import annotations

from datetime import date

import pytest

from dossiers.calendar import vietnam
from dossiers.figures.late import LateLists

MONDAY = date(2026, 11, 23)


@pytest.fixture
def lists(engine) -> LateLists:
    return LateLists(engine, vietnam())


def codes(listed) -> list[str]:
    return [one.code[-4:] for one in listed]


def test_a_running_dossier_past_its_due_day_is_late_by_working_days(register, lists):
    register.bring(register.row(Hen="19/11/2026"), register.row(Hen="23/11/2026"))
    (one,) = lists.late(MONDAY)
    assert (one.code[-4:], one.days_left) == ("0001", -2)


def test_due_within_two_working_days_is_soon_late(register, lists):
    register.bring(
        register.row(Hen="23/11/2026"),
        register.row(Hen="26/11/2026"),  # the 24th is a holiday
        register.row(Hen="27/11/2026"),
    )
    assert codes(lists.soon_late(MONDAY)) == ["0001", "0002"]


def test_what_waits_for_the_citizen_is_listed_apart(register, lists):
    register.bring(register.row(TrangThai="5", Hen="19/11/2026"))
    assert lists.late(MONDAY) == []
    assert codes(lists.waiting(MONDAY)) == ["0001"]


def test_finished_in_fact_and_not_moved_is_late_only_in_the_software(register, lists):
    register.bring(
        register.row(Hen="05/11/2026", Xong="04/11/2026"),
        register.row(Hen="05/11/2026", Tra="05/11/2026"),
        register.row(Hen="05/11/2026"),
        register.row(TrangThai="10", Hen="05/11/2026", Xong="04/11/2026"),
    )
    assert codes(lists.late_in_software(MONDAY)) == ["0001", "0002"]
    assert codes(lists.late(MONDAY)) == ["0003"]


def test_the_counts_agree_with_the_lists(register, lists):
    register.bring(
        register.row(Hen="19/11/2026"),
        register.row(Hen="24/11/2026"),
        register.row(Xong="04/11/2026"),
    )
    assert lists.counts(MONDAY) == {"late": 1, "soon_late": 1, "late_in_software": 1}
    assert lists.counts(MONDAY, {"H56.99"}) == {"late": 0, "soon_late": 0, "late_in_software": 0}

from __future__ import annotations

from datetime import date

import pytest

from dossiers.errors import BadSettings
from dossiers.figures.counts import Share
from dossiers.figures.definitions import BY_ID
from dossiers.figures.periods import Period, before, last_months, month_of, quarter_of, year_of
from dossiers.figures.pulling import missing, pulls
from dossiers.figures.targets import Target, read_targets, target_of
from dossiers.figures.units import UnitTree, read_units


@pytest.mark.parametrize(
    ("now", "target", "lacking"),
    [
        (Share(70, 100), 0.8, 10),
        (Share(80, 100), 0.8, 0),
        (Share(2, 3), 0.7, 1),
        (Share(0, 0), 0.8, 0),
    ],
)
def test_so_many_dossiers_are_missing_to_the_target(now, target, lacking):
    assert missing(now, target) == lacking


def test_many_dossiers_a_little_under_the_mean_pull_more_than_two_at_nothing():
    counts = {
        "sao y": {"online": 40, "channel_known": 100, "received": 100},
        "hộ tịch": {"online": 90, "channel_known": 100, "received": 100},
        "hiếm": {"online": 0, "channel_known": 2, "received": 2},
    }
    found = pulls(counts, BY_ID["online"])
    assert [one.procedure for one in found] == ["sao y", "hiếm"]
    assert (found[0].lacking, found[1].lacking) == (60, 2)
    assert found[1].without == 130 / 200


def test_quarters_and_years_are_whole_months():
    day = date(2026, 11, 23)
    assert quarter_of(day) == Period(date(2026, 10, 1), date(2026, 12, 1))
    assert year_of(day) == Period(date(2026, 1, 1), date(2026, 12, 1))
    assert before(month_of(date(2026, 1, 9))) == month_of(date(2025, 12, 31))
    assert before(quarter_of(day)) == quarter_of(date(2026, 9, 1))
    assert len(list(last_months(day, 12).months())) == 12
    assert str(last_months(day, 2)) == "từ tháng 10/2026 đến tháng 11/2026"


def test_without_a_file_a_code_belongs_to_the_shorter_one():
    tree = UnitTree({})
    known = {"H56", "H56.14", "H56.14.02", "H57.01"}
    assert tree.under("H56", known) == {"H56", "H56.14", "H56.14.02"}
    assert tree.tops(known) == ["H56", "H57"]
    assert tree.children("H56", known) == ["H56.14"]


def test_a_file_names_units_and_their_parents(tmp_path):
    file = tmp_path / "units.yml"
    file.write_text("units: [{id: T, name: Tỉnh mẫu}, {id: X, name: Xã mẫu, parent: T}]")
    tree = read_units(file)
    assert (tree.name("X"), tree.path("X")) == ("Xã mẫu", ["X", "T"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("units: [{id: A, name: Mẫu, parent: A}]", "belongs to itself"),
        ("units: [{id: A, name: Mẫu, parent: B}]", "which is not there"),
        ("units: [{id: A, name: Mẫu}, {id: A, name: Mẫu}]", "stands there twice"),
        ("units: [", "units.yml"),
    ],
)
def test_a_wrong_tree_is_refused(tmp_path, text, problem):
    (tmp_path / "units.yml").write_text(text)
    with pytest.raises(BadSettings, match=problem):
        read_units(tmp_path / "units.yml")


def target(unit: str, value: float, dated: date, **more) -> Target:
    return Target(
        figure="online", unit=unit, value=value, decision="QĐ 01/QĐ-MAU", dated=dated,
        holds_from=date(2026, 1, 1), **more,
    )  # fmt: skip


def test_a_units_own_target_goes_before_that_of_the_province():
    own, above = target("X", 0.9, date(2026, 2, 1)), target("T", 0.8, date(2026, 3, 1))
    day = date(2026, 11, 23)
    assert target_of([own, above], "online", ["X", "T"], day) == own
    assert target_of([own, above], "online", ["Y", "T"], day) == above
    assert target_of([own, above], "on_time", ["X", "T"], day) is None


def test_an_ended_target_holds_no_more():
    ended = target("X", 0.9, date(2026, 2, 1), holds_until=date(2026, 6, 30))
    assert target_of([ended], "online", ["X"], date(2026, 7, 1)) is None


def test_a_target_without_its_decision_is_refused(tmp_path):
    (tmp_path / "targets.yml").write_text(
        "targets: [{figure: online, unit: X, value: 1, dated: 2026-01-01, holds_from: 2026-01-01}]"
    )
    with pytest.raises(BadSettings, match="decision"):
        read_targets(tmp_path / "targets.yml")

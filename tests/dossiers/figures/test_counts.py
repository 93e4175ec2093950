from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import create_engine, text

from dossiers.database import open_database
from dossiers.figures.accounts import busy_accounts
from dossiers.figures.comparing import compare
from dossiers.figures.counts import FigureCounts, Scope, Share, share
from dossiers.figures.definitions import BY_ID, DEFINITIONS
from dossiers.figures.periods import Period, month_of
from dossiers.tables import COUNTS

NOVEMBER = month_of(date(2026, 11, 15))


def figure(engine, name: str, **scope) -> Share:
    counts = FigureCounts(engine).total(Scope(scope.pop("period", NOVEMBER), **scope))
    return share(counts, BY_ID[name])


def test_every_definition_divides_counts_that_exist():
    for one in DEFINITIONS:
        assert {one.numerator, one.denominator, *(one.left_out or ())} <= set(COUNTS)


def test_three_of_four_filed_online_are_75_percent(register, engine):
    register.bring(*[register.row(Kenh="2") for _ in range(3)], register.row(Kenh="1"))
    assert figure(engine, "online") == Share(3, 4)
    assert figure(engine, "online").rate == 0.75


def test_a_dossier_whose_channel_is_not_told_is_left_out_and_said(register, engine):
    register.bring(register.row(Kenh="2"), register.row(Kenh=""))
    assert figure(engine, "online") == Share(1, 1, unknown=1)


def test_nothing_to_divide_by_has_no_rate(engine):
    assert figure(engine, "online").rate is None


def test_only_dossiers_that_cost_something_can_be_paid_online(register, engine):
    register.bring(
        register.row(PhaiNop="1", NopTrucTuyen="1"),
        register.row(PhaiNop="1", NopTrucTuyen="0"),
        register.row(PhaiNop="0", NopTrucTuyen="1"),
    )
    assert figure(engine, "paid_online") == Share(1, 2)


def test_the_due_day_itself_is_on_time_and_the_day_after_is_late(register, engine):
    register.bring(
        register.row(TrangThai="9", Hen="05/11/2026", Xong="05/11/2026"),
        register.row(TrangThai="10", Hen="05/11/2026", Xong="06/11/2026"),
        register.row(TrangThai="4", Hen="05/11/2026"),
    )
    assert figure(engine, "on_time") == Share(1, 2)


def test_the_last_evening_of_a_month_in_vietnam_belongs_to_that_month(register, engine):
    register.bring(register.row(Kenh="2", Nhan="30/11/2026 23:30"))
    assert figure(engine, "online") == Share(1, 1)
    assert figure(engine, "online", period=month_of(date(2026, 12, 1))) == Share(0, 0)


def test_the_receiving_and_the_resolving_unit_are_counted_apart(register, engine):
    register.bring(register.row("H56.14", Kenh="2", GiaiQuyet="H56.01"))
    assert figure(engine, "online", units={"H56.14"}) == Share(1, 1)
    assert figure(engine, "online", units={"H56.14"}, side="resolving") == Share(0, 0)
    assert figure(engine, "online", units={"H56.01"}, side="resolving") == Share(1, 1)


def test_a_corrected_export_corrects_the_counts(register, engine):
    row = register.row(Kenh="1")
    register.bring(row)
    register.bring(row.replace(",4,1.004873,", ",9,1.004873,").replace(",1,0,", ",2,0,"))
    assert figure(engine, "online") == Share(1, 1)


def test_a_trend_has_one_count_for_each_month(register, engine):
    register.bring(register.row(Nhan="20/10/2026 09:00"), register.row(), register.row())
    autumn = Scope(Period(date(2026, 9, 1), date(2026, 11, 1)))
    by_month = FigureCounts(engine).by("month", autumn)
    assert {month: counts["received"] for month, counts in by_month.items()} == {
        "2026-10-01": 1,
        "2026-11-01": 2,
    }


def test_an_account_with_most_online_dossiers_is_shown_with_the_share_without_it(register, engine):
    officer = [register.row(Kenh="2", TaiKhoan="can-bo-mau") for _ in range(18)]
    others = [register.row(Kenh="2", TaiKhoan=f"dan-{n}") for n in range(6)]
    counter = [register.row(Kenh="1") for _ in range(6)]
    register.bring(*officer, *others, *counter)
    (one,) = busy_accounts(engine, Scope(NOVEMBER))
    assert (one.unit, one.filed) == ("H56.14", 18)
    assert (one.with_it, one.without_it) == (Share(24, 30), Share(6, 12))


def test_a_few_online_dossiers_of_one_account_say_nothing(register, engine):
    register.bring(*[register.row(Kenh="2", TaiKhoan="mot") for _ in range(19)])
    assert busy_accounts(engine, Scope(NOVEMBER)) == []


def test_the_account_itself_is_not_kept(register, engine, tmp_path):
    register.bring(register.row(Kenh="2", TaiKhoan="can-bo-mau"))
    engine.dispose()
    held = b"".join(file.read_bytes() for file in tmp_path.glob("dossiers.sqlite3*"))
    assert b"can-bo-mau" not in held


def test_a_report_is_compared_dossier_by_dossier(register, engine):
    register.bring(register.row(Kenh="2"), register.row(Kenh="1"), register.row(Kenh="2"))
    reported = ["h56.14-261102-0001", "H56.14-261102-0002", "H56.14-261102-0009", "tổng: 3"]
    found = compare(engine, BY_ID["online"], Scope(NOVEMBER), reported)
    assert found.agreed == 1
    assert found.only_reported == ("H56.14-261102-0002",)
    assert found.not_held == ("H56.14-261102-0009",)
    assert found.only_ours == ("H56.14-261102-0003",)
    assert found.unreadable == ("tổng: 3",)


@pytest.mark.parametrize("name", [one.id for one in DEFINITIONS])
def test_every_figure_can_be_compared(register, engine, name):
    register.bring(register.row())
    assert compare(engine, BY_ID[name], Scope(NOVEMBER), []).only_reported == ()


def test_an_account_is_shown_with_all_that_it_filed_over_units_and_months(register, engine):
    mine = {"Kenh": "2", "TaiKhoan": "can-bo-mau"}
    october = {"Nhan": "20/10/2026 09:00"}
    register.bring(
        *[register.row(**mine, GiaiQuyet="H56") for _ in range(9)],
        *[register.row(**mine, **october) for _ in range(4)],
        *[register.row(Kenh="2", TaiKhoan=f"dan-{n}", **october) for n in range(8)],
    )
    autumn = Scope(Period(date(2026, 10, 1), date(2026, 11, 1)))
    (one,) = busy_accounts(engine, autumn)
    assert (one.unit, one.filed, one.with_it) == ("H56.14", 13, Share(21, 21))
    assert busy_accounts(engine, Scope(month_of(date(2026, 10, 1)))) == []


def test_what_was_imported_before_the_smaller_counts_is_counted_by_the_step(register, tmp_path):
    register.bring(*[register.row(Kenh="2", TaiKhoan="can-bo-mau") for _ in range(20)])
    url = f"sqlite:///{tmp_path}/dossiers.sqlite3"
    former = create_engine(url)
    with former.begin() as connection:
        for table in ("figure_accounts", "figure_units", "figure_procedures"):
            connection.execute(text(f"DROP TABLE {table}"))
        for side in ("receiving", "resolving"):
            connection.execute(text(f"DROP INDEX figure_months_{side}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    former.dispose()
    engine = open_database(url)
    assert [one.filed for one in busy_accounts(engine, Scope(NOVEMBER))] == [20]
    assert figure(engine, "online") == Share(20, 20)
    assert FigureCounts(engine).by("procedure", Scope(NOVEMBER))["1.004873"]["online"] == 20
    engine.dispose()


@pytest.mark.parametrize(
    "what", ["month", "receiving_unit", "resolving_unit", "field", "procedure"]
)
@pytest.mark.parametrize("units", [None, ["H56.14"]])
def test_the_smaller_counts_say_the_same(register, engine, what, units):
    rows = [register.row(Kenh=str(1 + n % 2), ThuTuc=f"1.00000{n % 3}") for n in range(6)]
    register.bring(*rows, register.row(unit="H56.15", Kenh="2", Nhan="20/10/2026 09:00"))
    scope = Scope(Period(date(2026, 10, 1), date(2026, 11, 1)), units)
    counts = FigureCounts(engine)
    summed = sum(found["online"] for found in counts.by(what, scope).values())
    assert summed == counts.total(scope)["online"] == (4 if units is None else 3)

from __future__ import annotations

from datetime import date

import pytest

from dossiers.factors import Factor, FactorKind, read_factor
from dossiers.sources.sql import SqlSource
from dossiers.states import State
from tests.dossiers.conftest import CODE, ROW, a_code, at

RIGHT = Factor(FactorKind.ID_TAIL, "0001")
BY_PHONE = Factor(FactorKind.PHONE_TAIL, "0001")


@pytest.fixture
def source(engine, hasher) -> SqlSource:
    return SqlSource(engine, hasher)


def test_who_knows_the_code_and_the_last_digits_sees_the_dossier(office, source):
    office.export(ROW, told_at=at(2026, 11, 23, 9, 5).timestamp())
    dossier = source.look_up(a_code(), RIGHT)
    assert dossier is not None
    assert (str(dossier.code), dossier.state) == (CODE, State.PAYMENT_WANTED)
    assert (dossier.received, dossier.due) == (at(2026, 11, 20, 9, 0), date(2026, 11, 25))
    assert (dossier.source, dossier.told_at) == (
        "hệ thống một cửa tỉnh mẫu",
        at(2026, 11, 23, 9, 5),
    )


@pytest.mark.parametrize(
    ("code", "factor"),
    [
        pytest.param(CODE, Factor(FactorKind.ID_TAIL, "0002"), id="wrong digits"),
        pytest.param("H56.14-261120-0022", RIGHT, id="unknown code"),
        pytest.param(CODE, Factor(FactorKind.PHONE_TAIL, "9999"), id="wrong phone"),
    ],
)
def test_anyone_else_sees_nothing(office, source, code, factor):
    office.export(ROW)
    assert source.look_up(a_code(code), factor) is None


def test_a_row_without_identity_number_is_shown_to_nobody(office, source):
    office.export(ROW.replace("001099000001", ""))
    assert source.look_up(a_code(), RIGHT) is None


def test_a_phone_on_five_dossiers_is_a_factor_and_on_six_is_none(office, source):
    five = [ROW.replace("0021", f"002{n}") for n in range(1, 6)]
    office.export(*five)
    assert source.look_up(a_code(), BY_PHONE) is not None
    office.export(*five, ROW.replace("0021", "0026"))
    assert source.look_up(a_code(), BY_PHONE) is None


def test_it_covers_what_was_imported_and_nothing_else(office, source):
    office.export(ROW)
    assert source.covers(a_code())
    assert source.covers(a_code("000.17.22.H56-210531-0001"))
    assert not source.covers(a_code("H57.14-261120-0021"))


@pytest.mark.parametrize(
    ("text", "kind", "tail"),
    [
        pytest.param("0001", FactorKind.ID_TAIL, "0001", id="four digits"),
        pytest.param("4 số cuối là 0001 ạ", FactorKind.ID_TAIL, "0001", id="in a sentence"),
        pytest.param("001099000001", FactorKind.ID_TAIL, "0001", id="whole number is cut"),
        pytest.param("001 099 000 001", FactorKind.ID_TAIL, "0001", id="in groups"),
        pytest.param("0912000001", FactorKind.ID_TAIL, None, id="a phone is no identity"),
        pytest.param("0912000001", FactorKind.PHONE_TAIL, "0001", id="whole phone is cut"),
        pytest.param("+84 912 000 001", FactorKind.PHONE_TAIL, "0001", id="phone from abroad"),
        pytest.param("001", FactorKind.ID_TAIL, None, id="too short"),
        pytest.param("0001", FactorKind.ID_FULL, None, id="the whole number is wanted"),
        pytest.param("không biết", FactorKind.ID_TAIL, None, id="words"),
    ],
)
def test_a_factor_is_read_and_cut(text, kind, tail):
    factor = read_factor(text, kind)
    assert (factor.tail if factor else None) == tail


def test_a_factor_is_in_no_repr_and_keeps_no_more_than_needed():
    factor = read_factor("001099000001", FactorKind.ID_TAIL)
    assert factor is not None
    assert factor.full is None
    assert "0001" not in repr(factor)

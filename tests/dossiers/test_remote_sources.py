"""The national gateway and a provincial system, against strict fakes."""

from __future__ import annotations

import logging
from datetime import date

import httpx
import pytest

from dossiers.errors import BadSettings, SourceUnavailable
from dossiers.factors import Factor, FactorKind
from dossiers.opening import open_desk
from dossiers.remote import Breaker, Caller, Remembered
from dossiers.settings import DossierSettings
from dossiers.sources.igate import IgateSource
from dossiers.sources.national import NationalAccess, NationalSource
from dossiers.states import State
from tests.dossiers.conftest import a_code, at
from tests.dossiers.fakes import Clock
from tests.fakes.igate import OWNER, Igate
from tests.fakes.national_gateway import RECORD, NationalGateway

RIGHT = Factor(FactorKind.ID_TAIL, "0001")
WRONG = Factor(FactorKind.ID_TAIL, "9999")
FULL = Factor(FactorKind.ID_FULL, "0001", OWNER)
NOW = at(2026, 11, 23, 9, 5)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateway() -> NationalGateway:
    return NationalGateway()


def caller(transport: httpx.MockTransport, clock: Clock) -> Caller:
    client = httpx.Client(base_url="https://mau.invalid", transport=transport)
    return Caller(client, Breaker(clock=clock), 1.2, clock=clock, sleep=clock.advance)


@pytest.fixture
def national(gateway, clock, hasher) -> NationalSource:
    access = NationalAccess(
        "/mapi/login", "/mapi/g", "motcua", lambda: "invented", "VN:GOV:0000", "H56", ("G", "H")
    )
    remembered = Remembered(fresh_s=60, stale_s=3600, clock=clock)
    return NationalSource(
        caller(gateway.transport, clock), access, remembered, hasher, lambda: NOW
    )


@pytest.fixture
def igate(clock, hasher) -> IgateSource:
    return an_igate(Igate(), clock, hasher)


def an_igate(system: Igate, clock: Clock, hasher) -> IgateSource:
    return IgateSource(
        caller(system.transport, clock),
        Remembered(fresh_s=60, stale_s=3600, clock=clock),
        hasher,
        lambda: NOW,
        name="hệ thống một cửa tỉnh mẫu",
        path="/dossiers/search",
        token="invented",
        covers=("H56",),
    )


def test_the_gateway_shows_a_dossier_to_its_owner(national):
    dossier = national.look_up(a_code(), RIGHT)
    assert dossier is not None
    assert (dossier.state, dossier.due, dossier.national) == (
        State.PROCESSING, date(2026, 11, 25), True,
    )  # fmt: skip
    assert (dossier.procedure, dossier.told_at) == ("1.004873", NOW)


@pytest.mark.parametrize(
    "factor",
    [
        pytest.param(WRONG, id="wrong digits"),
        pytest.param(Factor(FactorKind.PHONE_TAIL, "0001"), id="a phone that nobody can count"),
    ],
)
def test_the_gateways_dossier_is_shown_to_nobody_else(national, factor):
    assert national.look_up(a_code(), factor) is None


def test_an_unknown_code_is_none(national):
    assert national.look_up(a_code("H56.14-261120-7777"), RIGHT) is None


def test_without_an_identity_number_nobody_is_shown_anything(national, gateway, caplog):
    gateway.records = [{"MaHoSo": RECORD["MaHoSo"], "TrangThaiHoSo": "4"}]
    with caplog.at_level(logging.WARNING):
        assert national.look_up(a_code(), RIGHT) is None
    assert "no identity number" in caplog.text


def test_one_session_serves_many_look_ups(national, gateway):
    for number in range(1, 4):
        national.look_up(a_code(f"H56.14-261120-000{number}"), RIGHT)
    assert (gateway.log_ins, len(gateway.asked)) == (1, 3)


def test_an_ended_session_is_renewed_once(national, gateway):
    national.look_up(a_code("H56.14-261120-0001"), RIGHT)
    gateway.sessions.clear()
    assert national.look_up(a_code(), RIGHT) is not None
    assert gateway.log_ins == 2


def test_a_passing_failure_is_tried_again(national, gateway):
    gateway.failing = 2
    assert national.look_up(a_code(), RIGHT) is not None


def test_a_lasting_failure_is_said(national, gateway):
    gateway.down = True
    with pytest.raises(SourceUnavailable, match="ConnectError"):
        national.look_up(a_code(), RIGHT)


def test_after_five_failures_the_gateway_is_left_alone_for_half_a_minute(national, gateway, clock):
    gateway.down = True
    for _ in range(5):
        with pytest.raises(SourceUnavailable, match="ConnectError"):
            national.look_up(a_code(), RIGHT)
    gateway.down = False
    with pytest.raises(SourceUnavailable, match="not asked for a while"):
        national.look_up(a_code(), RIGHT)
    clock.advance(30)
    assert national.look_up(a_code(), RIGHT) is not None


def test_what_was_shown_is_not_asked_again_for_a_minute(national, gateway, clock):
    national.look_up(a_code(), RIGHT)
    national.look_up(a_code(), RIGHT)
    assert len(gateway.asked) == 1
    clock.advance(61)
    national.look_up(a_code(), RIGHT)
    assert len(gateway.asked) == 2


def test_when_the_gateway_fails_the_owner_sees_what_was_told_before(national, gateway, clock):
    before = national.look_up(a_code(), RIGHT)
    gateway.down = True
    clock.advance(600)
    assert national.look_up(a_code(), RIGHT) == before
    with pytest.raises(SourceUnavailable):
        national.look_up(a_code(), WRONG)


def test_an_answer_of_another_form_is_a_failure_that_shows_no_data(national, gateway):
    gateway.records = [RECORD | {"MaHoSo": "H56.14-261120-0021", "TrangThaiHoSo": "lạ"}]
    with pytest.raises(SourceUnavailable) as failed:
        national.look_up(a_code(), RIGHT)
    assert "MAU" not in str(failed.value)


def test_a_provincial_system_compares_the_whole_number_itself(igate):
    dossier = igate.look_up(a_code(), FULL)
    assert dossier is not None
    assert (dossier.state, dossier.due) == (State.PAPERS_WANTED, date(2026, 11, 25))
    assert igate.look_up(a_code(), Factor(FactorKind.ID_FULL, "0002", "001099000002")) is None


def test_without_the_whole_number_it_is_not_asked(clock, hasher):
    system = Igate()
    assert an_igate(system, clock, hasher).look_up(a_code(), RIGHT) is None
    assert system.asked == 0


def test_a_provincial_state_that_we_do_not_know_is_a_failure(clock, hasher):
    source = an_igate(Igate(dossierStatusName="Bay lên trời"), clock, hasher)
    with pytest.raises(SourceUnavailable, match="a state that we do not know"):
        source.look_up(a_code(), FULL)


def test_a_national_address_without_its_log_in_is_refused(tmp_path):
    settings = DossierSettings(
        database_url=f"sqlite:///{tmp_path}/a.sqlite3",
        key_file=tmp_path / "key",
        national_url="https://mau.invalid",
    )
    with pytest.raises(BadSettings, match="DOSSIERS_NATIONAL_USERNAME"):
        open_desk(settings)


def test_a_provincial_system_makes_the_desk_ask_for_the_whole_number(tmp_path):
    settings = DossierSettings(
        database_url=f"sqlite:///{tmp_path}/a.sqlite3",
        key_file=tmp_path / "key",
        igate_url="https://mau.invalid",
        igate_covers="H56",
    )
    desk = open_desk(settings)
    assert desk.covers(a_code())
    assert desk.factor_kind(a_code()) is FactorKind.ID_FULL


def test_without_sources_the_desk_is_closed_and_nothing_is_written(tmp_path):
    settings = DossierSettings(
        database_url=f"sqlite:///{tmp_path}/a.sqlite3", key_file=tmp_path / "key"
    )
    assert not open_desk(settings).is_open
    assert list(tmp_path.iterdir()) == []

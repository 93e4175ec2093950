from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from dossiers.desk import Desk, Ending, Seen
from dossiers.factors import Factor, FactorKind
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.tables import CONSENTS, LOOK_UPS
from tests.dossiers.conftest import CODE, a_code
from tests.dossiers.fakes import Clock, FakeSource

RIGHT = Factor(FactorKind.ID_TAIL, "0001")
WRONG = Factor(FactorKind.ID_TAIL, "9999")
OTHER = a_code("H56.14-261120-7777")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def source() -> FakeSource:
    return FakeSource()


@pytest.fixture
def people(engine, hasher) -> People:
    return People(engine, hasher)


@pytest.fixture
def desk(source, people, clock) -> Desk:
    return Desk(DossierSettings(attack_failures=10), [source], people, clock=clock)


def test_the_owner_sees_the_dossier(desk, source):
    assert desk.look_up("web:a", a_code(), RIGHT) == Seen(Ending.SHOWN, source.dossier)


def test_unknown_and_not_the_owners_are_one_and_the_same(desk):
    assert desk.look_up("web:a", a_code(), WRONG) == desk.look_up("web:a", OTHER, RIGHT)


def test_five_failed_tries_end_the_hour_even_for_the_right_number(desk):
    endings = [desk.look_up("web:a", a_code(), WRONG).ending for _ in range(6)]
    assert endings == [Ending.REFUSED] * 5 + [Ending.LIMITED]
    assert desk.look_up("web:a", a_code(), RIGHT).ending is Ending.LIMITED


def test_after_an_hour_one_may_try_again(desk, clock):
    for _ in range(5):
        desk.look_up("web:a", a_code(), WRONG)
    clock.advance(3601)
    assert desk.look_up("web:a", a_code(), RIGHT).ending is Ending.SHOWN


def test_others_tries_never_lock_the_owner_out(desk):
    for stranger in range(20):
        for _ in range(5):
            desk.look_up(f"web:{stranger}", a_code(), WRONG)
    assert desk.look_up("web:owner", a_code(), RIGHT).ending is Ending.SHOWN


def test_successful_look_ups_are_not_limited(desk):
    endings = {desk.look_up("web:a", a_code(), RIGHT).ending for _ in range(10)}
    assert endings == {Ending.SHOWN}


def test_many_tries_at_once_are_counted_each(desk):
    seen: list[Ending] = []
    tries = [
        threading.Thread(target=lambda: seen.append(desk.look_up("web:a", OTHER, WRONG).ending))
        for _ in range(12)
    ]
    for try_ in tries:
        try_.start()
    for try_ in tries:
        try_.join()
    assert sorted(seen) == [Ending.LIMITED] * 7 + [Ending.REFUSED] * 5


def test_under_attack_everybody_is_answered_more_slowly(desk):
    calm = desk.answer_after_s()
    for stranger in range(2):
        for _ in range(5):
            desk.look_up(f"web:{stranger}", OTHER, WRONG)
    assert desk.answer_after_s() == pytest.approx(calm + 1.5)


def test_a_source_that_fails_is_said_to_fail_whatever_was_asked(desk, source):
    source.broken = True
    assert desk.look_up("web:a", a_code(), RIGHT).ending is Ending.UNAVAILABLE
    assert desk.look_up("web:a", OTHER, WRONG).ending is Ending.UNAVAILABLE


def test_the_provincial_source_goes_before_the_national(people, clock):
    provincial, national = FakeSource("tỉnh"), FakeSource("quốc gia")
    desk = Desk(DossierSettings(), [provincial, national], people, clock=clock)
    seen = desk.look_up("web:a", a_code(), RIGHT)
    assert seen.dossier == provincial.dossier


def test_the_national_source_helps_when_the_provincial_fails(people, clock):
    provincial, national = FakeSource("tỉnh"), FakeSource("quốc gia")
    provincial.broken = True
    desk = Desk(DossierSettings(), [provincial, national], people, clock=clock)
    assert desk.look_up("web:a", a_code(), RIGHT).dossier == national.dossier


def test_a_source_is_asked_only_for_its_own_agencies(people, clock):
    other = FakeSource(prefix="H57")
    desk = Desk(DossierSettings(), [other], people, clock=clock)
    assert not desk.covers(a_code())


def rows(engine, table) -> list:
    with engine.connect() as connection:
        return list(connection.execute(select(table)))


def test_the_log_names_neither_the_citizen_nor_the_code(desk, engine):
    desk.look_up("web:0123456789abcdef", a_code(), RIGHT)
    (row,) = rows(engine, LOOK_UPS)
    assert (row.ending, row.top) == ("shown", "H56")
    assert CODE not in str(row)
    assert "0123456789abcdef" not in str(row)


def test_the_log_is_deleted_after_90_days(desk, engine, clock):
    desk.look_up("web:a", a_code(), RIGHT)
    clock.advance(90 * 86_400 + 1)
    desk.look_up("web:a", a_code(), RIGHT)
    assert [row.at for row in rows(engine, LOOK_UPS)] == [clock.now]


def test_the_log_is_deleted_without_another_look_up_too(desk, engine, clock):
    desk.look_up("web:a", a_code(), RIGHT)
    clock.advance(90 * 86_400 + 1)
    desk.sweep()
    assert rows(engine, LOOK_UPS) == []


def test_consent_is_kept_with_what_was_shown_and_how(desk, engine, clock):
    assert not desk.has_consented("web:a", a_code())
    desk.take_consent("web:a", a_code(), how="button", channel="web")
    assert desk.has_consented("web:a", a_code())
    (row,) = rows(engine, CONSENTS)
    assert (row.version, row.how, row.channel, row.at) == (
        "2026-11:id_tail",
        "button",
        "web",
        clock.now,
    )
    assert len(row.text_sha256) == 64


def test_consent_taken_back_is_no_consent_and_stays_on_record(desk, engine):
    desk.take_consent("web:a", a_code(), how="button", channel="web")
    desk.withdraw_consent("web:a")
    assert not desk.has_consented("web:a", a_code())
    assert rows(engine, CONSENTS)[0].withdrawn_at is not None


def test_who_is_forgotten_leaves_no_consent_and_no_look_up(desk, engine):
    for sender in ("web:a", "web:b"):
        desk.take_consent(sender, a_code(), how="button", channel="web")
        desk.look_up(sender, a_code(), RIGHT)
    desk.forget("web:a")
    assert (len(rows(engine, CONSENTS)), len(rows(engine, LOOK_UPS))) == (1, 1)


def test_being_forgotten_gives_no_new_tries(desk):
    for _ in range(5):
        desk.look_up("web:a", a_code(), WRONG)
    desk.forget("web:a")
    assert desk.look_up("web:a", a_code(), RIGHT).ending is Ending.LIMITED

"""A followed dossier: what is told, when, and once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from dossiers.calendar import VIETNAM, vietnam
from dossiers.notices.counter import Counter, told_of
from dossiers.notices.followings import Followings
from dossiers.notices.handing import GatewayUnavailable
from dossiers.notices.news import Kind, Told, reminders
from dossiers.notices.pending import Pending, Waiting
from dossiers.notices.watcher import Watcher
from dossiers.people import LookUp, People
from dossiers.sources.sql import SqlSource
from dossiers.states import State
from tests.dossiers.conftest import ROW, a_code, at
from tests.dossiers.fakes import Clock

DAYS = vietnam()
DUE = date(2026, 11, 27)  # a Friday


class FakeGateway:
    """Takes each notice once by its key, as the gateway does."""

    def __init__(self) -> None:
        self.told: dict[str, Waiting] = {}
        self.down = self.unknown = False

    def __call__(self, notice: Waiting) -> bool:
        if self.down:
            raise GatewayUnavailable("down")
        self.told.setdefault(notice.key, notice)
        return not self.unknown

    @property
    def texts(self) -> list[str]:
        return [notice.text for notice in self.told.values()]


@pytest.fixture
def clock() -> Clock:
    return Clock(at(2026, 11, 23, 10, 0).timestamp())


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def counter(engine, hasher, clock, office) -> Counter:
    office.export(ROW.replace(",6,", ",4,"))
    sources = [SqlSource(engine, hasher, clock=clock)]
    return Counter(
        Followings(engine), People(engine, hasher), sources, hasher, follow_days=365, clock=clock
    )


@pytest.fixture
def watcher(engine, hasher, clock, gateway) -> Watcher:
    return Watcher(
        Followings(engine),
        Pending(engine),
        [SqlSource(engine, hasher, clock=clock)],
        hasher,
        gateway,
        DAYS,
        clock,
        lambda: datetime.fromtimestamp(clock(), VIETNAM),
    )


@pytest.fixture
def followed(counter, engine, hasher, clock) -> str:
    """The key of a following of the dossier, which was shown in state 4."""
    shown = LookUp(a_code(), "shown", "mẫu", clock() - 60)
    People(engine, hasher).end_try(None, "web:a", shown)
    dossier = SqlSource(engine, hasher, clock=clock).peek(a_code())
    told = counter.told(dossier, date(2026, 11, 23))
    key = counter.follow("web:a", a_code(), "web", told, DAYS)
    assert key is not None
    return key


def look(watcher: Watcher, clock: Clock, **later: float) -> None:
    clock.advance(timedelta(**(later or {"minutes": 2})).total_seconds())
    watcher.round()


@pytest.mark.usefixtures("followed")
def test_a_change_is_told_once(watcher, clock, gateway, office):
    office.export(ROW)
    for _ in range(3):
        look(watcher, clock)
    (told,) = gateway.texts
    assert "đang chờ anh/chị nộp tiền" in told
    assert "Lệ phí bản sao" in told
    assert "H56.14-261120-0021" not in told


@pytest.mark.usefixtures("followed")
def test_nothing_is_told_while_nothing_changes(watcher, clock, gateway, office):
    look(watcher, clock)
    office.export(ROW.replace(",6,", ",4,"), told_at=2_000.0)
    look(watcher, clock)
    assert gateway.texts == []


@pytest.mark.usefixtures("followed")
def test_a_state_that_comes_back_is_told_again(watcher, clock, gateway, office):
    for state in ("6", "4", "6"):
        office.export(ROW.replace(",6,", f",{state},"))
        look(watcher, clock)
    assert len(gateway.texts) == 3


@pytest.mark.usefixtures("followed")
def test_what_the_gateway_did_not_take_waits_for_it(watcher, clock, gateway, office):
    office.export(ROW)
    gateway.down = True
    look(watcher, clock)
    gateway.down = False
    look(watcher, clock)
    assert len(gateway.texts) == 1


@pytest.mark.usefixtures("followed")
def test_whom_the_gateway_does_not_know_is_followed_no_longer(
    watcher, clock, gateway, office, counter
):
    gateway.unknown = True
    office.export(ROW)
    look(watcher, clock)
    assert counter.followed("web:a") == []


@pytest.mark.usefixtures("followed")
def test_the_last_state_ends_the_following(watcher, clock, gateway, office, counter):
    office.export(ROW.replace(",6,", ",10,"))
    look(watcher, clock)
    assert [notice.over for notice in gateway.told.values()] == [True]
    assert counter.followed("web:a") == []


@pytest.mark.usefixtures("followed")
def test_after_two_working_days_in_state_6_one_is_reminded_once(watcher, clock, gateway, office):
    office.export(ROW)
    look(watcher, clock)
    look(watcher, clock, days=1)
    assert len(gateway.texts) == 1
    for _ in range(3):
        look(watcher, clock, days=1)
    assert [text.startswith("Nhắc anh/chị") for text in gateway.texts] == [False, True]


def test_who_stopped_is_told_nothing(watcher, clock, gateway, office, counter, followed):
    office.export(ROW)
    assert counter.stop("web:a", followed) == 1
    look(watcher, clock)
    assert gateway.texts == []


def test_nobody_follows_what_was_not_shown_to_them(counter):
    told = Told(State.PROCESSING, DUE, None, date(2026, 11, 23))
    assert counter.follow("web:stranger", a_code(), "web", told, DAYS) is None


def test_what_changed_between_the_look_and_the_wish_is_told(
    watcher, clock, gateway, office, counter, engine, hasher
):
    shown = LookUp(a_code(), "shown", "mẫu", clock() - 60)
    People(engine, hasher).end_try(None, "web:a", shown)
    shown = counter.told(SqlSource(engine, hasher, clock=clock).peek(a_code()), date(2026, 11, 23))
    office.export(ROW)
    counter.follow("web:a", a_code(), "web", shown, DAYS)
    look(watcher, clock)
    assert len(gateway.texts) == 1


def test_the_table_holds_no_number_of_a_person(engine, hasher, followed):
    (following,) = Followings(engine).of("web:a")
    assert "001099000001" not in repr(following)
    assert told_of(SqlSource(engine, hasher).peek(a_code()), hasher, since=DUE).wanted != "Lệ phí"


@pytest.mark.parametrize(
    ("state", "due", "since", "today", "kinds"),
    [
        pytest.param(6, None, (11, 25), (11, 26), [], id="one-working-day"),
        pytest.param(6, None, (11, 25), (11, 27), [Kind.WAITING], id="two-working-days"),
        pytest.param(6, None, (11, 23), (11, 25), [], id="over-a-holiday"),
        pytest.param(5, None, (11, 27), (11, 30), [], id="over-a-weekend"),
        pytest.param(4, (11, 27), (11, 23), (11, 25), [], id="two-days-before"),
        pytest.param(4, (11, 27), (11, 23), (11, 26), [Kind.DUE_SOON], id="the-day-before"),
        pytest.param(4, (11, 30), (11, 23), (11, 27), [Kind.DUE_SOON], id="Friday-for-Monday"),
        pytest.param(4, (11, 27), (11, 23), (11, 28), [], id="Saturday-after"),
        pytest.param(4, (11, 27), (11, 23), (11, 30), [Kind.LATE], id="late"),
        pytest.param(9, (11, 27), (11, 23), (11, 30), [], id="done"),
        pytest.param(4, (12, 31), (12, 28), (12, 30), [Kind.DUE_SOON], id="end-of-year"),
    ],
)
def test_reminders(state, due, since, today, kinds):
    due_day = date(2026, *due) if due else None
    told = Told(State(state), due_day, None, date(2026, *since))
    assert [one.kind for one in reminders(told, date(2026, *today), DAYS)] == kinds


def test_the_new_year_is_no_working_day_before_the_due_one():
    told = Told(State.PROCESSING, date(2027, 1, 4), None, date(2026, 12, 28))
    assert [one.kind for one in reminders(told, date(2026, 12, 31), DAYS)] == [Kind.DUE_SOON]
    assert reminders(told, date(2026, 12, 30), DAYS) == []

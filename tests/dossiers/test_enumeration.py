"""An attack by trying 10,000 codes from 50 senders: nothing is learnt, and owners are served.

Half of the codes are real dossiers'; the number that is guessed is nobody's.
"""

from __future__ import annotations

from collections import Counter

import pytest

from dossiers.desk import Desk, Ending
from dossiers.factors import read_factor
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.sources.sql import SqlSource
from tests.dossiers.conftest import ROW, a_code
from tests.dossiers.fakes import Clock

SENDERS, CODES, TRIES = 50, 10_000, 5


def code(number: int) -> str:
    return f"H56.14-261120-{number:04}"


def is_real(number: int) -> bool:
    return number % 2 == 0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit_s() -> float:
    """Seconds for the source: enough on a busy machine, since nobody waits for them here."""
    return 30.0


@pytest.fixture
def desk(office, engine, hasher, clock, limit_s) -> Desk:
    real = (ROW.replace("0021", f"{number:04}") for number in filter(is_real, range(CODES)))
    office.export(*real)
    sources = [SqlSource(engine, hasher, time_limit_s=limit_s, clock=Clock())]
    settings = DossierSettings(attack_delay_s=0)  # measured by another test; here it only waits
    return Desk(settings, sources, People(engine, hasher), clock=clock)


def test_trying_codes_reveals_nothing_and_locks_nobody_out(desk):
    guess = read_factor("9999", desk.factor_kind(a_code()))
    seen = [
        desk.look_up(f"web:{number % SENDERS}", a_code(code(number)), guess)
        for number in range(CODES)
    ]
    assert {one.dossier for one in seen} == {None}
    assert Counter(one.ending for one in seen) == {
        Ending.REFUSED: TRIES * SENDERS,
        Ending.LIMITED: CODES - TRIES * SENDERS,
    }
    tried = seen[: TRIES * SENDERS]
    assert set(tried[0::2]) == set(tried[1::2])  # the real ones and the others
    right = read_factor("0001", desk.factor_kind(a_code()))
    owners = [desk.look_up(f"web:owner{n}", a_code(code(n)), right) for n in (0, 248, 9_998)]
    assert {one.ending for one in owners} == {Ending.SHOWN}

"""An attack by trying codes: nothing is learnt, replies cannot be told apart, owners are served.

The attack of 10,000 codes from 50 senders in small: 500 codes from 10 senders.
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

SENDERS, CODES = 10, 500


@pytest.fixture
def desk(office, engine, hasher) -> Desk:
    office.export(*(ROW.replace("0021", f"{number:04}") for number in range(0, CODES, 2)))
    sources = [SqlSource(engine, hasher, clock=Clock())]
    return Desk(DossierSettings(), sources, People(engine, hasher), clock=Clock())


def test_trying_codes_reveals_nothing_and_locks_nobody_out(desk):
    guess = read_factor("9999", desk.factor_kind(a_code()))
    seen = {
        number: desk.look_up(
            f"web:{number % SENDERS}", a_code(f"H56.14-261120-{number:04}"), guess
        )
        for number in range(CODES)
    }
    assert {one.dossier for one in seen.values()} == {None}
    assert Counter(one.ending for one in seen.values()) == {
        Ending.REFUSED: 5 * SENDERS,
        Ending.LIMITED: CODES - 5 * SENDERS,
    }
    known = {one for number, one in seen.items() if number % 2 == 0 and number < 5 * SENDERS}
    unknown = {one for number, one in seen.items() if number % 2 == 1 and number < 5 * SENDERS}
    assert known == unknown
    right = read_factor("0001", desk.factor_kind(a_code()))
    owner = desk.look_up("web:owner", a_code("H56.14-261120-0000"), right)
    assert owner.ending is Ending.SHOWN

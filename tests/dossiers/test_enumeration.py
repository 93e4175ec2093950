"""An attack by trying 10,000 codes from 50 senders.

Nothing is learnt, replies cannot be told apart by words or time, and owners are served.
Half of the codes are real dossiers'; the number that is guessed is nobody's.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from bisect import bisect_right
from collections import Counter

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.ask_dossier_status import AskDossierStatus
from actions.dossier_talk import DossierTalk
from dossiers.calendar import vietnam
from dossiers.desk import Desk, Ending
from dossiers.factors import read_factor
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.sources.sql import SqlSource
from tests.dossiers.conftest import ROW, a_code, at
from tests.dossiers.fakes import Clock

SENDERS, CODES, TRIES = 50, 10_000, 5
DAYS = vietnam()


def code(number: int) -> str:
    return f"H56.14-261120-{number:04}"


def is_real(number: int) -> bool:
    return number % 2 == 0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(office, engine, hasher, clock) -> Desk:
    real = (ROW.replace("0021", f"{number:04}") for number in filter(is_real, range(CODES)))
    office.export(*real)
    sources = [SqlSource(engine, hasher, time_limit_s=0.05, clock=Clock())]
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


class TestPatience:
    """The same attack by who waits an hour after every five tries: each code is really tried."""

    @pytest.fixture
    def database_url(self, tmp_path) -> str:
        """What is said, and when, is decided above the database."""
        return f"sqlite:///{tmp_path}/dossiers.sqlite3"

    @pytest.fixture
    def action(self, desk, kb) -> AskDossierStatus:
        for sender in range(SENDERS):
            desk.take_consent(f"web:{sender}", a_code(), how="button", channel="web")
        now = at(2026, 11, 23, 10, 0)
        talk = DossierTalk(lambda: desk, lambda _: "9999", lambda: now, lambda: DAYS)
        return AskDossierStatus(lambda: kb, lambda: DAYS, lambda: talk)

    @pytest.mark.anyio
    async def test_neither_words_nor_time_tell_a_real_code_from_another(self, action, clock):
        said: dict[bool, set[str]] = {True: set(), False: set()}
        took: dict[bool, list[float]] = {True: [], False: []}
        numbers = list(range(CODES))
        random.Random(20261129).shuffle(numbers)  # noqa: S311  # an order, no secret
        for hour in range(0, CODES, SENDERS * TRIES):
            batch = numbers[hour : hour + SENDERS * TRIES]
            asked = [attempt(action, place % SENDERS, n) for place, n in enumerate(batch)]
            for number, (text, seconds) in zip(batch, await asyncio.gather(*asked), strict=True):
                said[is_real(number)].add(text)
                took[is_real(number)].append(seconds)
            clock.advance(3601)
        assert len(said[True] | said[False]) == 1
        assert json.loads(said[True].pop())["outcome"] == "dossier_refused"
        assert len(took[True]) == len(took[False]) == CODES // 2
        assert distance(took[True], took[False]) < 0.05
        assert min(took[True] + took[False]) >= 0.24  # the source's limit, and our own work's


async def attempt(action: AskDossierStatus, sender: int, number: int) -> tuple[str, float]:
    """Return what is said to who tries ``number``, and after how many seconds."""
    message = {
        "text": "/provide_secret", "intent": {"name": "provide_secret"}, "entities": [],
        "metadata": {"turn_id": "turn-1", "channel": "web"},
    }  # fmt: skip
    slots = {"dossier": {"code": code(number), "step": "factor"}}
    tracker = Tracker(f"web:{sender}", slots, message, [], False, None, {}, "action_listen")
    dispatcher, began = CollectingDispatcher(), time.perf_counter()
    await action.run(dispatcher, tracker, {})
    (told,) = dispatcher.messages
    return json.dumps(told["custom"], sort_keys=True), time.perf_counter() - began


def distance(one: list[float], other: list[float]) -> float:
    """Return the greatest difference of two distributions, from 0 to 1 (Kolmogorov-Smirnov).

    Of two samples of 5,000 of one distribution it exceeds 0.05 once in some hundred thousand.
    """
    one, other = sorted(one), sorted(other)
    return max(
        abs(bisect_right(one, value) / len(one) - bisect_right(other, value) / len(other))
        for value in one + other
    )


def test_the_distance_tells_distributions_apart():
    steps = [float(n) for n in range(1000)]
    assert distance(steps, steps) == 0
    assert distance(steps, [step + 99 for step in steps]) == pytest.approx(0.099)

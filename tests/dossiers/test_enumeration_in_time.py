"""The attack of 10,000 codes from 50 senders by who waits an hour after every five tries.

So each code is really tried. Neither words nor time of the replies tell one from another.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from bisect import bisect_right

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.ask_dossier_status import AskDossierStatus
from actions.dossier_talk import DossierTalk
from dossiers.calendar import vietnam
from tests.dossiers.conftest import a_code, at
from tests.dossiers.test_enumeration import CODES, SENDERS, TRIES, clock, code, desk, is_real

__all__ = ["clock", "desk"]
DAYS = vietnam()


@pytest.fixture
def database_url(tmp_path) -> str:
    """What is said, and when, is decided above the database."""
    return f"sqlite:///{tmp_path}/dossiers.sqlite3"


@pytest.fixture
def limit_s() -> float:
    """Seconds for the source, which every reply takes."""
    return 0.5


@pytest.fixture
def action(desk, kb) -> AskDossierStatus:
    for sender in range(SENDERS):
        desk.take_consent(f"web:{sender}", a_code(), how="button", channel="web")
    now = at(2026, 11, 23, 10, 0)
    talk = DossierTalk(lambda: desk, lambda _: "9999", lambda: now, lambda: DAYS)
    return AskDossierStatus(lambda: kb, lambda: DAYS, lambda: talk)


@pytest.mark.anyio
async def test_neither_words_nor_time_tell_a_real_code_from_another(action, clock):
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
    assert min(took[True] + took[False]) >= 0.69  # the source's limit, and 0.2 for our own work


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

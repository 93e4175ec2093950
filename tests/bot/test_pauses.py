from __future__ import annotations

import pytest

from bot.errors import OutOfService, Refused, TryLater
from bot.pauses import OUT_OF_SERVICE_S, PROBE_S, Pauses
from tests.bot.fakes import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(100.0)


@pytest.fixture
def pauses(clock) -> Pauses:
    return Pauses(clock)


def left_s(pauses: Pauses, *keys: str) -> float | None:
    """Return the seconds that whoever asks is told to wait; ``None``: none."""
    try:
        pauses.check(*keys)
    except TryLater as error:
        return error.after_s
    return None


def test_whom_a_failure_concerns_waits_and_others_do_not(pauses):
    pauses.note(TryLater("slow down", after_s=30.0), "a")
    assert left_s(pauses, "a") == 30.0
    assert left_s(pauses, "b", "a") == 30.0
    assert left_s(pauses, "b") is None


def test_out_of_service_is_a_minute_and_a_refused_part_is_nobody_elses_matter(pauses):
    pauses.note(OutOfService("token refused"), "a")
    assert left_s(pauses, "a") == OUT_OF_SERVICE_S
    pauses.note(Refused("not this part"), "a")
    assert left_s(pauses, "a") is None


def test_after_a_pause_one_asks_alone_and_when_it_is_over_all_do(pauses, clock):
    pauses.note(OutOfService("token refused"), "a")
    clock.advance(OUT_OF_SERVICE_S)
    assert left_s(pauses, "a") is None
    assert left_s(pauses, "a") == PROBE_S
    pauses.over("a")
    assert left_s(pauses, "a") is None
    assert left_s(pauses, "a") is None


def test_one_who_asked_alone_and_never_told_is_followed_by_the_next(pauses, clock):
    pauses.note(OutOfService("token refused"), "a")
    clock.advance(OUT_OF_SERVICE_S)
    assert left_s(pauses, "a") is None
    clock.advance(PROBE_S)
    assert left_s(pauses, "a") is None

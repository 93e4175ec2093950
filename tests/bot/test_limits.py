from __future__ import annotations

from bot.limits import RateLimit
from tests.bot.fakes import Clock


def test_a_burst_is_taken_and_one_more_is_not():
    limit = RateLimit(burst=3, per_hour=100, clock=Clock(0.0))
    assert [limit.admits("a") for _ in range(4)] == [True, True, True, False]


def test_one_more_is_taken_a_second_later():
    clock = Clock(0.0)
    limit = RateLimit(burst=1, per_hour=100, clock=clock)
    assert limit.admits("a")
    clock.advance(1.0)
    assert [limit.admits("a"), limit.admits("a")] == [True, False]


def test_an_hour_holds_no_more_than_its_number():
    clock = Clock(0.0)
    limit = RateLimit(burst=100, per_hour=5, clock=clock)
    taken = 0
    for _ in range(10):
        clock.advance(2.0)
        taken += limit.admits("a")
    assert taken == 5


def test_one_sender_does_not_use_up_anothers_share():
    limit = RateLimit(burst=1, per_hour=1, clock=Clock(0.0))
    assert [limit.admits("a"), limit.admits("a"), limit.admits("b")] == [True, False, True]


def test_only_the_latest_senders_are_remembered():
    limit = RateLimit(burst=1, per_hour=1, clock=Clock(0.0), remembered=2)
    assert all(limit.admits(sender) for sender in ("a", "b", "c"))
    assert limit.admits("a")

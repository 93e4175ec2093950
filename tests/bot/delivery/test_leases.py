from __future__ import annotations

import pytest

from bot.errors import LeaseLost
from tests.bot.delivery.conftest import open_post
from tests.bot.delivery.fakes import arrival


@pytest.fixture
def other(settings):
    opened = open_post(settings)
    yield opened
    opened.close()


@pytest.fixture
def waiting(post, clock) -> str:
    message = arrival("phí")
    post.accept([message], clock())
    return post.conversation(message)


def test_only_one_process_gets_a_conversation(post, other, waiting, clock):
    assert post.leases.take(waiting, clock())
    assert not other.leases.take(waiting, clock())
    assert other.leases.due(clock(), most=9) == []


def test_a_lease_that_ran_out_goes_to_another_and_the_first_must_stop(post, other, waiting, clock):
    post.leases.take(waiting, clock())
    clock.advance(post.leases.lease_s)
    assert other.leases.take(waiting, clock())
    with pytest.raises(LeaseLost):
        post.step(waiting, clock())


def test_a_lease_that_is_kept_does_not_run_out(post, other, waiting, clock):
    post.leases.take(waiting, clock())
    clock.advance(post.leases.lease_s - 1)
    post.leases.keep(waiting, clock())
    clock.advance(post.leases.lease_s - 1)
    assert not other.leases.take(waiting, clock())


def test_a_conversation_is_not_released_over_a_message_that_came_meanwhile(post, waiting, clock):
    post.leases.take(waiting, clock())
    seen = post.leases.seen(waiting)
    post.accept([arrival("thêm")], clock())
    assert not post.leases.release(waiting, seen, None)
    assert post.leases.release(waiting, post.leases.seen(waiting), None)
    assert post.leases.due(clock(), most=1) == []


def test_a_turn_of_the_web_waits_for_another_process_but_not_for_its_own(post, other, clock):
    assert post.leases.take_for_turn("web:1", "web", clock(), 5.0)
    assert post.leases.take_for_turn("web:1", "web", clock(), 5.0)
    assert not other.leases.take_for_turn("web:1", "web", clock(), 5.0)
    clock.advance(5.0)
    assert other.leases.take_for_turn("web:1", "web", clock(), 5.0)

"""When an answer is promised: only open time counts."""

from __future__ import annotations

from datetime import date, time

import pytest
from pydantic import ValidationError

from bot.handover.hours import Inbox, Span, say_time
from tests.bot.handover.conftest import at

WEEK = ("mon", "tue", "wed", "thu", "fri")
INBOX = Inbox(
    hours=(
        Span(days=WEEK, opens=time(13, 30), closes=time(17)),
        Span(days=WEEK, opens=time(7, 30), closes=time(11, 30)),
    ),
    closed=frozenset({date(2026, 11, 25)}),
    answer_within_min=60,
)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        pytest.param(at(24, 9), at(24, 10), id="in the morning"),
        pytest.param(at(24, 11), at(24, 14), id="half before and half after noon"),
        pytest.param(at(24, 12), at(24, 14, 30), id="at noon"),
        pytest.param(at(23, 20), at(24, 8, 30), id="in the evening"),
        pytest.param(at(24, 16, 30), at(26, 8), id="over a day off"),
        pytest.param(at(27, 17), at(30, 8, 30), id="over the weekend"),
        pytest.param(at(28, 9), at(30, 8, 30), id="on a Saturday"),
    ],
)
def test_an_answer_is_due_after_an_hour_of_open_time(asked, due):
    assert INBOX.due(asked) == due


@pytest.mark.parametrize(
    ("when", "open_"),
    [
        pytest.param(at(24, 7, 30), True, id="opens"),
        pytest.param(at(24, 11, 30), False, id="closes"),
        pytest.param(at(24, 13), False, id="noon"),
        pytest.param(at(25, 9), False, id="day off"),
        pytest.param(at(29, 9), False, id="Sunday"),
    ],
)
def test_officers_answer_in_their_hours(when, open_):
    assert INBOX.is_open(when) is open_


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (at(24, 10, 5), "10 giờ 05 hôm nay"),
        (at(25, 8), "8 giờ ngày mai"),
        (at(30, 8, 30), "8 giờ 30 thứ Hai 30/11"),
        (at(29, 8), "8 giờ Chủ nhật 29/11"),
    ],
)
def test_a_time_is_said_as_people_say_it(then, said):
    assert say_time(then, at(24, 9)) == said


def test_a_day_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValidationError):
        Span(days=WEEK, opens=time(17), closes=time(7))

"""The gateway is told that a notice is the last only when its citizen waits for nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from dossiers.notices.followings import Followings, Notice
from dossiers.notices.handing import as_json
from dossiers.notices.news import Told
from dossiers.notices.pending import Pending, Waiting
from dossiers.states import State
from tests.dossiers.conftest import a_code

TOLD = Told(State.PROCESSING, None, None, date(2026, 11, 23))
GIVEN = Told(State.RESULT_GIVEN, None, None, date(2026, 11, 24))
FIRST, SECOND = "H56.14-261120-0021", "H56.14-261120-0022"


class Citizens:
    """Those who follow dossiers, and what a gateway is handed of them."""

    def __init__(self, engine: Engine) -> None:
        self.followings, self.pending = Followings(engine), Pending(engine)

    def follow(self, sender: str, code: str) -> None:
        self.followings.add(sender, a_code(code), "telegram", TOLD, [], 0.0)

    def change(self, sender: str, code: str, *, ends: bool) -> None:
        found = self.followings.of(sender)
        one = next(following for following in found if str(following.code) == code)
        told = GIVEN if ends else TOLD
        news = [Notice(f"changed:{one.seq + 1}", code)]
        assert self.followings.change(one, told, news, 10.0, ends=ends)

    def handed_over(self) -> list[tuple[str, bool]]:
        """Hand all over; return each text, and whether the gateway may forget its sender."""
        handed = []
        for notice in self.pending.claim(20.0, most=10, for_s=30.0):
            told = as_json(self.pending.at_hand_over(notice))
            handed.append((told["messages"][0]["text"], told["last"]))
            self.pending.handed_over(notice.key)
        return handed


@pytest.fixture
def citizens(engine) -> Citizens:
    return Citizens(engine)


def test_the_end_of_the_only_dossier_is_the_last(citizens):
    citizens.follow("telegram:a", FIRST)
    citizens.change("telegram:a", FIRST, ends=True)
    assert citizens.handed_over() == [(FIRST, True)]


def test_the_end_of_one_of_two_dossiers_is_not_the_last_and_the_other_ones_is(citizens):
    citizens.follow("telegram:a", FIRST)
    citizens.follow("telegram:a", SECOND)
    citizens.change("telegram:a", FIRST, ends=True)
    assert citizens.handed_over() == [(FIRST, False)]
    citizens.change("telegram:a", SECOND, ends=True)
    assert citizens.handed_over() == [(SECOND, True)]


def test_of_two_that_end_together_the_one_that_is_handed_over_last_is_the_last(citizens):
    citizens.follow("telegram:a", FIRST)
    citizens.follow("telegram:a", SECOND)
    citizens.change("telegram:a", FIRST, ends=True)
    citizens.change("telegram:a", SECOND, ends=True)
    assert citizens.handed_over() == [(FIRST, False), (SECOND, True)]


def test_what_others_follow_keeps_nobody_waiting(citizens):
    citizens.follow("telegram:a", FIRST)
    citizens.follow("telegram:b", FIRST)
    citizens.change("telegram:a", FIRST, ends=True)
    assert citizens.handed_over() == [(FIRST, True)]


def test_a_change_that_ends_nothing_is_not_the_last(citizens):
    citizens.follow("telegram:a", FIRST)
    citizens.change("telegram:a", FIRST, ends=False)
    assert citizens.handed_over() == [(FIRST, False)]


@pytest.mark.parametrize(("last", "buttons"), [(True, 0), (False, 2)])
def test_an_ended_dossier_has_no_buttons_whatever_else_is_followed(last, buttons):
    notice = Waiting("a-key", "abc", "telegram:a", 1.0, last, "Đã trả.", over=False)
    assert len(as_json(notice)["messages"][0]["buttons"]) == buttons

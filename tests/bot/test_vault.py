from __future__ import annotations

from bot.vault import Vault
from tests.bot.fakes import Clock


def test_a_secret_is_given_out_once():
    vault = Vault(clock=Clock(0.0))
    vault.put("t1", "1990")
    assert [vault.redeem("t1"), vault.redeem("t1")] == ["1990", None]


def test_a_secret_is_gone_after_five_minutes():
    clock = Clock(0.0)
    vault = Vault(clock=clock)
    vault.put("t1", "1990")
    clock.advance(300.0)
    assert vault.redeem("t1") is None


def test_the_oldest_gives_way_when_too_many_are_held():
    vault = Vault(clock=Clock(0.0), most=1)
    vault.put("t1", "a")
    vault.put("t2", "b")
    assert [vault.redeem("t1"), vault.redeem("t2")] == [None, "b"]

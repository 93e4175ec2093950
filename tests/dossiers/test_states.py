from __future__ import annotations

import pytest

from dossiers.states import MEANINGS, State


def test_every_state_is_explained():
    assert set(MEANINGS) == set(State)


@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
def test_a_state_says_what_to_do_and_who_has_the_dossier(state):
    meaning = MEANINGS[state]
    assert meaning.holder
    assert meaning.to_do.endswith(".")
    assert "bạn" not in meaning.to_do


def test_a_payment_is_not_to_be_made_twice():
    assert "đừng nộp lần nữa" in MEANINGS[State.PAYMENT_WANTED].to_do

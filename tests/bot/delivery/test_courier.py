from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.courier import LONGEST_PAUSE_S, pause_s


@given(st.integers(0, 100), st.floats(0, 1))
def test_a_pause_is_between_half_and_all_of_what_doubles(tries, chance):
    whole = min(2.0**tries, LONGEST_PAUSE_S)
    assert whole / 2 <= pause_s(tries, chance) <= whole


@pytest.mark.parametrize(
    ("tries", "chance", "seconds"), [(0, 1.0, 1.0), (0, 0.0, 0.5), (3, 1.0, 8.0), (9, 1.0, 120.0)]
)
def test_pauses_double_until_two_minutes_and_differ(tries, chance, seconds):
    assert pause_s(tries, chance) == seconds

from __future__ import annotations

import pytest

from evaluation.intervals import bootstrap, wilson


def test_half_of_ten_has_the_interval_that_the_textbooks_print():
    assert wilson(5, 10) == (pytest.approx(0.2366, abs=1e-4), pytest.approx(0.7634, abs=1e-4))


def test_none_of_ten_begins_at_nought():
    low, high = wilson(0, 10)
    assert low == 0.0
    assert high == pytest.approx(3.8415 / 13.8415, abs=1e-4)  # z²/(n + z²)


def test_nothing_tried_says_nothing():
    assert wilson(0, 0) == (0.0, 1.0)
    assert bootstrap([]) == (0.0, 1.0)


def test_clusters_that_are_all_right_cannot_vary():
    assert bootstrap([[True, True], [True]]) == (1.0, 1.0)


def test_two_opposite_clusters_may_be_drawn_twice_each():
    assert bootstrap([[True] * 4, [False] * 4]) == (0.0, 1.0)


def test_the_same_seed_draws_the_same():
    clusters = [[True, False], [True, True, False], [False], [True]]
    assert bootstrap(clusters, seed=3) == bootstrap(clusters, seed=3)

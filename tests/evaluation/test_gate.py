from __future__ import annotations

import numpy as np
import pytest

from evaluation.gate import Rows, area, crossed, fitted, report, rows_of
from knowledge_base.search.decide import Decision, Kind
from knowledge_base.service import Found

ALL = [0, 1, 2, 3, 4]


class Nothing:
    """Finds nothing in what names something."""

    def find(self, question: str) -> Found:
        return Found(Decision(Kind.NONE, []), mentioned=question != "bao lâu")


@pytest.fixture
def rows() -> Rows:
    """Forty messages of which the second column tells most."""
    inside = np.array([1.0, 0.0] * 20)
    told = np.where(inside == 1, -1.0, 1.0)
    told[:4] = 0.0
    seen = np.zeros((40, 5))
    seen[:, 0], seen[:, 1] = 1.0, told
    return Rows(seen, inside)


def test_the_area_is_how_often_a_question_has_more():
    assert area(np.array([0.9, 0.4, 0.5]), np.array([1, 1, 0])) == 0.5
    assert area(np.array([0.9, 0.5, 0.5]), np.array([1, 1, 0])) == 0.75


def test_what_speaks_against_the_domain_gets_a_weight_below_zero(rows):
    weights = fitted(rows, ALL)
    assert weights[1] < -1
    assert weights[2:] == pytest.approx([0, 0, 0])


def test_each_example_is_judged_by_weights_that_had_not_seen_it(rows):
    chances = crossed(rows, ALL)
    assert (chances[4:][rows.inside[4:] == 1] > 0.5).all()
    assert (chances[4:][rows.inside[4:] == 0] < 0.5).all()


def test_what_names_nothing_is_not_weighed():
    examples = [
        {"text": "trời mưa không", "outside": 0.9, "inside": False},
        {"text": "bao lâu", "outside": 0.1, "inside": True},
    ]
    rows = rows_of(Nothing(), examples)
    assert rows.inside.tolist() == [0.0]
    assert rows.seen.shape == (1, 5)


def test_the_report_counts_both_kinds_and_names_the_weights(rows):
    told = report(rows)
    assert "20 questions, 20 messages outside the domain" in told
    assert "| classifier alone | 0.9" in told
    assert "BIAS, OUTSIDE, FOUND, OFFICIAL, LENGTH = " in told

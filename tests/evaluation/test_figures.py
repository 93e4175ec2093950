from __future__ import annotations

import pytest

from evaluation.asking import Said
from evaluation.figures import Figure, all_figures, dialogues, latencies_ms
from evaluation.targets import verdicts
from tests.evaluation.answers import answered, asked, fee_of, label

RIGHT = (fee_of("A"), answered("A", "fee", ms=10.0))
OTHER_FACET = (fee_of("A"), answered("A", "time", ms=20.0))
OTHER_PROCEDURE = (fee_of("A"), answered("B", "fee", ms=30.0))
REFUSED = (fee_of("A"), Said("not_covered", ms=40.0))


def counted(figures: dict[str, Figure], name: str) -> tuple[int, int]:
    return figures[name].right, figures[name].of


@pytest.fixture
def four() -> dict[str, Figure]:
    rows = [
        *asked(RIGHT, id="1"),
        *asked(OTHER_FACET, id="2", style="typo"),
        *asked(OTHER_PROCEDURE, id="3"),
        *asked(REFUSED, id="4", of="colloquial"),
    ]
    return all_figures(rows)


def test_each_measure_counts_what_it_judges(four):
    assert counted(four, "everyday/facet") == (2, 3)
    assert counted(four, "everyday/procedure") == (2, 3)
    assert counted(four, "everyday/both") == (1, 3)
    assert counted(four, "everyday/refused") == (0, 3)
    assert counted(four, "colloquial/refused") == (1, 1)


def test_single_messages_of_both_sets_are_pooled(four):
    assert counted(four, "single/both") == (1, 4)


def test_styles_and_facets_are_counted_apart(four):
    assert counted(four, "single/both/style=typo") == (0, 1)
    assert counted(four, "single/both/style=spoken") == (1, 3)
    assert counted(four, "single/both/facet=fee") == (1, 4)


def test_what_was_not_asked_has_no_figure(four):
    assert "dialogues/turns" not in four
    assert "everyday/told" not in four


def test_dialogues_count_turns_and_wholes():
    rows = [*asked(RIGHT, RIGHT, RIGHT, id="1"), *asked(RIGHT, REFUSED, OTHER_FACET, id="2")]
    shares = dialogues(rows)
    assert counted(shares, "turns") == (4, 6)
    assert counted(shares, "whole") == (1, 2)
    assert counted(shares, "first turns") == (2, 2)
    assert counted(shares, "later turns") == (2, 4)
    assert counted(shares, "after a right turn") == (2, 3)


def test_small_talk_is_not_outside_the_domain():
    weather = (label("out_of_scope"), answered("A", "fee"))
    thanks = (label("smalltalk"), Said("smalltalk"))
    rows = [*asked(weather, of="out_of_scope"), *asked(thanks, of="out_of_scope", id="y")]
    figures = all_figures(rows)
    assert counted(figures, "outside/given") == (1, 1)
    assert counted(figures, "out_of_scope/given") == (1, 2)


def test_latencies_are_nearest_ranks():
    rows = asked(RIGHT, OTHER_FACET, OTHER_PROCEDURE, REFUSED)
    assert latencies_ms(rows) == {"p50": 20.0, "p95": 40.0, "p100": 40.0}


def test_a_row_knows_whether_the_catalogue_holds_a_right_procedure():
    rows = asked(RIGHT, (fee_of("C"), Said("not_covered")), (label("smalltalk"), Said("error")))
    assert [row.held for row in rows] == [True, False, None]


def test_a_figure_says_share_interval_and_counts():
    assert str(Figure(17, 20, (0.64, 0.948))) == "85.0 % [64.0–94.8] 17/20"
    assert str(Figure(0, 0, (0.0, 1.0))) == "–"


def test_aims_are_met_or_not_and_the_weakest_style_is_named(four):
    lines = verdicts(four)
    assert any("NOT met: right facet, everyday, 66.7 %" in line for line in lines)
    assert any("weakest style typo, 0.0 %" in line for line in lines)
    assert any(line.startswith("- met: refused, everyday, 0.0 %") for line in lines)
    assert not any("dialogue" in line for line in lines)

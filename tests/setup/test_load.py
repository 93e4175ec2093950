"""The arithmetic of load and soak, on numbers done in the head."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.open_loop import Run, table
from bench.processes import fields
from bench.soak import Talks, fifths, report
from scripts.problem import Problem


def step(rate: float, p95_ms: float, failed: int = 0) -> dict[str, float]:
    return {"rate": rate, "turns": 100, "per_s": rate - 0.5, "p50_ms": 40.0, "p95_ms": p95_ms, "failed": failed}  # fmt: skip  # noqa: E501


def run(*steps: dict[str, float]) -> Run:
    return Run(2, steps, {"bot": 10.0, "rasa": 25.0}, {"bot": 80.0, "rasa": 600.0})


def test_the_highest_rate_that_was_held_counts():
    assert run(step(10, 90.0), step(12, 250.0), step(15, 900.0)).held["rate"] == 12
    assert run(step(10, 90.0), step(12, 80.0, failed=2)).held["rate"] == 10
    assert run(step(2, 900.0)).held is None


def test_the_table_says_what_was_held_and_where_it_broke():
    said = table([run(step(12, 250.0), step(15, 900.0))])
    assert "| 2 | 11.5 | 40 | 250 | 900 at 15/s |" in said
    assert "| 2 | 10.0 / 80 | 25.0 / 600 | 35 / 680 |" in said


def test_memory_is_compared_by_fifths():
    samples = [{"rasa": float(mb)} for mb in (100, 100, 102, 102, 104, 104, 106, 106, 112, 112)]
    assert fifths(samples, "rasa") == [100.0, 102.0, 104.0, 106.0, 112.0]
    with pytest.raises(Problem):
        fifths(samples[:4], "rasa")


def test_growth_of_ten_percent_is_too_much_but_for_the_stores():
    samples = [{"rasa": 100.0, "redis": 1.0}] * 4 + [{"rasa": 111.0, "redis": 9.0}]
    talks = Talks("http://x", 10, 1)
    talks.endings = Counter(answered=10)
    said, flat = report(samples, talks, 60.0)
    assert not flat
    assert "| rasa | 100, 100, 100, 100, 111 | +11.0% | NOT met |" in said
    assert "not judged" in said


def test_a_process_may_have_blanks_in_its_name():
    assert fields("12 (a b) S 1 12")[:2] == ["S", "1"]

from __future__ import annotations

import pytest

from evaluation.publishing import published
from evaluation.runs import Run
from scripts.problem import Problem


def message(of: str, right: str, outcome: str) -> dict[str, str]:
    return {"of": of, "is_right": right, "outcome": outcome}


def test_no_answer_is_a_refusal_and_another_answer_is_wrong():
    messages = [
        message("everyday", "1", "answered"),
        message("everyday", "0", "answered"),
        message("everyday", "0", "choice_offered"),
    ]
    run = Run("2026-11-23T10-00-00Z", {"commit": "abc"}, {}, messages)
    assert published(run) == {
        "date": "2026-11-23",
        "commit": "abc",
        "lines": [{"title": "Câu hỏi hằng ngày về thủ tục", "right": 1, "wrong": 1, "refused": 1}],
    }


def test_a_run_of_other_sets_is_not_published():
    with pytest.raises(Problem, match="holds none of"):
        published(Run("2026-11-23T10-00-00Z", {}, {}, [message("colloquial", "1", "answered")]))

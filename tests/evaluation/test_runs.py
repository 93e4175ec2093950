from __future__ import annotations

import pytest

from evaluation import runs
from evaluation.asking import Said
from evaluation.comparing import comparison
from evaluation.figures import all_figures
from evaluation.runs import Run
from scripts.problem import Problem
from tests.evaluation.answers import answered, asked, fee_of

RIGHT = answered("A", "fee", text='Lệ phí 8.000 đồng,\n"miễn" cho người nghèo')
OFFERED = Said("choice_offered", facet="fee", candidates=("A", "B"))
WRONG = Said("not_covered")


@pytest.fixture
def kept(tmp_path):
    """Saves a run of messages to be answered with the fee of A, and reads it back."""

    def keep(name: str, commit: str, **answers: Said) -> Run:
        folder = tmp_path / name
        folder.mkdir()
        rows = [row for id, said in answers.items() for row in asked((fee_of("A"), said), id=id)]
        runs.save(folder, {"commit": commit}, rows, all_figures(rows), {"p50": 1.0})
        return runs.load(folder)

    return keep


def test_a_run_is_read_back_as_it_was_kept(kept):
    run = kept("one", "abc", m=RIGHT)
    (message,) = run.messages
    assert (message["outcome"], message["facet"], message["is_both"]) == ("answered", "fee", "1")
    assert (message["is_told"], message["is_given"]) == ("", "")
    assert message["said"] == RIGHT.text
    assert (run.figures["everyday/both"].right, run.figures["everyday/both"].of) == (1, 1)


def test_a_run_of_another_version_is_refused_in_a_sentence(kept, tmp_path):
    kept("one", "abc", m=RIGHT)
    messages = tmp_path / "one" / "messages.csv"
    messages.write_text("of,id\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"messages\.csv has other columns than ours"):
        runs.load(tmp_path / "one")


def test_a_comparison_lists_what_came_right_and_what_went_wrong(kept):
    old = kept("one", "abc", better=WRONG, worse=RIGHT, same=RIGHT, other=WRONG)
    new = kept("two", "def", better=RIGHT, worse=OFFERED, same=RIGHT, other=OFFERED)
    text = comparison(old, new)
    right, wrong, other = (text.index(t) for t in ("Came right: 1", "Went wrong: 1", "otherwise"))
    assert right < text.index("everyday better.1") < wrong < text.index("everyday worse.1")
    assert other < text.index("everyday other.1")
    assert "everyday same.1" not in text
    assert "not_covered -> answered fee A" in text
    assert "answered fee A -> choice_offered fee A B" in text
    assert "differs: commit" in text


def test_a_comparison_says_by_how_much_a_figure_moved(kept):
    text = comparison(kept("one", "c", a=WRONG, b=RIGHT), kept("two", "c", a=RIGHT, b=RIGHT))
    (line,) = (line for line in text.splitlines() if line.startswith("| everyday/both |"))
    assert line.endswith("| +50.0 |")


def test_the_last_two_whole_runs_are_compared(kept, tmp_path):
    for name in ("2026-01-01", "2026-01-03", "2026-01-02"):
        kept(name, "c", a=RIGHT)
    (tmp_path / "2026-01-04").mkdir()  # was interrupted
    assert [folder.name for folder in runs.last_of(2, tmp_path)] == ["2026-01-02", "2026-01-03"]


def test_one_run_cannot_be_compared(kept, tmp_path):
    kept("2026-01-01", "c", a=RIGHT)
    with pytest.raises(Problem, match="holds 1 runs, 2 are needed"):
        runs.last_of(2, tmp_path)


def test_a_folder_without_a_run_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(Problem, match="holds no whole run"):
        runs.load(tmp_path)

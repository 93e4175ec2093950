from __future__ import annotations

import pytest

from evaluation.learned import Result, read_pairs, report, run
from knowledge_base.learned import Phrase
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from scripts.problem import Problem
from tests.knowledge_base.conftest import record


class Named:
    """Finds the one record by its name only."""

    def search(self, question: str, k: int = 10) -> list[Hit]:
        return [Hit("1.000001", 0.9)] if "tạm trú" in question else []


@pytest.fixture
def kb() -> KnowledgeBase:
    return KnowledgeBase(ProcedureStore([record()]), Named())


def test_each_line_is_a_phrase_and_a_missing_file_holds_none(tmp_path):
    path = tmp_path / "learned.jsonl"
    assert read_pairs(path) == []
    path.write_text('{"text": "phơi lúa", "procedure": "1.000001", "kind": "alias"}\n', "utf-8")
    assert read_pairs(path) == [Phrase(text="phơi lúa", procedure="1.000001")]


def test_a_line_of_another_form_is_told_with_its_number(tmp_path):
    path = tmp_path / "learned.jsonl"
    path.write_text('{"text": "phơi lúa", "procedure": "1.000001"}\n{}\n', "utf-8")
    with pytest.raises(Problem, match="line 2"):
        read_pairs(path)


def test_a_phrase_is_asked_before_and_after_it_is_taught(kb):
    phrases = [
        Phrase(text="xin phơi lúa", procedure="1.000001"),
        Phrase(text="đăng ký tạm trú", procedure="1.000001"),
        Phrase(text="xin bay flycam", procedure="9.999999"),
    ]
    assert [(one.held, one.right, one.alone) for one in run(kb, phrases)] == [
        (True, True, False),
        (True, True, True),
        (False, False, False),
    ]


def test_the_report_counts_and_names_what_is_not_found():
    phrase = Phrase(text="xin bay flycam", procedure="9.999999")
    told = report([Result(phrase, held=False, right=False, alone=False)])
    assert "| found with what was taught | 0/1 |" in told
    assert "- 'xin bay flycam' -> 9.999999" in told

"""The reviewed tick lists, word for word."""

from __future__ import annotations

import pytest

from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_procedure
from tests.knowledge_base.checklists import CASES, FOLDER, path_of, text_of


@pytest.mark.parametrize("name", CASES)
def test_a_list_is_as_it_was_reviewed(name):
    """On a wanted change: ``python -m tests.knowledge_base.checklists``, then read the diff."""
    assert text_of(name) == path_of(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_reviewed_case_answers_every_question(name):
    code, case = CASES[name]
    procedure = load_procedure(KnowledgeBaseSettings().procedures_dir / f"{code}.yml")
    assert set(case) == {question.id for question in procedure.cases}


def test_every_reviewed_list_belongs_to_a_case():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)

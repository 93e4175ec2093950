from __future__ import annotations

import json

import pytest

from tests.agreement.conftest import ROOT
from understanding.views import fold

SHARED = ROOT.parent / "shared/data"
OURS = sorted((ROOT / "tests/evaluation").glob("*.jsonl"))
THEIRS = [SHARED / "colloquial_dev.jsonl", SHARED / "portal_questions_dev.jsonl"]
SENTENCE = 5
"""Two people do write the same four words ("cảm ơn em nhé"); five and more would be copied."""


def bare(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def told(file) -> set[str]:
    """Return the sentences of an evaluation file, without marks, signs and blanks."""
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    texts = [row["q"] for row in rows if "q" in row]
    texts += [turn["text"] for row in rows for turn in row.get("turns", []) if "text" in turn]
    return {bare(text) for text in texts if len(text.split()) >= SENTENCE}


@pytest.fixture(scope="module")
def learnt(examples):
    return {bare(text): text for texts in examples.values() for text in texts}


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_no_message_of_our_own_evaluation_is_an_example(file, learnt):
    assert [learnt[text] for text in told(file) & set(learnt)] == []


@pytest.mark.shared
@pytest.mark.parametrize("file", THEIRS, ids=lambda file: file.stem)
def test_no_message_of_the_shared_evaluation_is_an_example(file, learnt):
    if not file.exists():
        pytest.skip("../shared/data is not there")
    assert [learnt[text] for text in told(file) & set(learnt)] == []

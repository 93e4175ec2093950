"""The labelled dialogues against the running product: what is right today stays right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from evaluation.asking import ask_all
from evaluation.labels import paths, read_set
from evaluation.rows import rows_of
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated

pytestmark = pytest.mark.rasa

LEAST_RIGHT = 0.80
LEAST_AFTER_A_RIGHT_TURN = 0.88


@pytest.fixture(scope="module")
def talks(product) -> list[list[bool]]:
    """Of each dialogue about curated procedures, which turns were right."""
    held = {record.code for record in load_curated(KnowledgeBaseSettings().procedures_dir)}
    dialogues = [
        talk
        for talk in read_set("dialogues", paths()["dialogues"])
        if all(held.intersection(t.expected.codes) or not t.expected.codes for t in talk.turns)
    ]
    asked = ask_all(product.url, dialogues)
    return [[row.verdict.right for row in rows_of(talk, said, held)] for talk, said in asked]


def test_so_many_turns_are_right(talks):
    turns = [right for talk in talks for right in talk]
    assert sum(turns) / len(turns) >= LEAST_RIGHT


def test_so_many_follow_ups_are_right_after_a_right_turn(talks):
    pairs = [pair for talk in talks for pair in pairwise(talk)]
    after = [right for before, right in pairs if before]
    assert sum(after) / len(after) >= LEAST_AFTER_A_RIGHT_TURN

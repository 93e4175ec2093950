from __future__ import annotations

import json

import pytest

from evaluation.labels import paths, read_set
from scripts.problem import Problem


@pytest.fixture
def written(tmp_path):
    def write(row: dict) -> list:
        path = tmp_path / "set.jsonl"
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
        return read_set("set", path)

    return write


def test_a_label_is_read(written):
    expect = {"facet": "fee", "codes": ["A", "B"], "status": "answered", "also": ["clarify"]}
    row = {"id": "e1", "style": "typo", "turns": [{"text": "phí", "expect": expect}]}
    (conversation,) = written(row)
    (turn,) = conversation.turns
    assert (conversation.of, conversation.id, conversation.style) == ("set", "e1", "typo")
    assert (turn.expected.statuses, turn.expected.facet, turn.expected.codes) == (
        ("answered", "clarify"), "fee", ("A", "B"),
    )  # fmt: skip


def test_a_question_with_facts_is_one_to_be_answered(written):
    turn = {"text": "phí", "facet": "fee", "codes": ["A"], "says": [["miễn phí", "0 đồng"]]}
    (conversation,) = written({"id": "f1", "turns": [turn]})
    expected = conversation.turns[0].expected
    assert (expected.statuses, expected.says) == (("answered",), (("miễn phí", "0 đồng"),))


def test_a_row_of_another_form_is_refused_in_a_sentence(written):
    with pytest.raises(Problem, match="is not of the form"):
        written({"id": "e1", "turns": [{"words": "phí"}]})


@pytest.mark.parametrize("name", sorted(set(paths()) - {"colloquial"}))
def test_every_set_of_ours_can_be_read(name):
    conversations = read_set(name, paths()[name])
    assert len(conversations) >= 60


def test_shared_messages_that_are_not_there_are_not_asked(tmp_path):
    assert "colloquial" not in paths(tmp_path)

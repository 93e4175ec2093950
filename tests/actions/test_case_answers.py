"""Typed answers to case questions, labelled before they were run: `case_answers.tsv`.

The half ``held`` was not looked at while the rules were made; docs/quality.md has both figures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from actions import casework
from actions.case_reading import wants_all
from actions.case_words import answer_in
from knowledge_base.procedure import Procedure
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated
from tests.actions.test_dialogue import turn

HERE = Path(__file__).parent
ROWS = [
    tuple(line.split("\t"))
    for line in (HERE / "case_answers.tsv").read_text().splitlines()
    if not line.startswith("#")
]
LEAST = {"dev": 0.95, "held": 0.9}
MOST_SWALLOWED = 0.002
"""Share of pairs of an unrelated message and a question that may be taken for an answer."""


@pytest.fixture(scope="module")
def records() -> dict[str, Procedure]:
    return {p.code: p for p in load_curated(KnowledgeBaseSettings().procedures_dir)}


def heard(procedure: Procedure, question: str, said: str) -> str:
    """Return the id of the answer that is taken, ``all`` or ``-``."""
    waiting = {"procedure": procedure.code, "answers": {}, "asking": question}
    answered = casework.spoken(procedure, turn(said, case=waiting))
    return answered[1] if answered else ("all" if wants_all(said) else "-")


def test_the_set_is_large_and_labelled_with_answers_that_exist(records):
    assert len(ROWS) >= 200
    assert len({code for _, code, *_ in ROWS}) >= 40
    for _, code, question, said, expected in ROWS:
        (asked,) = [q for q in records[code].cases if q.id == question]
        assert expected in {"all", "-", *(a.id for a in asked.answers)}, said


@pytest.mark.parametrize("part", ["dev", "held"])
def test_typed_answers_select_what_they_mean(records, part):
    rows = [row for row in ROWS if row[0] == part]
    wrong = [row for row in rows if heard(records[row[1]], row[2], row[3]) != row[4]]
    assert 1 - len(wrong) / len(rows) >= LEAST[part], wrong


@pytest.mark.parametrize(
    "said",
    ["thôi không cần nữa", "thoi khong can nua", "em không hỏi nữa đâu",
     "dạ thôi k cần nữa", "thôi khỏi", "thôi khỏi cần ạ", "dạ thôi", "thôi",
     "thôi để sau", "để hôm khác em hỏi", "thôi bỏ đi", "hủy giúp em",
     "dừng lại", "em đổi ý rồi", "dạ thôi, em cảm ơn", "không muốn trả lời",
     "em không tiện nói", "đừng hỏi nữa",
     "không, ý em là đăng ký tạm vắng", "khong y em la dang ky tam vang",
     "không phải, em hỏi tạm vắng", "không, tôi cần đăng ký tạm vắng",
     "không, đăng ký tạm vắng", "không phải thủ tục này"],
)  # fmt: skip
def test_no_question_takes_being_turned_away_for_an_answer(records, said):
    taken = [
        (p.code, q.id, answer.id)
        for p in records.values()
        for q in p.cases
        if (answer := answer_in(said, q))
    ]
    assert not taken


@pytest.mark.parametrize(
    "said",
    ["thôi không làm nữa", "thôi em không làm", "hổng cần nữa", "k muon lam nua",
     "không đăng ký nữa", "chẳng làm nữa đâu", "không, cảm ơn", "khong cam on",
     "không cần đâu, cảm ơn anh"],
)  # fmt: skip
@pytest.mark.parametrize("code", ["1.000656", "1.001193", "1.004222", "1.003583"])
def test_stopping_is_no_answer_but_to_a_question_about_working_or_wishing(records, code, said):
    assert not any(answer_in(said, question) for question in records[code].cases)


@pytest.mark.parametrize("said", ["không cần", "khong can dau", "khỏi", "không, cảm ơn"])
def test_what_is_not_needed_is_an_answer_only_where_that_is_asked(records, said):
    death, land = records["1.000656"].cases[0], records["1.012786"].cases[1]
    assert answer_in(said, death) is None
    assert answer_in(said, land).id == "keep"


def test_no_question_takes_a_message_about_something_else_for_an_answer(records):
    questions = [question for p in records.values() for question in p.cases]
    said = [
        json.loads(line)["turns"][0]["text"]
        for name in ("everyday", "out_of_scope", "not_covered")
        for line in (HERE.parent / f"evaluation/{name}.jsonl").read_text().splitlines()
    ]
    pairs = [(text, questions[(i * 7 + step * 31) % len(questions)])
             for i, text in enumerate(said) for step in range(8)]  # fmt: skip
    taken = [text for text, question in pairs if answer_in(text, question)]
    assert len(taken) <= MOST_SWALLOWED * len(pairs), taken
    assert not any(wants_all(text) for text in said)

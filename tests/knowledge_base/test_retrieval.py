from __future__ import annotations

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.evaluation.retrieval import measure, refused, share
from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.service import Found


def test_a_question_is_right_first_in_five_and_in_family():
    hits = [Hit("B", 0.7), Hit("A", 0.2)]
    found = Found(Decision(Kind.ONE, hits), mentioned=True, ranked=tuple(hits))
    (row,) = measure([Labelled("q", "hỏi", ("A",))], lambda _: found, {"A": "f", "B": "f"})
    assert (row.first, row.five, row.family, row.taken_right) == (False, True, True, False)


def test_a_share_lies_in_its_interval():
    told = share([True] * 8 + [False] * 2)
    assert told.value == 0.8
    assert 0.4 < told.low < 0.8 < told.high <= 1.0


def test_a_question_that_nothing_answers_is_told_by_what_was_made_of_it():
    nothing = Found(Decision(Kind.NONE, []), mentioned=True)
    taken = Found(Decision(Kind.ONE, [Hit("A", 0.9)]), mentioned=True)
    asked = [Labelled("n1", "karaoke", ()), Labelled("n2", "phòng khám", ())]
    rows = measure(asked, lambda text: nothing if text == "karaoke" else taken, {})
    title, none, one = refused("not held", rows)
    assert title == "not held (2 questions)"
    assert none.split()[2] == one.split()[2] == "0.500"

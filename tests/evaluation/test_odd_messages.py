from __future__ import annotations

from evaluation.fuzzing import judged
from evaluation.odd_messages import odd_messages

SEEDS = ["đăng ký tạm trú ở đâu", "làm hộ chiếu bao nhiêu tiền"]
SAID = {"messages": [{"text": "Chào", "buttons": []}], "outcome": "smalltalk", "facet": None,
        "procedure": None, "candidates": [], "intent": "greet"}  # fmt: skip


def test_the_same_seed_gives_the_same_messages():
    assert list(odd_messages(SEEDS, 200, 3)) == list(odd_messages(SEEDS, 200, 3))
    assert list(odd_messages(SEEDS, 200, 3)) != list(odd_messages(SEEDS, 200, 4))


def test_as_many_messages_come_as_are_asked_for():
    assert len(list(odd_messages(SEEDS, 50))) == 50


def test_a_good_answer_has_no_problem():
    assert judged(SAID) == ("smalltalk", None)


def test_an_error_is_a_problem():
    assert judged({**SAID, "outcome": "unavailable"}) == ("unavailable", "ended in unavailable")


def test_silence_is_a_problem():
    assert judged({**SAID, "messages": []}) == ("smalltalk", "silence")

"""Typed answers to the questions about the citizen's own case."""

from __future__ import annotations

import pytest

from actions import casework
from tests.actions.test_dialogue import turn
from tests.knowledge_base.conftest import record

HOMES = [
    {"id": "own", "say": "Nhà của mình"},
    {"id": "rent", "say": "Nhà thuê, mượn, ở nhờ"},
    {"id": "family", "say": "Về hộ của vợ, chồng, cha mẹ, con"},
]


def test_a_question_waits_while_something_else_about_the_procedure_is_asked():
    procedure = record(cases=[{"id": "home", "ask": "Chỗ ở là loại nào?", "answers": HOMES}])
    waiting = {"procedure": procedure.code, "answers": {}, "asking": "home"}
    aside = casework.kept(turn("hết bao nhiêu tiền", case=waiting), procedure.code)
    assert casework.spoken(procedure, turn("nhà thuê", case=aside)) == ("home", "rent")
    assert casework.spoken(procedure, turn("ok", case=aside)) is None
    later = casework.kept(turn("", case=casework.kept(turn("", case=aside), procedure.code)),
                          procedure.code)  # fmt: skip
    assert "asking" not in later


def test_a_question_of_another_procedure_waits_no_more():
    waiting = {"procedure": "1.000009", "answers": {}, "asking": "home"}
    assert casework.kept(turn("", case=waiting), "1.000001") == {
        "procedure": "1.000001", "answers": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("nhà thuê", "rent"), ("thuê", "rent"), ("o nho", "rent"), ("em ở nhờ ạ", "rent"),
        ("nhà mình", "own"), ("về hộ vợ", "family"), ("2", "rent"), ("4", None), ("nhà", None),
        ("đăng ký kết hôn", None),
    ],
)  # fmt: skip
def test_an_answer_is_known_by_the_words_that_only_it_has(said, answer):
    cases = [{"id": "home", "ask": "Chỗ ở là loại nào?", "answers": HOMES}]
    procedure = record(cases=cases)
    waiting = {"procedure": procedure.code, "answers": {}, "asking": "home"}
    heard = casework.spoken(procedure, turn(said, case=waiting))
    assert heard == (("home", answer) if answer else None)

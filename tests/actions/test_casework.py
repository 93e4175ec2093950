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

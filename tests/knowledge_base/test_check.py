from __future__ import annotations

import pytest

from knowledge_base.check import check_folder, problems_of
from knowledge_base.settings import KnowledgeBaseSettings
from tests.knowledge_base.conftest import record

WORDS = {
    "aliases": ["khai tạm trú", "sổ tạm trú", "đăng ký ở trọ", "ở trọ", "ở nhờ", "tạm trú mới"],
    "situations": ["mới thuê phòng", "chuyển chỗ làm", "đi học xa nhà"],
}


def test_a_complete_record_has_no_problem():
    assert problems_of(record(**WORDS)) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"aliases": ["ở trọ", "o tro"]}, "aliases: equal after folding: o tro"),
        ({"differs_by": None}, "differs_by: a record of a family says how it differs"),
        ({"cases": []}, "documents[1]: only_if names the question home"),
        ({"documents": []}, "documents: none"),
        ({"fees": [{"amount_vnd": 135}]}, "fees[0]: 135 đồng is suspect"),
        ({"fees": [{}]}, "fees[0]: no amount"),
        ({"no_charge": "biểu phí thử"}, "no_charge: the record has fees"),
        ({"times": [{"amount": 1}]}, "times[0]: no unit"),
        ({"review_by": None}, "review_by: missing"),
        ({"decision_no": None}, "decision_no: missing"),
        ({"online": {"level": "full"}}, "online: a level needs its evidence"),
    ],
)
def test_each_broken_rule_is_a_sentence(change, problem):
    problems = problems_of(record(**{**WORDS, **change}))
    assert any(told.startswith(problem) for told in problems), problems


def test_the_shipped_catalogue_keeps_every_rule():
    _, problems = check_folder(KnowledgeBaseSettings().procedures_dir)
    assert problems == []

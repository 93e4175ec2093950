"""Behind "Xem thêm" stands what the first bubble left out, in the light of the same words."""

from __future__ import annotations

import pytest

from actions import dialogue
from knowledge_base.procedure import Procedure
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import RESIDENCE, TODAY, FakeSearch
from tests.actions.test_dialogue import turn
from tests.knowledge_base.conftest import record

POOR = "Được miễn hoặc giảm phí: người thuộc hộ nghèo."
PRESSED = {"procedure": RESIDENCE, "facet": "conditions"}


def with_conditions(*, long: bool) -> Procedure:
    told = [f"Điều kiện số {n} về chỗ ở {'rất ' * 20 * long}rõ ràng." for n in range(1, 5)]
    return record(conditions=told, fee_exemptions=["Người thuộc hộ nghèo"])


def said_more(procedure: Procedure, before: str) -> str:
    kb = KnowledgeBase(ProcedureStore([procedure]), FakeSearch({}))
    asked = turn(intent="show_more", entities=PRESSED, procedure=RESIDENCE, before=before)
    return "\n".join(bubble.text for bubble in dialogue.show_more(kb, asked, TODAY).bubbles)


def test_the_remark_that_the_question_brought_is_told_with_all_conditions():
    told = said_more(with_conditions(long=True), "hộ nghèo có được miễn không")
    assert POOR in told
    assert "Điều kiện số 4" in told


def test_other_remarks_are_not_told_with_them():
    told = said_more(with_conditions(long=True), "điều kiện gì")
    assert "Điều kiện số 4" in told
    assert "Được miễn" not in told
    assert "Giấy cần thêm" not in told


@pytest.mark.parametrize("before", ["", "đăng ký kết hôn ở đâu"])
def test_the_button_of_an_older_question_is_never_told_that_nothing_is_left(before):
    short = with_conditions(long=False).model_copy(
        update={"documents_note": f"Công an không đòi lại giấy đã có. {'Mang bản gốc. ' * 40}"}
    )
    told = said_more(short, before)
    assert "đã nói hết" not in told
    assert POOR in told

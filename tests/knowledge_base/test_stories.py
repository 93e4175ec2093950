"""A long story whose end alone names what is asked."""

from __future__ import annotations

import pytest

from knowledge_base.search.hits import Hit
from knowledge_base.search.story import ends_of
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.knowledge_base.conftest import record

TOLD = (
    "Năm ngoái nhà tôi có chuyện với hàng xóm, hai bên cãi nhau mãi rồi cũng thôi. "
    "Giờ thì êm rồi, ai cũng vui. Cháu tôi vừa dọn về ở cùng. "
)
ASKED = "Tôi muốn đăng ký tạm trú cho cháu thì nộp giấy ở đâu?"


class OnlyTheEnd:
    """Finds something in the last sentence alone, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def search(self, question: str, k: int = 10) -> list[Hit]:
        self.asked.append(question)
        return [Hit("1.000001", 0.9)] if question == ASKED else []


@pytest.fixture
def search() -> OnlyTheEnd:
    return OnlyTheEnd()


@pytest.fixture
def kb(search) -> KnowledgeBase:
    return KnowledgeBase(ProcedureStore([record()]), search)


def test_the_last_two_sentences_are_asked_and_then_the_last():
    assert ends_of(TOLD + ASKED) == [f"Cháu tôi vừa dọn về ở cùng. {ASKED}", ASKED]


def test_a_short_message_has_no_end_of_its_own():
    assert ends_of(ASKED) == []


def test_a_story_of_one_sentence_is_asked_as_a_whole_only():
    assert ends_of("và rồi " * 20) == []


def test_where_nothing_fits_the_whole_story_its_end_is_asked(kb, search):
    found = kb.find(TOLD + ASKED)
    assert (found.decision.kind, found.decision.hits[0].code) == ("one", "1.000001")
    assert search.asked == [TOLD + ASKED, *ends_of(TOLD + ASKED)]


def test_a_short_message_that_nothing_fits_is_asked_once(kb, search):
    assert kb.find("thả diều ở đâu").decision.kind == "none"
    assert search.asked == ["thả diều ở đâu"]

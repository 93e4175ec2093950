"""A short form that may mean several things is asked back, not guessed."""

from __future__ import annotations

import pytest

from actions import short_forms
from knowledge_base.facets import Facet
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import FakeSearch
from tests.actions.test_dialogue import turn
from tests.knowledge_base.conftest import record

TEMPORARY, PERMANENT = "1.004194", "1.004222"


@pytest.fixture
def kb() -> KnowledgeBase:
    both = [record(code=TEMPORARY, short_name="Tạm trú"), record(code=PERMANENT)]
    return KnowledgeBase(ProcedureStore(both), FakeSearch({}))


@pytest.mark.parametrize("text", ["tt", "đk tt", "tt cần gì"])
def test_what_may_be_either_is_asked(kb, text):
    reply = short_forms.overhear(turn(text, "ask_documents"), lambda: kb)
    assert reply is not None
    assert (reply.outcome, reply.candidates) == ("choice_offered", (TEMPORARY, PERMANENT))
    assert reply.bubbles[0].text.startswith("“tt” có thể là tạm trú, thường trú hoặc thanh toán")
    assert reply.facet is Facet.DOCUMENTS


@pytest.mark.parametrize("text", ["đk tạm trú", "tt tiền qua momo", "đăng ký kết hôn"])
def test_what_its_neighbours_decide_is_not(kb, text):
    assert short_forms.overhear(turn(text), lambda: kb) is None


def test_under_a_procedure_the_context_decides(kb):
    assert short_forms.overhear(turn("tt", procedure=PERMANENT), lambda: kb) is None

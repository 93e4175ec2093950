"""The action server tells Prometheus what it did and how old its facts are."""

from __future__ import annotations

from datetime import date

from actions.metrics import ActionMetrics, Facts
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import FakeSearch
from tests.knowledge_base.conftest import record


def metrics(*records, today: date = date(2026, 11, 29)) -> ActionMetrics:
    kb = KnowledgeBase(ProcedureStore(list(records)), FakeSearch({}))
    return ActionMetrics(Facts(lambda: kb, lambda: today))


def test_an_action_is_counted_by_its_ending():
    made = metrics(record())
    made.count("action_go_back", "answered", 0.02)
    assert 'motcua_actions_total{action="action_go_back",outcome="answered"} 1.0' in made.text()
    assert 'motcua_action_seconds_count{action="action_go_back"} 1.0' in made.text()


def test_records_past_their_day_of_review_are_counted():
    fresh = record(review_by="2026-11-29")
    past = record(code="1.000002", review_by="2026-11-28")
    text = metrics(fresh, past).text()
    assert "motcua_facts_stale 1.0" in text
    assert 'motcua_facts{layer="curated"} 2.0' in text


def test_a_knowledge_base_that_cannot_be_opened_is_told():
    def fails() -> KnowledgeBase:
        raise KnowledgeBaseError("x")

    assert "motcua_knowledge_base_up 0.0" in ActionMetrics(Facts(fails)).text()

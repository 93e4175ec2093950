"""Every alert asks for a figure that one of our processes tells: none is silent for ever."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from prometheus_client.registry import Collector
from sqlalchemy import insert

from actions.metrics import ActionMetrics, Facts
from bot.channels.zalo_oa.token_store import TOKENS
from bot.database import open_database, transaction
from bot.metrics import Metrics, Waiting
from dossiers.database import open_database as open_dossiers
from dossiers.metrics import Waiting as Notices
from dossiers.metrics import WatchMetrics
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from staff.database import open_database as open_staff
from staff.metrics import StaffMetrics
from tests.actions.conftest import FakeSearch
from tests.knowledge_base.conftest import record

ALERTS = yaml.safe_load(Path("docker/prometheus/alerts.yml").read_text(encoding="utf-8"))
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]


def told(*registries: Collector) -> set[str]:
    """Return the names of all samples, as Prometheus knows them."""
    return {
        name
        for registry in registries
        for family in registry.collect()
        for name in (
            *(sample.name for sample in family.samples),
            f"{family.name}_total",
            f"{family.name}_bucket",
        )
    }


@pytest.fixture
def names(tmp_path) -> set[str]:
    gateway = open_database(f"sqlite:///{tmp_path}/bot.sqlite3")
    with transaction(gateway) as connection:
        connection.execute(insert(TOKENS).values(account="1", expires=1.0, rotated=1.0))
    kb = KnowledgeBase(ProcedureStore([record()]), FakeSearch({}))
    actions = ActionMetrics(Facts(lambda: kb, lambda: date(2026, 11, 29)))
    return told(
        Metrics().registry,
        Waiting(gateway),
        actions.registry,
        WatchMetrics().registry,
        Notices(open_dossiers(f"sqlite:///{tmp_path}/dossiers.sqlite3")),
        StaffMetrics(open_staff(f"sqlite:///{tmp_path}/staff.sqlite3")).registry,
    ) | {"motcua_outbox_parts"}  # one sample for each state that occurs


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_asks_for_what_is_told(rule, names):
    asked = set(re.findall(r"motcua_[a-z_]+", rule["expr"]))
    assert asked
    assert asked <= names
    assert rule["annotations"]["summary"].endswith((".", "?"))


def test_there_is_an_alert_for_each_thing_that_goes_silently_wrong():
    assert {
        "NobodyIsAnswered", "EndingsAreErrors", "QueueIsOld", "TokenIsNotRenewed", "FactsAreStale"
    } <= {rule["alert"] for rule in RULES}  # fmt: skip

"""What Prometheus reads at ``/metrics`` of the action server: actions, times, age of the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from actions import services
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.procedure import Layer
from knowledge_base.service import KnowledgeBase

CONTENT = "text/plain; version=0.0.4; charset=utf-8"
STEPS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 4.5)


class Facts(Collector):
    """The knowledge base, looked up when it is asked for."""

    def __init__(
        self,
        open_kb: Callable[[], KnowledgeBase] = services.knowledge_base,
        today: Callable[[], date] = services.today,
    ) -> None:
        self._open_kb, self._today = open_kb, today

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield how many records there are, and how many are past their review day."""
        records = GaugeMetricFamily("motcua_facts", "Records", labels=["layer"])
        stale = GaugeMetricFamily("motcua_facts_stale", "Records past their day of review")
        up = GaugeMetricFamily("motcua_knowledge_base_up", "Whether the knowledge base is open")
        try:
            kb, today = self._open_kb(), self._today()
        except KnowledgeBaseError:
            up.add_metric([], 0)
            yield up
            return
        layers = dict.fromkeys(Layer, 0)
        past = 0
        for procedure in kb:
            layers[procedure.layer] += 1
            past += procedure.review_by is not None and procedure.review_by < today
        for layer, number in layers.items():
            records.add_metric([layer.value], number)
        stale.add_metric([], past)
        up.add_metric([], 1)
        yield from (records, stale, up)


class ActionMetrics:
    """The counts of one worker."""

    def __init__(self, facts: Collector | None = None) -> None:
        self.registry = CollectorRegistry()
        self._actions = Counter(
            "motcua_actions",
            "Actions by name and ending",
            ["action", "outcome"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "motcua_action_seconds",
            "Time of an action",
            ["action"],
            buckets=STEPS_S,
            registry=self.registry,
        )
        self.registry.register(facts or Facts())

    def count(self, action: str, outcome: str, seconds: float) -> None:
        """Count one action that ended."""
        self._actions.labels(action, outcome).inc()
        self._seconds.labels(action).observe(seconds)

    def text(self) -> str:
        """Return all as Prometheus reads it."""
        return generate_latest(self.registry).decode()


@cache
def metrics() -> ActionMetrics:
    """Return the metrics of this worker."""
    return ActionMetrics()

"""What Prometheus reads at ``/metrics``: turns, times, what waits; nobody's words or names."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine, Row, func, select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels.zalo_oa.token_store import TOKENS
from bot.database import transaction
from bot.delivery.outbox import counts
from bot.delivery.tables import QUEUES
from bot.errors import StoreUnavailable
from bot.turn_log import Entry

CONTENT = "text/plain; version=0.0.4; charset=utf-8"
STEPS_S = (0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 3.0, 4.5, 6.0)


class Metrics:
    """The counts of one process. Alerts on them: docker/prometheus/alerts.yml."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = Counter(
            "motcua_turns",
            "Turns by channel and ending",
            ["channel", "outcome"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "motcua_turn_seconds",
            "Time of a turn",
            ["channel"],
            buckets=STEPS_S,
            registry=self.registry,
        )

    def count(self, entry: Entry) -> None:
        """Count one turn that ended."""
        self._turns.labels(entry.channel, entry.answer.outcome).inc()
        self._seconds.labels(entry.channel).observe(entry.took_ms / 1000)


class Waiting(Collector):
    """What waits in the database, looked up when it is asked for."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the age of the oldest queue, parts by state, tokens, and whether it is up."""
        age = GaugeMetricFamily("motcua_queue_age_seconds", "How long the oldest message waits")
        parts = GaugeMetricFamily(
            "motcua_outbox_parts", "Parts of answers of the last days", labels=["channel", "state"]
        )
        up = GaugeMetricFamily("motcua_database_up", "Whether the gateway's database answers")
        try:
            with transaction(self._engine) as connection:
                due = connection.execute(select(func.min(QUEUES.c.due))).scalar_one_or_none()
                found = counts(connection)
                tokens = connection.execute(select(TOKENS)).all()
        except StoreUnavailable:
            up.add_metric([], 0)
            yield up
            return
        age.add_metric([], max(0.0, self._clock() - due) if due is not None else 0.0)
        for (channel, state), number in found.items():
            parts.add_metric([channel, state], number)
        up.add_metric([], 1)
        yield from (age, parts, *self._of_tokens(tokens), up)

    def _of_tokens(self, tokens: Sequence[Row[Any]]) -> Iterator[GaugeMetricFamily]:
        """Yield how long each access token still holds, how old its successor's key is, its end.

        Zalo takes a refresh token once, and only within three months.
        """
        left = GaugeMetricFamily(
            "motcua_token_seconds_left", "Until the access token ends", labels=["account"]
        )
        since = GaugeMetricFamily(
            "motcua_token_rotated_seconds", "Since the tokens were rotated", labels=["account"]
        )
        dead = GaugeMetricFamily(
            "motcua_token_dead", "Whether a person must authorise anew", labels=["account"]
        )
        for row in tokens:
            left.add_metric([row.account], row.expires - self._clock())
            dead.add_metric([row.account], 1 if row.dead else 0)
            if row.rotated is not None:
                since.add_metric([row.account], self._clock() - row.rotated)
        return iter((left, since, dead))


def metric_routes(metrics: Metrics, engine: Engine) -> Sequence[BaseRoute]:
    """Return ``GET /metrics``; the proxy in front must keep it from the outside."""
    metrics.registry.register(Waiting(engine))

    async def show(_: Request) -> Response:
        text = await asyncio.to_thread(generate_latest, metrics.registry)
        return Response(text, media_type=CONTENT)

    return [Route("/metrics", show)]

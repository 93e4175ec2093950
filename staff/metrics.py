"""What Prometheus reads at ``/metrics`` of the officers' pages: requests and times; no names."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine, func, select
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from staff.database import transaction
from staff.errors import StaffUnavailable
from staff.tables import SESSIONS

CONTENT = "text/plain; version=0.0.4; charset=utf-8"
STEPS_S = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class StaffMetrics:
    """The counts of one process."""

    def __init__(self, engine: Engine) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "motcua_staff_requests",
            "Requests by area and status",
            ["area", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "motcua_staff_request_seconds",
            "Time of a request",
            buckets=STEPS_S,
            registry=self.registry,
        )
        self.registry.register(_Database(engine))

    def count(self, area: str, status: int, seconds: float) -> None:
        """Count one request that was answered."""
        self._requests.labels(area, str(status)).inc()
        self._seconds.observe(seconds)

    def text(self) -> bytes:
        """Return all as Prometheus reads it."""
        return generate_latest(self.registry)


class _Database(Collector):
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield whether the database answers, and how many officers are signed in."""
        up = GaugeMetricFamily("motcua_staff_database_up", "Whether the database answers")
        signed_in = GaugeMetricFamily("motcua_staff_sessions", "Sessions of officers")
        try:
            with transaction(self._engine) as connection:
                number = connection.execute(select(func.count()).select_from(SESSIONS))
                signed_in.add_metric([], number.scalar_one())
        except StaffUnavailable:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield from (up, signed_in)


class Counted:
    """Counts every request by the first word of its path, of those that there are."""

    def __init__(self, app: ASGIApp, metrics: StaffMetrics, areas: frozenset[str]) -> None:
        self._app, self._metrics, self._areas = app, metrics, areas

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note how it was answered."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began, status = time.perf_counter(), 500
        word = scope["path"].split("/")[1] or "home"

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            return await self._app(scope, receive, sending)
        finally:
            area = word if word in self._areas else "other"  # not what anybody may type
            self._metrics.count(area, status, time.perf_counter() - began)

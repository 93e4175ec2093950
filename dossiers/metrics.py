"""What Prometheus reads of the process that watches: whether it looks, and what waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, Gauge, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine, func, select

from dossiers.database import transaction
from dossiers.errors import SourceUnavailable
from dossiers.tables import FOLLOWINGS, NOTICES


class WatchMetrics:
    """The figures of one watcher."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._round = Gauge(
            "motcua_watch_round_timestamp_seconds",
            "When the last round ended well",
            registry=self.registry,
        )
        self._has_waiting = False

    def watch(self, engine: Engine) -> None:
        """Tell of the database at ``engine`` too, from the first call on."""
        if not self._has_waiting:
            self.registry.register(Waiting(engine))
            self._has_waiting = True

    def round_ended(self) -> None:
        """Note that a round ended well just now."""
        self._round.set_to_current_time()

    def serve(self, host: str, port: int) -> Callable[[], None]:
        """Serve ``/metrics`` in a thread; return what ends it."""
        server, thread = start_http_server(port, host, self.registry)

        def end() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return end


class Waiting(Collector):
    """The followings and their notices, looked up when they are asked for."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield followings, how many notices the gateway does not have yet, and since when."""
        followed = GaugeMetricFamily("motcua_followings", "Dossiers that somebody follows")
        waiting = GaugeMetricFamily("motcua_notices_waiting", "Notices not handed over yet")
        age = GaugeMetricFamily("motcua_notice_age_seconds", "Age of the oldest of them")
        not_handed = NOTICES.c.body.is_not(None)
        try:
            with transaction(self._engine) as connection:
                all_ = connection.execute(select(func.count()).select_from(FOLLOWINGS))
                found = select(func.count(), func.min(NOTICES.c.at)).where(not_handed)
                number, since = connection.execute(found).one()
                followed.add_metric([], all_.scalar_one())
        except SourceUnavailable:
            return
        waiting.add_metric([], number)
        age.add_metric([], max(0.0, self._clock() - since) if number else 0.0)
        yield from (followed, waiting, age)

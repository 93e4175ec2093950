"""What Prometheus reads of hand-overs: how many wait, and how many promises are missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine, func, select

from bot.database import transaction
from bot.errors import StoreUnavailable
from bot.handover.standing import State
from bot.handover.tables import HANDOVERS


class OfHandovers(Collector):
    """Hand-overs by unit, looked up when they are asked for."""

    def __init__(self, engine: Engine, clock: Callable[[], float]) -> None:
        self._engine, self._clock = engine, clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what waits, and what is late; nothing while the database is away."""
        named = "motcua_handovers", "Conversations that officers of a unit are to answer"
        open_ = GaugeMetricFamily(*named, labels=["unit", "state"])
        named = "motcua_handovers_late", "Those whose promised answer has not come"
        late = GaugeMetricFamily(*named, labels=["unit"])
        unit, state = HANDOVERS.c.unit, HANDOVERS.c.state
        by_state = select(unit, state, func.count()).where(state != State.CLOSED)
        by_unit = select(unit, func.count()).where(HANDOVERS.c.due < self._clock())
        try:
            with transaction(self._engine) as connection:
                waiting = connection.execute(by_state.group_by(unit, state)).all()
                missed = connection.execute(by_unit.group_by(unit)).all()
        except StoreUnavailable:
            return
        for row in waiting:
            open_.add_metric([row[0], row[1]], row[2])
        for row in missed:
            late.add_metric([row[0]], row[1])
        yield from (open_, late)

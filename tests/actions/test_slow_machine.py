"""A machine under load has time to open the knowledge base: its worker is not killed meanwhile."""

from __future__ import annotations

from sanic.worker.manager import WorkerManager

import actions  # registers the warm-up, as every start of the action server does


def test_a_worker_has_five_minutes_to_begin_to_serve():
    assert actions.warmup.PATIENCE_S == 300
    assert WorkerManager.THRESHOLD == 3000  # Sanic counts tenths of seconds

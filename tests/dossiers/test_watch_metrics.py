"""The process that watches tells Prometheus that it looks, and what waits."""

from __future__ import annotations

import socket

import httpx
from sqlalchemy import insert

from dossiers.database import transaction
from dossiers.metrics import WatchMetrics
from dossiers.tables import NOTICES


def test_rounds_and_waiting_notices_are_served(engine):
    row = {"following": "f", "event": "e", "sender": "web:a", "at": 1.0, "last": False, "due": 1.0}
    with transaction(engine) as connection:
        connection.execute(insert(NOTICES).values(key="k", body="{}", **row))
    metrics = WatchMetrics()
    metrics.watch(engine)
    metrics.watch(engine)  # said again in each round
    metrics.round_ended()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    end = metrics.serve("127.0.0.1", port)
    try:
        text = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text
    finally:
        end()
    assert "motcua_notices_waiting 1.0" in text
    assert "motcua_followings 0.0" in text
    assert "motcua_watch_round_timestamp_seconds 1.7" in text

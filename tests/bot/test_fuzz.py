"""Anything may be posted to any door: no 5xx, no hang over 5 s.

``FUZZ`` says how many requests in all (100,000 by ``make fuzz-doors``).
"""

from __future__ import annotations

import asyncio
import json
import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import create_app
from bot.settings import BotSettings
from tests.bot.conftest import TRIAL_KEY, _Client
from tests.bot.fakes import FakeDialogue

EACH = int(os.environ.get("FUZZ", "120")) // 4
DOORS = ("/api/chat", "/webhooks/telegram", "/webhooks/zalo_oa", "/webhooks/zalo_bot")
SECRET = "the-secret-of-the-webhook-in-tests-"
NOBODY = "http://127.0.0.1:9"  # no platform is asked
HEADERS = {
    "X-Telegram-Bot-Api-Secret-Token": SECRET,
    "X-Bot-Api-Secret-Token": SECRET,
    "content-type": "application/json",
}
KEYS = st.sampled_from(
    ["session", "text", "press", "id", "message", "update_id", "from", "chat", "sender", "result",
     "event_name", "timestamp", "app_id", "data", "callback_query", "message_id", "user_id"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=12,
)
BODIES = st.binary(max_size=300) | TREES.map(
    lambda tree: json.dumps(tree).encode("utf-8", "surrogatepass")
)


@pytest.mark.parametrize("door", DOORS)
def test_no_body_breaks_a_door(door, tmp_path):
    made = BotSettings(
        database_url=f"sqlite:///{tmp_path}/bot.sqlite3",
        keys_dir=tmp_path / "keys",
        tracker_store=str(tmp_path / "tracker.sqlite3"),
        turn_log=str(tmp_path / "turns.jsonl"),
        internal_secret=TRIAL_KEY,
        telegram_token="1:t",
        telegram_secret=SECRET,
        telegram_api_url=NOBODY,
        zalo_bot_api_url=NOBODY,
        zalo_oa_api_url=NOBODY,
        zalo_oa_oauth_url=NOBODY,
        zalo_bot_token="1:z",
        zalo_bot_secret=SECRET,
        zalo_oa_app_id="7",
        zalo_oa_secret=SECRET,
        rate_burst=10_000_000,
        rate_per_hour=10_000_000,
    )
    statuses: Counter[int] = Counter()
    with asyncio.Runner() as runner:
        app = create_app(made, dialogue=FakeDialogue())
        client = _Client(app)
        runner.run(client.__aenter__())

        @settings(
            max_examples=EACH,
            deadline=5000,
            suppress_health_check=list(HealthCheck),
            database=None,
        )
        @given(body=BODIES)
        def post(body: bytes) -> None:
            response = runner.run(client.post(door, content=body, headers=HEADERS))
            statuses[response.status_code] += 1
            assert response.status_code < 500, body

        try:
            post()
        finally:
            runner.run(client.__aexit__(None, None, None))
    assert statuses.total() >= EACH
    assert set(statuses) <= {200, 400, 401, 403, 404, 413, 415, 422, 429}

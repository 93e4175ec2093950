"""``/metrics`` counts turns by ending, and says what waits; it names nobody."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.anyio


async def test_a_turn_is_counted_by_channel_and_ending(client):
    await client.post("/api/chat", json={"session": "s", "text": "xin chào"})
    text = (await client.get("/metrics")).text
    assert 'motcua_turns_total{channel="web",outcome="answered"} 1.0' in text
    assert 'motcua_turn_seconds_count{channel="web"} 1.0' in text


async def test_what_waits_and_whether_the_database_answers_are_told(client):
    text = (await client.get("/metrics")).text
    assert "motcua_queue_age_seconds 0.0" in text
    assert "motcua_database_up 1.0" in text


async def test_no_sender_and_no_text_is_in_the_metrics(client):
    await client.post("/api/chat", json={"session": "nguoi-hoi-001", "text": "câu rất riêng"})
    text = (await client.get("/metrics")).text
    assert "nguoi-hoi-001" not in text
    assert "riêng" not in text


async def test_a_gateway_is_alive_while_rasa_is_not(client, dialogue):
    assert (await client.get("/livez")).json() == {"status": "alive"}

"""``/metrics`` counts turns by ending, and says what waits; it names nobody."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from bot.channels.zalo_oa.token_store import TOKENS
from bot.database import open_database, transaction
from bot.metrics import Waiting

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


def test_the_age_of_a_token_and_its_end_are_told(settings):
    engine = open_database(settings.database_url)
    with transaction(engine) as connection:
        connection.execute(
            insert(TOKENS).values(account="579", expires=1_030.0, rotated=900.0, dead="lost")
        )
    told = {
        family.name: family.samples[0].value
        for family in Waiting(engine, clock=lambda: 1_000.0).collect()
        if family.samples
    }
    assert told["motcua_token_seconds_left"] == 30.0
    assert told["motcua_token_rotated_seconds"] == 100.0
    assert told["motcua_token_dead"] == 1.0

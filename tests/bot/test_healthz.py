from __future__ import annotations

import pytest

from tests.bot.fakes import DOWN

pytestmark = pytest.mark.anyio


async def test_a_gateway_whose_rasa_answers_is_healthy(client):
    response = await client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_a_gateway_without_rasa_says_why_it_cannot_serve(client, dialogue):
    dialogue.error = DOWN
    response = await client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "reason": "Rasa cannot be reached."}

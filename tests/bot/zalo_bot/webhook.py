"""Zalo's side of a webhook of a bot."""

from __future__ import annotations

URL = "/webhooks/zalo_bot"
SECRET = "the-secret-of-the-webhook-in-tests-"
HEADERS = {"X-Bot-Api-Secret-Token": SECRET}


async def push(gateway, update) -> None:
    assert (await gateway.post(URL, json=update, headers=HEADERS)).status_code == 200

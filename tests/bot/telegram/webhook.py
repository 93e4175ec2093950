"""Telegram's side of a webhook."""

from __future__ import annotations

URL = "/webhooks/telegram"

SECRET = "the-secret-of-the-webhook-in-tests-"

HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


async def push(gateway, update) -> None:
    assert (await gateway.post(URL, json=update, headers=HEADERS)).status_code == 200

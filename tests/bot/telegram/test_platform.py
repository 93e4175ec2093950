from __future__ import annotations

import asyncio

import pytest

from tests.bot.telegram.webhook import SECRET, push
from tests.bot.waiting import enough
from tests.fakes.telegram import message

pytestmark = pytest.mark.anyio


async def test_telegram_is_told_our_address_and_our_commands(opened, telegram):
    async with opened(telegram_webhook_url="https://motcua.example/webhooks/telegram"):
        async with asyncio.timeout(5):
            while not telegram.webhook:
                await asyncio.sleep(0.01)
    assert telegram.webhook["secret_token"] == SECRET
    assert "setMyCommands" in telegram.calls


async def test_a_proxy_takes_the_requests_to_telegram(opened, telegram, telegram_url):
    """The stand-in is the proxy here; whom it is asked for exists nowhere."""
    changes = {"telegram_proxy": telegram_url, "telegram_api_url": "http://telegram.invalid"}
    async with opened(**changes) as gateway:
        await push(gateway, message(1, text="phí"))
        await enough(telegram.sent, 2)
    assert telegram.texts[0] == "nghe: phí"

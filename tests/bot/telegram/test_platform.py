from __future__ import annotations

import asyncio

import pytest

from tests.bot.telegram.webhook import SECRET

pytestmark = pytest.mark.anyio


async def test_telegram_is_told_our_address_and_our_commands(opened, telegram):
    async with opened(telegram_webhook_url="https://motcua.example/webhooks/telegram"):
        async with asyncio.timeout(5):
            while not telegram.webhook:
                await asyncio.sleep(0.01)
    assert telegram.webhook["secret_token"] == SECRET
    assert "setMyCommands" in telegram.calls

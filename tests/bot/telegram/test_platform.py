from __future__ import annotations

import asyncio

import pytest

from tests.bot.telegram.webhook import SECRET, push
from tests.bot.waiting import enough
from tests.fakes.telegram import message

pytestmark = pytest.mark.anyio


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library's own
async def test_flood_control_is_obeyed(gateway, telegram, clock):
    telegram.failures = [(429, "Too Many Requests: retry after 5", {"retry_after": 5})]
    await push(gateway, message(1, text="một"))
    await asyncio.sleep(0.4)
    await push(gateway, message(2, user=8, text="hai"))
    await asyncio.sleep(0.4)
    assert telegram.sent == []
    clock.advance(5.0)
    await enough(telegram.sent, 4)
    assert set(telegram.texts) >= {"nghe: một", "nghe: hai"}


async def test_who_blocked_the_bot_is_remembered_until_they_write_again(gateway, telegram):
    telegram.failures = [(403, "Forbidden: bot was blocked by the user", {})]
    await push(gateway, message(1, text="một"))
    await asyncio.sleep(0.5)
    assert telegram.sent == []
    await push(gateway, message(2, text="hai"))
    await enough(telegram.sent, 1)
    assert telegram.texts == ["nghe: hai"]


async def test_html_that_telegram_cannot_read_goes_out_plain(gateway, telegram):
    telegram.failures = [(400, "Bad Request: can't parse entities: x", {})]
    await push(gateway, message(1, text="a < b"))
    await enough(telegram.sent, 2)
    assert telegram.texts[0] == "nghe: a < b"


async def test_telegram_is_told_our_address_and_our_commands(opened, telegram):
    async with opened(telegram_webhook_url="https://motcua.example/webhooks/telegram"):
        async with asyncio.timeout(5):
            while not telegram.webhook:
                await asyncio.sleep(0.01)
    assert telegram.webhook["secret_token"] == SECRET
    assert "setMyCommands" in telegram.calls

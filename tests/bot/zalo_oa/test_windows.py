"""The windows of 48 hours and 7 days, kept from the webhooks, for news that are pushed."""

from __future__ import annotations

import asyncio

import pytest

from bot.wire import Keep, Outcome, Reply, say
from tests.bot.conftest import TRIAL_KEY
from tests.bot.outbox import ended
from tests.bot.zalo_oa.webhook import URL, arrived, hear
from tests.dossiers.conftest import at
from tests.fakes.zalo_oa import said

pytestmark = pytest.mark.anyio
HOUR_S = 3600.0
MONDAY_NOON = at(2026, 11, 23, 12, 0).timestamp()
NEWS = "Hồ sơ đổi trạng thái."


@pytest.fixture
def followed(opened, zalo, clock, dialogue):
    """Return a function that opens a gateway on which ``u1`` asked on Monday to be told."""
    clock.now = MONDAY_NOON
    follow = Keep(kind="follow_dossier")
    dialogue.reply = lambda _: Reply(answer=say(Outcome.ANSWERED, "vâng"), keep=follow)

    async def begun(gateway):
        await hear(zalo, gateway)
        await arrived(zalo, 2)
        return gateway

    return begun


async def told(gateway, dialogue, clock) -> None:
    """Have news for who follows, and push them."""
    body = {"key": "a-key-of-news", "sender": dialogue.heard[0][0], "about": "abc"}
    body |= {"at": clock(), "messages": [{"text": NEWS}]}
    headers = {"X-Internal-Secret": TRIAL_KEY}
    assert (await gateway.post("/internal/notices", json=body, headers=headers)).is_success
    office = gateway._transport.app.state.office
    for _ in range(3):
        await asyncio.to_thread(office.pusher.push)
        office.worker.call()
        await asyncio.sleep(0.15)


@pytest.mark.parametrize(
    ("hours", "billed", "arrives"),
    [
        (47, False, True),
        (49, False, False),
        (49, True, True),
        (167, True, True),
        (169, True, False),
    ],
)
async def test_news_go_out_within_the_window_only(
    opened, followed, zalo, clock, dialogue, hours, billed, arrives
):
    async with opened(zalo_oa_billed=billed) as gateway:
        await followed(gateway)
        clock.advance(hours * HOUR_S)
        await told(gateway, dialogue, clock)
        texts = [message["text"] for _, _, message in zalo.sent]
        assert (NEWS in texts) == arrives
        assert ("unreachable" in await ended(gateway)) != arrives


@pytest.mark.parametrize(
    ("event", "renews"), [("user_seen_message", False), ("user_send_sticker", True)]
)
async def test_a_message_renews_the_window_and_a_receipt_does_not(
    opened, followed, zalo, clock, dialogue, event, renews
):
    async with opened() as gateway:
        await followed(gateway)
        clock.advance(46 * HOUR_S)
        again = said(event, "u1", "oa", "360", message={"msg_id": "m9", "msg_ids": ["x"]})
        await zalo.push(gateway, URL, again)
        await asyncio.sleep(0.3)
        clock.advance(3 * HOUR_S)
        await told(gateway, dialogue, clock)
        assert (NEWS in [message["text"] for _, _, message in zalo.sent]) == renews

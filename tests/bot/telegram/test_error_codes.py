"""Every kind of refusal of Telegram's, answered to a real gateway: what it does about each.

A turn has two parts here, the answer and the notice of the first contact.
"""

from __future__ import annotations

import asyncio

import pytest

from bot.pauses import OUT_OF_SERVICE_S, PROBE_S
from bot.wire import Keep, Outcome, Reply, say
from tests.bot.conftest import TRIAL_KEY
from tests.bot.outbox import ended
from tests.bot.telegram.webhook import push
from tests.bot.waiting import enough
from tests.dossiers.conftest import at
from tests.fakes.telegram import message

pytestmark = pytest.mark.anyio

MONDAY_NOON = at(2026, 11, 23, 12, 0).timestamp()
OWN_PAUSE_S = 8.0  # of ours, at most, before the first four tries
NOBODY = (
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: PEER_ID_INVALID"),
)
NEVER = (
    (400, "Bad Request: message is too long"),
    (400, "Bad Request: BUTTON_DATA_INVALID"),
    (400, "Bad Request: message text is empty"),
)
PERSON = ((401, "Unauthorized"), (404, "Not Found"))


async def asked(telegram, count: int) -> None:
    """Return when Telegram was asked to send so often, and not once more."""
    async with asyncio.timeout(15):
        while telegram.calls.count("sendMessage") < count:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.15)
    assert telegram.calls.count("sendMessage") == count


@pytest.mark.parametrize(("status", "words"), NOBODY)
async def test_one_who_cannot_be_written_to_is_left_alone_until_they_write_again(
    gateway, telegram, clock, status, words
):
    telegram.failures = [(status, words, {})]
    await push(gateway, message(1, text="một"))
    await asked(telegram, 1)
    clock.advance(900.0)
    await asked(telegram, 1)
    assert await ended(gateway) == {"unreachable": 2}
    await push(gateway, message(2, text="hai"))
    await enough(telegram.sent, 1)
    assert telegram.texts == ["nghe: hai"]


async def test_one_who_blocked_the_bot_is_not_tried_again_for_news(
    opened, telegram, dialogue, clock
):
    clock.now = MONDAY_NOON
    follow = Keep(kind="follow_dossier")
    dialogue.reply = lambda _: Reply(answer=say(Outcome.ANSWERED, "vâng"), keep=follow)
    async with opened(telegram_dossiers=True) as gateway:
        office = gateway._transport.app.state.office
        await push(gateway, message(1, text="báo tôi"))
        await enough(telegram.sent, 2)
        telegram.failures = [(403, "Forbidden: bot was blocked by the user", {})]
        for number in (1, 2):
            clock.advance(300.0)
            body = {"key": f"a-key-of-news-{number}", "sender": dialogue.heard[0][0]}
            body |= {"about": "abc", "at": clock(), "messages": [{"text": f"tin {number}"}]}
            headers = {"X-Internal-Secret": TRIAL_KEY}
            answer = await gateway.post("/internal/notices", json=body, headers=headers)
            assert answer.is_success
            await asyncio.to_thread(office.pusher.push)
            office.worker.call()
            await asked(telegram, 3)  # the answer, the notice, the first news
        await asyncio.to_thread(office.pusher.push)  # notes how the second ended
        await push(gateway, message(2, text="còn đó"))
        await enough(telegram.sent, 3)
    assert {"tin 1", "tin 2"} <= set(telegram.texts)


@pytest.mark.parametrize(("status", "words"), NEVER)
async def test_what_is_refused_is_not_sent_again_and_the_rest_is(
    gateway, telegram, clock, status, words
):
    telegram.failures = [(status, words, {})]
    await push(gateway, message(1, text="một"))
    await enough(telegram.sent, 1)
    clock.advance(900.0)
    await asked(telegram, 2)
    assert await ended(gateway) == {"refused": 1, "sent": 1}


async def test_html_that_cannot_be_read_goes_out_plain_at_once(gateway, telegram, dialogue):
    telegram.failures = [(400, "Bad Request: can't parse entities: unsupported start tag", {})]
    await push(gateway, message(1, text="a < b & c"))
    await enough(telegram.sent, 2)
    assert telegram.texts[0] == "nghe: a < b & c"
    assert "parse_mode" not in telegram.sent[0]
    assert "parse_mode" in telegram.sent[1]


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library's own
async def test_who_is_told_to_wait_waits_and_so_does_everybody(gateway, telegram, clock):
    telegram.failures = [(429, "Too Many Requests: retry after 9", {"retry_after": 9})]
    await push(gateway, message(1, text="một"))
    await asked(telegram, 1)
    await push(gateway, message(2, user=8, text="hai"))
    clock.advance(8.9)
    await asked(telegram, 1)
    clock.advance(OWN_PAUSE_S)
    await enough(telegram.sent, 2)
    clock.advance(PROBE_S + OWN_PAUSE_S)
    await enough(telegram.sent, 4)


@pytest.mark.parametrize(("status", "words"), PERSON)
async def test_a_refused_token_stops_all_and_is_tried_each_minute(
    gateway, telegram, clock, caplog, status, words
):
    telegram.failures = [(status, words, {})]
    await push(gateway, message(1, text="một"))
    await asked(telegram, 1)
    await push(gateway, message(2, user=8, text="hai"))
    await asked(telegram, 1)
    assert "Somebody must see to telegram: Telegram refuses the token" in caplog.text
    clock.advance(OUT_OF_SERVICE_S + OWN_PAUSE_S)
    await enough(telegram.sent, 2)
    clock.advance(PROBE_S + OWN_PAUSE_S)
    await enough(telegram.sent, 4)


async def test_a_send_whose_answer_is_lost_comes_once_more_and_is_counted(
    gateway, telegram, clock
):
    telegram.lost = 1
    await push(gateway, message(1, text="một"))
    await asked(telegram, 1)
    clock.advance(OWN_PAUSE_S)
    await enough(telegram.sent, 3)
    assert telegram.texts[:2] == ["nghe: một", "nghe: một"]
    assert await ended(gateway) == {"sent": 2, "perhaps twice": 1}

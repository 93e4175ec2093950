"""Every error code of the Zalo Bot Platform, answered to a real gateway.

A turn is one part here.
"""

from __future__ import annotations

import asyncio

import pytest

from bot.pauses import OUT_OF_SERVICE_S
from tests.bot.outbox import ended
from tests.bot.waiting import enough
from tests.bot.zalo_bot.webhook import push
from tests.fakes.zalo_bot import flat

pytestmark = pytest.mark.anyio

OWN_PAUSE_S = 8.0  # of ours, at most, before the first four tries


async def asked(zalo, count: int) -> None:
    """Return when Zalo was asked to send so often, and not once more."""
    async with asyncio.timeout(15):
        while zalo.calls.count("sendMessage") < count:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.15)
    assert zalo.calls.count("sendMessage") == count


@pytest.mark.parametrize("code", [400, 429, 418])
async def test_what_is_refused_and_a_spent_quota_are_not_tried_again(gateway, zalo, clock, code):
    zalo.codes = [code]
    await push(gateway, flat("một", id_="1"))
    await asked(zalo, 1)
    clock.advance(900.0)
    await asked(zalo, 1)
    assert await ended(gateway) == {"refused": 1}


@pytest.mark.parametrize("code", [403, 404])
async def test_one_who_cannot_be_written_to_is_left_alone_until_they_write_again(
    gateway, zalo, clock, code
):
    zalo.codes = [code]
    await push(gateway, flat("một", id_="1"))
    await asked(zalo, 1)
    clock.advance(900.0)
    await asked(zalo, 1)
    assert await ended(gateway) == {"unreachable": 1}
    await push(gateway, flat("hai", id_="2"))
    await enough(zalo.sent, 1)
    assert zalo.texts == ["nghe: hai"]


async def test_a_refused_token_calls_a_person_and_is_tried_each_minute(
    gateway, zalo, clock, caplog
):
    zalo.codes = [401]
    await push(gateway, flat("một", id_="1"))
    await asked(zalo, 1)
    await push(gateway, flat("hai", id_="2", chat="c2"))
    await asked(zalo, 1)
    assert "Somebody must see to zalo_bot: Zalo Bot says 401" in caplog.text
    clock.advance(OUT_OF_SERVICE_S + OWN_PAUSE_S)
    await enough(zalo.sent, 1)


async def test_a_time_out_is_tried_again_after_a_pause(gateway, zalo, clock):
    zalo.codes = [408]
    await push(gateway, flat("một", id_="1"))
    await asked(zalo, 1)
    clock.advance(OWN_PAUSE_S)
    await enough(zalo.sent, 1)


@pytest.mark.parametrize("code", [500, 503])
async def test_a_failure_of_theirs_may_have_sent_it_so_it_is_sent_once_more_only(
    gateway, zalo, clock, code
):
    zalo.codes = [code, code]
    await push(gateway, flat("một", id_="1"))
    await asked(zalo, 1)
    clock.advance(OWN_PAUSE_S)
    await asked(zalo, 2)
    clock.advance(900.0)
    await asked(zalo, 2)
    assert await ended(gateway) == {"unknown": 1, "perhaps twice": 1}


async def test_a_send_whose_answer_is_lost_comes_once_more_and_is_counted(gateway, zalo, clock):
    zalo.lost = 1
    await push(gateway, flat("một", id_="1"))
    await asked(zalo, 1)
    clock.advance(OWN_PAUSE_S)
    await enough(zalo.sent, 2)
    assert zalo.texts[0] == zalo.texts[1]
    assert await ended(gateway) == {"sent": 1, "perhaps twice": 1}

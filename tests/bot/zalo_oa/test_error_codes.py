"""Every code of Zalo's table, answered to a real gateway: what it does about each.

A turn has two parts here, the answer and the notice of the first contact.
"""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.zalo_oa.treatment import FAILURES, NIGHT
from bot.pauses import OUT_OF_SERVICE_S, PROBE_S
from tests.bot.outbox import ended
from tests.bot.waiting import enough
from tests.bot.zalo_oa.webhook import arrived, hear, offering

pytestmark = pytest.mark.anyio

NEW_TOKEN = (-124, -216, -220)
AS_TEXT = (-201, -233)
LATER = {-32: 30.0, -211: 600.0, -218: 600.0}
NOBODY = (-213, -217, -227, -230, -232, -244)
PERSON = (-204, -205, -209, -212, -219, -221, -223, -224, -240, -242, -320, -321)
NEVER = (-100, -248)
ONCE_MORE, SHORTER = -200, -210
OWN_PAUSE_S = 8.0  # of ours, at most, before the first four tries
NINE_AT_NIGHT_UTC = 1_000_000.0 // 86_400 * 86_400 + 16 * 3600  # eleven at night in Vietnam


def test_the_table_below_holds_every_code():
    tested = {*NEW_TOKEN, *AS_TEXT, *LATER, *NOBODY, *PERSON, *NEVER, ONCE_MORE, SHORTER, NIGHT}
    assert tested == {*FAILURES, NIGHT}


async def asked(zalo, count: int) -> None:
    """Return when Zalo was asked to send so often, and not once more."""
    await enough(zalo.requests, count)
    await asyncio.sleep(0.1)
    assert len(zalo.requests) == count


@pytest.mark.parametrize("code", NEW_TOKEN)
async def test_a_token_is_renewed_once_and_the_message_sent_once_more(gateway, zalo, code):
    zalo.codes = [code]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"
    assert (zalo.rotations, len(zalo.requests)) == (2, 3)


@pytest.mark.parametrize("code", NEW_TOKEN)
async def test_a_token_that_is_refused_again_is_not_renewed_again_but_a_person_is_called(
    gateway, zalo, code, caplog
):
    zalo.codes = [code, code]
    await hear(zalo, gateway)
    await asked(zalo, 2)
    assert zalo.rotations == 2
    assert f"Somebody must see to zalo_oa: Zalo says {code}" in caplog.text


@pytest.mark.parametrize("code", AS_TEXT)
async def test_buttons_become_numbered_lines_from_then_on(gateway, zalo, dialogue, code):
    dialogue.reply = lambda _: offering(2)
    zalo.codes = [code]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "Chọn:\n\n1. Việc 1\n2. Việc 2"
    await hear(zalo, gateway, id_="m2")
    await arrived(zalo, 3)
    assert "attachment" not in zalo.sent[2][2]
    await hear(zalo, gateway, "2", id_="m3")
    await arrived(zalo, 4)
    assert dialogue.messages[-1] == '/choose_option{"n": 2}'


@pytest.mark.parametrize("code", [*AS_TEXT, *NEVER, -999])
async def test_what_is_refused_without_buttons_is_not_sent_again_and_the_rest_is(
    gateway, zalo, settings, clock, code
):
    zalo.codes = [code]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 1))[0].startswith("Anh/chị đang nói chuyện với máy")
    clock.advance(900.0)
    await asked(zalo, 2)
    assert await ended(gateway) == {"refused": 1, "sent": 1}


async def test_a_failed_send_is_tried_once_more_and_not_twice(gateway, zalo):
    zalo.codes = [ONCE_MORE, ONCE_MORE]
    await hear(zalo, gateway)
    await asked(zalo, 3)
    assert await ended(gateway) == {"refused": 1, "sent": 1}


async def test_a_too_long_text_is_cut_and_loses_nothing(gateway, zalo):
    zalo.codes = [SHORTER, SHORTER]
    await hear(zalo, gateway, "một hai ba bốn năm sáu bảy tám")
    texts = await arrived(zalo, 4)
    assert " ".join(texts[:-1]) == "nghe: một hai ba bốn năm sáu bảy tám"


@pytest.mark.parametrize(("code", "wait_s"), LATER.items())
async def test_a_spent_limit_is_waited_for_and_the_answer_sent_then(
    gateway, zalo, clock, code, wait_s
):
    zalo.codes = [code]
    await hear(zalo, gateway)
    await asked(zalo, 1)
    clock.advance(wait_s - 1)
    await asked(zalo, 1)
    clock.advance(1 + OWN_PAUSE_S)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"


async def test_the_limit_of_calls_is_waited_for_by_everybody(gateway, zalo, clock):
    zalo.codes = [-32]
    await hear(zalo, gateway)
    await asked(zalo, 1)
    await hear(zalo, gateway, id_="m2", user="u2")
    await asked(zalo, 1)
    clock.advance(30.0 + OWN_PAUSE_S)
    await arrived(zalo, 2)  # one asks alone; the others follow
    clock.advance(PROBE_S + OWN_PAUSE_S)
    await arrived(zalo, 4)
    assert {user for _, user, _ in zalo.sent} == {"u1", "u2"}


async def test_what_is_not_taken_at_night_is_sent_at_six(opened, zalo, clock):
    clock.now = NINE_AT_NIGHT_UTC
    async with opened() as gateway:
        zalo.codes = [NIGHT]
        await hear(zalo, gateway)
        await asked(zalo, 1)
        clock.advance(7 * 3600.0 - 1)
        await asked(zalo, 1)
        clock.advance(1 + OWN_PAUSE_S)
        assert (await arrived(zalo, 2))[0] == "nghe: phí"


@pytest.mark.parametrize("code", NOBODY)
async def test_one_who_cannot_be_written_to_is_left_alone_until_they_write_again(
    gateway, zalo, clock, code
):
    zalo.codes = [code]
    await hear(zalo, gateway)
    await asked(zalo, 1)
    clock.advance(900.0)
    await asked(zalo, 1)
    assert await ended(gateway) == {"unreachable": 2}
    await hear(zalo, gateway, id_="m2")
    assert await arrived(zalo, 1) == ["nghe: phí"]


@pytest.mark.parametrize("code", PERSON)
async def test_what_only_a_person_can_mend_stops_the_account_and_is_looked_at_each_minute(
    gateway, zalo, clock, code, caplog
):
    zalo.codes = [code, code]
    await hear(zalo, gateway)
    await asked(zalo, 1)
    await hear(zalo, gateway, id_="m2", user="u2")
    await asked(zalo, 1)
    assert f"Somebody must see to zalo_oa: Zalo says {code}" in caplog.text
    clock.advance(OUT_OF_SERVICE_S + OWN_PAUSE_S)
    await asked(zalo, 2)
    clock.advance(OUT_OF_SERVICE_S + OWN_PAUSE_S)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"
    clock.advance(PROBE_S + OWN_PAUSE_S)
    assert (await arrived(zalo, 4)).count("nghe: phí") == 2


async def test_a_send_whose_answer_is_lost_comes_once_more_and_is_counted(gateway, zalo, clock):
    zalo.lost = 1
    await hear(zalo, gateway)
    await asked(zalo, 1)
    clock.advance(OWN_PAUSE_S)
    assert (await arrived(zalo, 3))[:2] == ["nghe: phí", "nghe: phí"]
    assert await ended(gateway) == {"sent": 2, "perhaps twice": 1}

from __future__ import annotations

import asyncio
import unicodedata

import pytest

from bot import sentences
from bot.wire import Answer, Message, Outcome, Reply
from tests.bot.zalo_oa.webhook import arrived, hear, offering

pytestmark = pytest.mark.anyio


async def test_a_text_is_acknowledged_answered_and_greeted_with_the_notice(
    gateway, zalo, settings
):
    assert await hear(zalo, gateway) == 1
    assert await arrived(zalo, 2) == ["nghe: phí", sentences.first_contact(settings)]
    assert {(account, user) for account, user, _ in zalo.sent} == {("oa", "u1")}


async def test_five_buttons_are_buttons_and_a_press_comes_back(gateway, zalo, dialogue):
    dialogue.reply = lambda _: offering(5)
    await hear(zalo, gateway)
    await arrived(zalo, 2)
    buttons = zalo.sent[0][2]["attachment"]["payload"]["buttons"]
    assert [button["title"] for button in buttons] == [f"Việc {n}" for n in range(1, 6)]
    await hear(zalo, gateway, buttons[1]["payload"], id_="m2")
    await arrived(zalo, 3)
    assert dialogue.messages[-1] == '/choose_option{"n": 2}'


async def test_six_buttons_are_numbered_and_a_number_presses_one(gateway, zalo, dialogue):
    dialogue.reply = lambda _: offering(6)
    await hear(zalo, gateway)
    texts = await arrived(zalo, 2)
    assert texts[0].splitlines()[2:] == [f"{n}. Việc {n}" for n in range(1, 7)]
    assert "attachment" not in zalo.sent[0][2]
    await hear(zalo, gateway, "so 6", id_="m2")
    await arrived(zalo, 3)
    assert dialogue.messages[-1] == '/choose_option{"n": 6}'


async def test_refused_buttons_are_said_in_numbers(gateway, zalo, dialogue):
    zalo.refused_buttons = True
    dialogue.reply = lambda _: offering(2)
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "Chọn:\n\n1. Việc 1\n2. Việc 2"


async def test_a_long_answer_arrives_whole_in_pieces_of_2000_characters_in_nfc(
    gateway, zalo, dialogue
):
    whole = unicodedata.normalize("NFD", "Giấy tờ cần nộp. " * 300)
    dialogue.reply = lambda _: Reply(
        answer=Answer(messages=(Message(text=whole),), outcome=Outcome.ANSWERED)
    )
    await hear(zalo, gateway)
    texts = await arrived(zalo, 4)
    assert " ".join(texts[:3]) == unicodedata.normalize("NFC", whole).strip()


async def test_a_too_long_part_is_cut_shorter(gateway, zalo):
    zalo.codes = [-210]
    await hear(zalo, gateway, "một hai ba bốn năm")
    texts = await arrived(zalo, 3)
    assert texts[:2] == ["nghe: một hai", "ba bốn năm"]


@pytest.mark.parametrize("code", [-216, -220, -124])
async def test_a_refused_token_is_rotated_once_and_the_message_sent_again(gateway, zalo, code):
    zalo.codes = [code]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"
    assert zalo.rotations == 2


async def test_a_failed_send_is_tried_once_more(gateway, zalo):
    zalo.codes = [-200]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"


async def test_a_citizen_who_cannot_be_written_to_is_not_written_to(gateway, zalo):
    zalo.codes = [-230]
    await hear(zalo, gateway)
    await asyncio.sleep(0.3)
    assert zalo.sent == []
    await hear(zalo, gateway, id_="m2")
    assert await arrived(zalo, 1) == ["nghe: phí"]

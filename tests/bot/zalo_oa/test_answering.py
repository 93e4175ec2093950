from __future__ import annotations

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


@pytest.mark.parametrize("mode", ["attachment", "attachment_with_template_type"])
async def test_buttons_go_out_in_the_form_of_the_settings(opened, zalo, dialogue, mode):
    dialogue.reply = lambda _: offering(2)
    async with opened(zalo_oa_buttons=mode) as gateway:
        await hear(zalo, gateway)
        await arrived(zalo, 2)
    payload = zalo.sent[0][2]["attachment"]["payload"]
    assert ("template_type" in payload) == (mode == "attachment_with_template_type")
    assert payload.get("template_type", "button") == "button"
    assert [one["title"] for one in payload["buttons"]] == ["Việc 1", "Việc 2"]


async def test_buttons_may_be_numbered_lines_from_the_beginning(opened, zalo, dialogue):
    dialogue.reply = lambda _: offering(2)
    async with opened(zalo_oa_buttons="text") as gateway:
        await hear(zalo, gateway)
        assert (await arrived(zalo, 2))[0] == "Chọn:\n\n1. Việc 1\n2. Việc 2"
        await hear(zalo, gateway, "cái thứ hai", id_="m2")
        await arrived(zalo, 3)
    assert len(zalo.requests) == 3
    assert dialogue.messages[-1] == '/choose_option{"n": 2}'

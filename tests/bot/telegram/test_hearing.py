from __future__ import annotations

import asyncio
import json

import pytest

from tests.bot.telegram.webhook import HEADERS, SECRET, URL, push
from tests.bot.waiting import enough
from tests.fakes.telegram import edited, message

pytestmark = pytest.mark.anyio


async def test_who_does_not_show_the_secret_is_refused(gateway, dialogue):
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"}):
        response = await gateway.post(URL, json=message(1, text="a"), headers=headers)
        assert response.status_code == 403
    assert dialogue.heard == []


async def test_an_update_that_cannot_be_read_does_not_come_again(gateway):
    for body in (b"{", b"[]", b'{"update_id": 1, "message": {"text": 3}}'):
        assert (await gateway.post(URL, content=body, headers=HEADERS)).status_code == 200


async def test_a_repeated_update_is_answered_once(gateway, telegram, dialogue):
    for _ in range(3):
        await push(gateway, message(5, text="phí"))
    await enough(telegram.sent, 2)
    assert dialogue.messages == ["phí"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/start", "/greet"),
        ("/start p_1_001193", '/ask_overview{"procedure": "1.001193"}'),
        ("/start nonsense!", "/greet"),
        ("/help", "/ask_capabilities"),
        ("/huy", "/cancel"),
        ("/xoa@motcua_bot", "/delete_data"),
        ("/lạ phí", "lạ phí"),
    ],
)
async def test_commands_and_deep_links(gateway, telegram, dialogue, text, heard):
    await push(gateway, message(1, text=text))
    await enough(telegram.sent, 1)
    assert dialogue.messages == [heard]


async def test_a_deep_link_names_the_unit(opened, telegram, dialogue, tmp_path):
    units = tmp_path / "units.json"
    units.write_text(json.dumps({"units": [{"id": "xa-mau", "name": "UBND xã Mẫu"}]}))
    async with opened(units_file=units) as gateway:
        await push(gateway, message(1, text="/start p_1_001193--xa-mau"))
        await enough(telegram.sent, 2)
    assert "UBND xã Mẫu" in telegram.texts[1]
    assert dialogue.metadata[0]["unit"] == "xa-mau"


FILE = {"file_id": "f", "file_unique_id": "u"}
STICKER = {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}
VENUE = {"location": {"latitude": 21.0, "longitude": 105.8}, "title": "UBND", "address": "Mẫu"}
DICE = {"value": 3, "emoji": "🎲"}


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"voice": FILE | {"duration": 1}}, "thoại"),
        ({"photo": [FILE | {"width": 1, "height": 1}]}, "ảnh"),
        ({"video": FILE | {"width": 1, "height": 1, "duration": 1}}, "ảnh"),
        ({"audio": FILE | {"duration": 1}}, "thoại"),
        ({"video_note": FILE | {"length": 1, "duration": 1}}, "thoại"),
        ({"sticker": FILE | STICKER}, "chữ"),
        ({"document": FILE}, "tệp"),
        ({"location": {"latitude": 21.0, "longitude": 105.8}}, "vị trí"),
        ({"venue": VENUE}, "vị trí"),
        ({"dice": DICE}, "loại tin này"),
        ({"contact": {"phone_number": "0900000000", "first_name": "A"}}, "liên hệ"),
    ],
)
async def test_what_is_not_words_gets_a_polite_sentence(gateway, telegram, dialogue, sent, word):
    await push(gateway, message(1, **sent))
    await enough(telegram.sent, 2)
    assert word in telegram.texts[0]
    assert dialogue.heard == []


async def test_an_edited_message_gets_a_polite_sentence(gateway, telegram):
    await push(gateway, edited(1, text="phí"))
    await enough(telegram.sent, 1)
    assert "đã sửa" in telegram.texts[0]


async def test_groups_and_news_of_the_chat_are_left_alone(gateway, telegram, dialogue):
    group = message(1, text="phí")
    group["message"]["chat"] = {"id": -5, "type": "group", "title": "Tổ dân phố"}
    await push(gateway, group)
    await push(gateway, message(2, group_chat_created=True))
    await asyncio.sleep(0.2)
    assert (telegram.sent, dialogue.heard) == ([], [])


async def test_polling_needs_no_address_and_loses_nothing(opened, telegram, dialogue):
    telegram.updates = [message(1, text="một"), message(2, text="hai")]
    async with opened(telegram_polling=True):
        await enough(telegram.sent, 3)
        async with asyncio.timeout(5):
            while telegram.updates:  # acknowledged by the next call
                await asyncio.sleep(0.01)
    assert dialogue.messages == ["một", "hai"]

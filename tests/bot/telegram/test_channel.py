from __future__ import annotations

import asyncio
import json

import pytest

from bot import sentences
from bot.app import create_app
from bot.wire import Answer, Button, Message, Outcome, Reply, say
from tests.bot.conftest import _Client
from tests.bot.waiting import enough
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram, edited, message, press

pytestmark = pytest.mark.anyio

URL = "/webhooks/telegram"
SECRET = "the-secret-of-the-webhook-in-tests-"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
def opened(settings, dialogue, clock, telegram):
    """Return a function that opens a gateway with a Telegram bot, some settings changed."""
    with served(telegram.app) as url:

        def made(**changes: object) -> _Client:
            own = {
                "telegram_token": TOKEN,
                "telegram_secret": SECRET,
                "telegram_api_url": url,
            }
            told = type(settings)(**(settings.model_dump() | own | changes))
            return _Client(create_app(told, dialogue=dialogue, clock=clock))

        yield made


@pytest.fixture
async def gateway(opened):
    async with opened() as client:
        yield client


async def push(gateway, update) -> None:
    assert (await gateway.post(URL, json=update, headers=HEADERS)).status_code == 200


async def test_a_text_is_answered_in_html_with_the_notice(gateway, telegram, dialogue, settings):
    dialogue.reply = lambda text: Reply(answer=say(Outcome.ANSWERED, f"**{text}** < 1 & 2"))
    await push(gateway, message(1, text="phí <b>"))
    await enough(telegram.sent, 2)
    assert telegram.texts == ["phí <b> < 1 & 2", sentences.first_contact(settings)]
    assert telegram.sent[0]["text"] == "<b>phí &lt;b&gt;</b> &lt; 1 &amp; 2"


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


def offering() -> Reply:
    payload = '/choose_option{"procedure": "1.001193", "note": "dài hơn sáu mươi tư byte nhiều"}'
    buttons = (Button(title="Đăng ký khai sinh", payload=payload),)
    return Reply(
        answer=Answer(
            messages=(Message(text="Chọn:", buttons=buttons),), outcome=Outcome.CHOICE_OFFERED
        )
    )


async def test_a_button_presses_its_payload_even_when_old_and_stops_blinking(
    gateway, telegram, dialogue
):
    dialogue.reply = lambda _: offering()
    await push(gateway, message(1, text="khai sinh"))
    await push(gateway, message(2, text="khai sinh"))
    await enough(telegram.sent, 3)
    data = telegram.keyboard(0)[0]["callback_data"]
    await push(gateway, press(3, data))
    await enough(telegram.sent, 4)
    assert dialogue.messages[-1] == offering().answer.messages[0].buttons[0].payload
    assert "answerCallbackQuery" in telegram.calls


@pytest.mark.parametrize("data", ["i:gone", "other", ""])
async def test_a_button_that_is_not_kept_any_more_says_kindly_that_it_expired(
    gateway, telegram, dialogue, data
):
    await push(gateway, press(1, data))
    await enough(telegram.sent, 2)
    assert telegram.texts[0] == sentences.button_expired().messages[0].text
    assert dialogue.heard == []


FILE = {"file_id": "f", "file_unique_id": "u"}


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"voice": FILE | {"duration": 1}}, "thoại"),
        ({"photo": [FILE | {"width": 1, "height": 1}]}, "ảnh"),
        ({"document": FILE}, "tệp"),
        ({"location": {"latitude": 21.0, "longitude": 105.8}}, "vị trí"),
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


async def test_a_slow_answer_shows_typing(gateway, telegram, dialogue):
    dialogue.delay_s = 0.8
    await push(gateway, message(1, text="phí"))
    await enough(telegram.sent, 1)
    assert "sendChatAction" in telegram.calls


async def test_a_long_answer_is_split_and_every_tag_is_closed(gateway, telegram, dialogue):
    whole = "**" + "Giấy tờ & bản sao. " * 600 + "hết**"
    dialogue.reply = lambda _: Reply(answer=say(Outcome.ANSWERED, whole))
    await push(gateway, message(1, text="phí"))
    await enough(telegram.sent, 4)
    assert " ".join(telegram.texts[:-1]) == whole.strip("*")


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


async def test_dossiers_are_shown_only_when_the_operator_says_so(opened, telegram, dialogue):
    dialogue.reply = lambda _: Reply(
        answer=say(Outcome.ASKED_DOSSIER_CODE, "Mã hồ sơ?"), in_form=True
    )
    async with opened() as gateway:
        await push(gateway, message(1, text="/start d"))
        await enough(telegram.sent, 2)
    assert telegram.texts[0].startswith("Kênh này không tra cứu hồ sơ")
    assert dialogue.messages == ["/ask_dossier_status", "/cancel"]
    async with opened(telegram_dossiers=True) as gateway:
        await push(gateway, message(2, text="/start d"))
        await enough(telegram.sent, 3)
    assert telegram.texts[-1] == "Mã hồ sơ?"


async def test_telegram_is_told_our_address_and_our_commands(opened, telegram):
    async with opened(telegram_webhook_url="https://motcua.example/webhooks/telegram"):
        async with asyncio.timeout(5):
            while not telegram.webhook:
                await asyncio.sleep(0.01)
    assert telegram.webhook["secret_token"] == SECRET
    assert "setMyCommands" in telegram.calls


async def test_polling_needs_no_address_and_loses_nothing(opened, telegram, dialogue):
    telegram.updates = [message(1, text="một"), message(2, text="hai")]
    async with opened(telegram_polling=True):
        await enough(telegram.sent, 3)
        async with asyncio.timeout(5):
            while telegram.updates:  # acknowledged by the next call
                await asyncio.sleep(0.01)
    assert dialogue.messages == ["một", "hai"]

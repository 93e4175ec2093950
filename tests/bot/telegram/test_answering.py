from __future__ import annotations

import pytest

from bot import sentences
from bot.wire import Answer, Button, Message, Outcome, Reply, say
from tests.bot.telegram.webhook import push
from tests.bot.waiting import enough
from tests.fakes.telegram import message, press

pytestmark = pytest.mark.anyio


async def test_a_text_is_answered_in_html_with_the_notice(gateway, telegram, dialogue, settings):
    dialogue.reply = lambda text: Reply(answer=say(Outcome.ANSWERED, f"**{text}** < 1 & 2"))
    await push(gateway, message(1, text="phí <b>"))
    await enough(telegram.sent, 2)
    assert telegram.texts == ["phí <b> < 1 & 2", sentences.first_contact(settings)]
    assert telegram.sent[0]["text"] == "<b>phí &lt;b&gt;</b> &lt; 1 &amp; 2"


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

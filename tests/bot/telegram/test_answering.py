from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot import sentences
from bot.wire import Answer, Button, Keep, Message, Outcome, Reply, say
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


async def test_rasa_slow_is_said_in_time_its_late_answer_is_dropped_and_the_next_is_answered(
    opened, telegram, dialogue
):
    dialogue.goes_on = asyncio.Event()
    async with opened(rasa_timeout_s=0.3) as gateway:
        await push(gateway, message(1, text="một"))
        await enough(telegram.sent, 1)
        assert telegram.texts[0].startswith("Hiện tôi chưa lấy được câu trả lời.")
        dialogue.goes_on.set()
        await enough(dialogue.finished, 1)
        await push(gateway, message(2, text="hai"))
        await enough(telegram.sent, 3)
    assert "nghe: một" not in telegram.texts
    assert telegram.texts[-1] == "nghe: hai"


async def test_who_says_xoa_leaves_nothing_but_the_trace_of_having_asked(
    opened, telegram, dialogue, settings
):
    async with opened() as gateway:
        await push(gateway, message(1, text="khai sinh"))
        await enough(telegram.sent, 2)
        done = Reply(answer=say(Outcome.SMALLTALK, "Đã xóa."), keep=Keep(kind="delete_data"))
        dialogue.reply = lambda _: done
        await push(gateway, message(2, text="/xoa"))
        await enough(telegram.sent, 3)
        await push(gateway, message(2, text="/xoa"))  # the platform's late repetition
        await asyncio.sleep(0.3)
    assert len(telegram.sent) == 3
    sender = dialogue.heard[0][0]
    with closing(sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))) as store:
        named = {
            table: store.execute(
                f"select count(*) from {table} where {column} = ?",  # noqa: S608
                (sender,),
            ).fetchone()[0]
            for table, column in (
                *(("conversations", "sender"), ("answers", "sender"), ("feedback", "sender")),
                *(("conversation_units", "sender"), ("buttons", "conversation")),
                *(("inbox", "conversation"), ("outbox", "conversation")),
                ("queues", "conversation"),
                ("deletions", "sender"),
            )
        }
        bodies = store.execute("select count(*) from inbox where body is not null").fetchone()[0]
        bodies += store.execute("select count(*) from outbox where body is not null").fetchone()[0]
    assert {table for table, rows in named.items() if rows} == {"deletions"}
    assert bodies == 0

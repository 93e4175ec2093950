from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import sentences
from bot.settings import BotSettings
from bot.wire import Answer, Keep, Outcome, Reply
from tests.bot.gateway.words import pressed, texts, typed

pytestmark = pytest.mark.anyio


def lines(settings: BotSettings) -> list[dict]:
    return [json.loads(line) for line in Path(settings.turn_log).read_text().splitlines()]


async def test_a_report_of_a_wrong_answer_is_filed(gateway, dialogue, reply, settings):
    dialogue.reply = lambda _: reply(keep=Keep(kind="report_wrong", procedure="1.001193"))
    await gateway.handle(pressed("/report_wrong"))
    with gateway.store.engine.connect() as connection:
        filed = connection.exec_driver_sql("select kind, procedure from feedback").all()
    assert filed == [("report_wrong", "1.001193")]


async def test_deleting_forgets_the_sender_so_that_the_next_turn_is_the_first(
    gateway, dialogue, reply, settings
):
    await gateway.handle(typed("phí"))
    dialogue.reply = lambda _: reply(keep=Keep(kind="delete_data"))
    await gateway.handle(typed("xóa dữ liệu"))
    dialogue.reply = lambda _: reply("vâng")
    answer = await gateway.handle(typed("phí"))
    assert texts(answer) == ["vâng", sentences.first_contact(settings)]


async def test_the_turn_log_tells_everything_but_who_and_what_was_typed(
    gateway, dialogue, settings
):
    told = {"intent": "ask_fee", "facet": "fee", "procedure": "1.001193"}
    answer = Answer(messages=sentences.no_words().messages, outcome=Outcome.ANSWERED, **told)
    dialogue.reply = lambda _: Reply(answer=answer, version="v1")
    await gateway.handle(typed("phí cho Nguyễn Văn Mẫu", sender="nguyen"))
    (line,) = lines(settings)
    assert set(line) == {
        *("time", "turn", "channel", "intent", "facet", "outcome", "procedure", "version", "ms")
    }
    assert {key: line[key] for key in told} == told
    assert (line["outcome"], line["version"], line["channel"]) == ("answered", "v1", "web")
    assert line["turn"] == dialogue.metadata[0]["turn_id"]


async def test_each_turn_is_one_line_and_a_repeated_message_none(gateway, settings):
    await gateway.handle(typed("phí", message_id="m1"))
    await gateway.handle(typed("phí", message_id="m1"))
    await gateway.handle(typed(""))
    assert [line["outcome"] for line in lines(settings)] == ["answered", "not_understood"]


async def test_nothing_typed_is_written_anywhere(gateway, dialogue, settings, tmp_path):
    await gateway.handle(typed("câu hỏi rất riêng", sender="người-gửi", message_id="m1"))
    dialogue.reply = lambda _: Reply(answer=sentences.no_words())
    await gateway.handle(typed("câu hỏi rất riêng", sender="người-gửi", message_id="m2"))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert "người-gửi".encode() not in kept
    # the first answer is an echo: stored as an answer, which the echo of the fake makes visible
    assert kept.count("câu hỏi rất riêng".encode()) == kept.count(
        "nghe: câu hỏi rất riêng".encode()
    )

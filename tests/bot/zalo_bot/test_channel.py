from __future__ import annotations

import asyncio

import pytest

from bot.channels.zalo_bot.channel import MOST_TRIES
from bot.errors import StoreUnavailable
from bot.wire import Answer, Button, Message, Outcome, Reply
from tests.bot.waiting import enough
from tests.bot.zalo_bot.webhook import SECRET, URL, push
from tests.fakes.zalo_bot import flat, wrapped

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("envelope", [flat, wrapped])
async def test_both_envelopes_are_read_and_the_answer_is_one_message(
    gateway, zalo, dialogue, envelope
):
    await push(gateway, envelope("phí", id_="1"))
    await enough(zalo.sent, 1)
    assert dialogue.messages == ["phí"]
    assert len(zalo.texts) == 1
    assert zalo.texts[0].startswith("nghe: phí\n\nAnh/chị đang nói chuyện với máy")


async def test_who_does_not_show_the_secret_is_refused(gateway, dialogue):
    assert (await gateway.post(URL, json=flat("a", id_="1"))).status_code == 403
    assert dialogue.heard == []


async def test_the_same_message_in_both_envelopes_is_answered_once(gateway, zalo, dialogue):
    await push(gateway, flat("phí", id_="1"))
    await push(gateway, wrapped("phí", id_="1"))
    await push(gateway, flat("phí", id_="1", chat="c2"))
    await enough(zalo.sent, 2)
    assert dialogue.messages == ["phí", "phí"]


@pytest.mark.parametrize(("said", "number"), [("1", 1), ("so 2", 2), ("cái đầu", 1)])
async def test_options_are_numbered_and_a_number_presses_one(
    gateway, zalo, dialogue, said, number
):
    buttons = tuple(
        Button(title=f"Việc {n}", payload=f'/choose_option{{"n": {n}}}') for n in (1, 2)
    )
    dialogue.reply = lambda _: Reply(
        answer=Answer(
            messages=(Message(text="**Chọn**:", buttons=buttons),), outcome=Outcome.CHOICE_OFFERED
        )
    )
    await push(gateway, flat("khai sinh", id_="1"))
    await enough(zalo.sent, 1)
    assert zalo.texts[0].startswith("Chọn:\n\n1. Việc 1\n2. Việc 2")
    await push(gateway, flat(said, id_="2"))
    await enough(zalo.sent, 2)
    assert dialogue.messages[-1] == f'/choose_option{{"n": {number}}}'


@pytest.mark.parametrize("event", ["reaction", "new_kind"])
async def test_unknown_events_are_acknowledged_and_ignored(gateway, zalo, event):
    await push(gateway, flat(None, id_="1", event=event))
    await push(gateway, {"event_name": "message.unsupported.received"})
    await asyncio.sleep(0.2)
    assert zalo.sent == []


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ("image", "ảnh"),
        ("voice", "thoại"),
        ("sticker", "chữ"),
        ("document", "tệp"),
        ("link", "loại tin này"),
        ("unsupported", "loại tin này"),
    ],
)
async def test_what_is_not_words_gets_a_polite_sentence(gateway, zalo, event, word):
    await push(gateway, wrapped(None, id_="1", event=event))
    await enough(zalo.sent, 1)
    assert word in zalo.texts[0]


async def test_a_spent_quota_is_not_tried_again(gateway, zalo, clock):
    zalo.quota = 0
    await push(gateway, flat("phí", id_="1"))
    await asyncio.sleep(0.4)
    clock.advance(300.0)
    await asyncio.sleep(1.2)
    assert zalo.calls.count("sendMessage") == 1


async def test_zalo_is_told_our_address(opened, zalo):
    async with opened(zalo_bot_webhook_url="https://motcua.example/webhooks/zalo_bot"):
        async with asyncio.timeout(5):
            while not zalo.webhook:
                await asyncio.sleep(0.01)
    assert zalo.webhook["secret_token"] == SECRET


async def test_polling_needs_no_address(opened, zalo, dialogue):
    zalo.updates = [wrapped("một", id_="1"), wrapped("hai", id_="2")]
    async with opened(zalo_bot_polling=True):
        await enough(zalo.sent, 2)
    assert dialogue.messages == ["một", "hai"]


class Intake:
    """Writes down, but not at the first ``failures`` tries."""

    def __init__(self, failures: int) -> None:
        self.failures, self.tries, self.written = failures, 0, []

    async def accept(self, arrivals) -> None:
        self.tries += 1
        if self.tries <= self.failures:
            raise StoreUnavailable("the server is restarted")
        self.written += [arrival.incoming.text for arrival in arrivals]


async def test_what_was_fetched_waits_for_the_database_and_comes_before_the_next(polling, zalo):
    zalo.updates = [wrapped("một", id_="1"), wrapped("hai", id_="2")]
    intake = Intake(failures=3)
    task = asyncio.create_task(polling.run(intake.accept))
    await enough(intake.written, 2)
    task.cancel()
    assert (intake.written, intake.tries) == (["một", "hai"], 5)


async def test_a_message_that_is_never_written_down_does_not_stop_the_polling(
    polling, zalo, caplog
):
    zalo.updates = [wrapped("một", id_="1"), wrapped("hai", id_="2")]
    intake = Intake(failures=MOST_TRIES)
    polling.again_s = 0.0
    task = asyncio.create_task(polling.run(intake.accept))
    await enough(intake.written, 1)
    task.cancel()
    assert intake.written == ["hai"]
    assert "A message is lost" in caplog.text

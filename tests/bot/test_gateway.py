from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot import sentences
from bot.asking import Asking
from bot.erasure import Erasure
from bot.gateway import Gateway
from bot.keys import Pseudonyms
from bot.limits import RateLimit
from bot.settings import BotSettings
from bot.store import Store
from bot.switches import Switches
from bot.trackers import Trackers
from bot.turn_log import TurnLog, turn_logger
from bot.units import Unit, Units
from bot.vault import Vault
from bot.wire import Answer, Incoming, Keep, Kind, Outcome, Reply
from tests.bot.fakes import DOWN, SILENT, Clock, FakeDialogue

pytestmark = pytest.mark.anyio


@pytest.fixture
def gateway(settings: BotSettings, dialogue: FakeDialogue, clock: Clock) -> Iterator[Gateway]:
    store = Store.open(settings.database_url)
    made = Gateway(
        settings=settings,
        asking=Asking(
            settings,
            dialogue,
            Vault(clock=clock),
            units=Units([Unit(id="xa-mau", name="UBND xã Mẫu", hotline="0240000000")]),
            trackers=Trackers.at(settings.tracker_store),
        ),
        store=store,
        erasure=Erasure(store, Trackers.at(settings.tracker_store)),
        pseudonyms=Pseudonyms("k" * 32),
        limit=RateLimit(burst=1000, per_hour=10_000, clock=clock),
        log=TurnLog(turn_logger(settings.turn_log)),
        clock=clock,
    )
    yield made
    made.erasure.close()
    made.log.close()


def typed(text: str, *, sender: str = "s", message_id: str | None = None) -> Incoming:
    return Incoming("web", sender, text=text, message_id=message_id)


def pressed(payload: str) -> Incoming:
    return Incoming("web", "s", pressed=payload)


def texts(answer: Answer) -> list[str]:
    return [message.text for message in answer.messages]


def lines(settings: BotSettings) -> list[dict]:
    return [json.loads(line) for line in Path(settings.turn_log).read_text().splitlines()]


async def test_the_first_answer_comes_first_and_the_notice_after_it_once(gateway, settings):
    first = await gateway.handle(typed("phí khai sinh"))
    second = await gateway.handle(typed("phí khai sinh"))
    assert texts(first) == ["nghe: phí khai sinh", sentences.first_contact(settings)]
    assert texts(second) == ["nghe: phí khai sinh"]


async def test_an_operator_with_a_name_is_named_instead_of_the_trial():
    named = sentences.first_contact(BotSettings(operator_name="UBND xã Mẫu"))
    assert "Đơn vị vận hành: UBND xã Mẫu." in named
    assert sentences.TRIAL not in named
    assert f"{sentences.TRIAL}." in sentences.first_contact(BotSettings())


async def test_rasa_never_sees_a_personal_number_and_the_citizen_is_told(gateway, dialogue):
    answer = await gateway.handle(typed("cccd 001099000001 phí bao nhiêu"))
    assert dialogue.messages == ["cccd [CCCD] phí bao nhiêu"]
    assert texts(answer)[1] == sentences.PERSONAL_NUMBERS_MASKED


async def test_a_typed_command_reaches_rasa_as_words(gateway, dialogue):
    await gateway.handle(typed("/restart"))
    assert dialogue.messages == ["restart"]


async def test_a_pressed_button_reaches_rasa_as_it_is(gateway, dialogue):
    await gateway.handle(pressed('/ask_fee{"procedure": "1.001193"}'))
    assert dialogue.messages == ['/ask_fee{"procedure": "1.001193"}']


@pytest.mark.parametrize(
    ("incoming", "outcome"),
    [
        pytest.param(typed(""), Outcome.NOT_UNDERSTOOD, id="empty"),
        pytest.param(typed("😀👍"), Outcome.NOT_UNDERSTOOD, id="emoji"),
        pytest.param(typed("///"), Outcome.NOT_UNDERSTOOD, id="slashes"),
        pytest.param(typed("x" * 1001), Outcome.TOO_LONG, id="long"),
        pytest.param(pressed("/restart"), Outcome.NOT_UNDERSTOOD, id="forged-button"),
        pytest.param(pressed("/provide_secret"), Outcome.NOT_UNDERSTOOD, id="forged-secret"),
    ],
)
async def test_what_rasa_should_not_see_ends_in_the_gateway(gateway, dialogue, incoming, outcome):
    answer = await gateway.handle(incoming)
    assert answer.outcome == outcome
    assert dialogue.heard == []


async def test_a_text_of_the_longest_length_is_taken(gateway, dialogue):
    await gateway.handle(typed("x" * 1000))
    assert dialogue.messages == ["x" * 1000]


@pytest.mark.parametrize("error", [DOWN, SILENT])
async def test_no_answer_of_rasa_is_said_with_another_way(gateway, dialogue, settings, error):
    dialogue.error = error
    answer = await gateway.handle(typed("phí"))
    assert answer.outcome == Outcome.UNAVAILABLE
    assert settings.hotline in texts(answer)[0]
    assert settings.portal_url in texts(answer)[0]


async def test_a_slow_answer_is_not_waited_for(gateway, dialogue, settings):
    dialogue.delay_s = 5.0
    object.__setattr__(settings, "rasa_timeout_s", 0.05)
    async with asyncio.timeout(1):
        answer = await gateway.handle(typed("phí"))
    assert answer.outcome == Outcome.UNAVAILABLE


async def test_a_late_answer_is_dropped_but_rasa_is_not_cut_off(gateway, dialogue, settings):
    dialogue.delay_s = 0.2
    object.__setattr__(settings, "rasa_timeout_s", 0.05)
    await gateway.handle(typed("phí"))
    await asyncio.sleep(0.3)
    assert dialogue.finished == ["phí"]


async def test_the_next_message_waits_for_the_late_answer(gateway, dialogue, settings):
    dialogue.delay_s = 0.2
    object.__setattr__(settings, "rasa_timeout_s", 0.15)
    first = await gateway.handle(typed("một"))
    dialogue.delay_s = 0.0
    second = await gateway.handle(typed("hai"))
    assert [first.outcome, second.outcome] == [Outcome.UNAVAILABLE, Outcome.ANSWERED]
    assert dialogue.finished == ["một", "hai"]


async def test_a_message_behind_one_that_takes_too_long_is_not_waited_for(
    gateway, dialogue, settings
):
    dialogue.delay_s = 0.5
    object.__setattr__(settings, "rasa_timeout_s", 0.05)
    await gateway.handle(typed("một"))
    assert (await gateway.handle(typed("hai"))).outcome == Outcome.UNAVAILABLE
    assert dialogue.messages == ["một"]
    await gateway.close()


async def test_a_mistake_of_ours_is_an_answer_too(gateway, dialogue):
    dialogue.error = RuntimeError("a bug")
    assert (await gateway.handle(typed("phí"))).outcome == Outcome.ERROR


async def test_the_same_message_is_answered_once(gateway, dialogue):
    one = await gateway.handle(typed("phí", message_id="m1"))
    again = await gateway.handle(typed("phí", message_id="m1"))
    assert again == one
    assert dialogue.messages == ["phí"]


async def test_the_same_message_twice_at_once_is_answered_once(gateway, dialogue):
    dialogue.delay_s = 0.02
    one, two = await asyncio.gather(*(gateway.handle(typed("a", message_id="m")) for _ in "ab"))
    assert one == two
    assert dialogue.messages == ["a"]


async def test_a_message_that_never_reached_rasa_is_sent_when_it_comes_again(gateway, dialogue):
    dialogue.error = DOWN
    await gateway.handle(typed("phí", message_id="m1"))
    dialogue.error = None
    answer = await gateway.handle(typed("phí", message_id="m1"))
    assert texts(answer) == ["nghe: phí"]


async def test_a_message_that_rasa_may_have_taken_is_not_sent_again(gateway, dialogue):
    dialogue.error = SILENT
    await gateway.handle(typed("phí", message_id="m1"))
    dialogue.error = None
    assert (await gateway.handle(typed("phí", message_id="m1"))).outcome == Outcome.UNAVAILABLE


async def test_messages_of_one_sender_take_turns_and_keep_their_order(gateway, dialogue):
    dialogue.delay_s = 0.01
    await asyncio.gather(*(gateway.handle(typed(f"câu {n}")) for n in range(5)))
    assert dialogue.messages == [f"câu {n}" for n in range(5)]


async def test_too_many_messages_are_put_off(gateway, dialogue, clock):
    gateway.limit = RateLimit(burst=2, per_hour=100, clock=clock)
    outcomes = [(await gateway.handle(typed("phí"))).outcome for _ in range(3)]
    assert outcomes == [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.RATE_LIMITED]
    assert len(dialogue.heard) == 2


async def test_when_all_ask_at_once_some_are_put_off(gateway, dialogue, settings):
    object.__setattr__(settings, "max_turns_at_once", 1)
    dialogue.delay_s = 0.05
    answers = await asyncio.gather(*(gateway.handle(typed("a", sender=s)) for s in "ab"))
    assert [answer.outcome for answer in answers] == [Outcome.ANSWERED, Outcome.RATE_LIMITED]


async def test_a_long_conversation_gets_a_new_session_after_twenty_turns(gateway, dialogue):
    for _ in range(41):
        await gateway.handle(typed("phí"))
    assert [n for n, message in enumerate(dialogue.messages) if message == "/session_start"] == [
        20,
        41,
    ]


async def test_no_new_session_comes_into_a_form(gateway, dialogue, reply):
    dialogue.reply = lambda _: reply(in_form=True)
    for _ in range(21):
        await gateway.handle(typed("phí"))
    assert "/session_start" not in dialogue.messages


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


async def test_a_broken_store_does_not_keep_the_answer_back(gateway, dialogue):
    with gateway.store.engine.begin() as connection:
        connection.exec_driver_sql("drop table conversations")
    assert (await gateway.handle(typed("phí"))).outcome == Outcome.ANSWERED


async def test_a_turn_that_rasa_had_before_the_gateway_died_is_not_put_to_it_again(
    gateway, dialogue, settings, clock
):
    incoming = typed("phí", message_id="m1")
    sender = gateway.pseudonyms.of_sender("web", "s")
    gateway.store.open_turn(sender, incoming, clock())
    turn = gateway.pseudonyms.of_turn(sender, "m1")
    keep_events(settings.tracker_store, sender, turn, "8.000 đồng")
    answer = await gateway.handle(incoming)
    assert texts(answer)[0] == "8.000 đồng"
    assert dialogue.heard == []


async def test_a_turn_that_was_begun_and_that_rasa_does_not_know_is_asked(
    gateway, dialogue, settings, clock
):
    incoming = typed("phí", message_id="m1")
    sender = gateway.pseudonyms.of_sender("web", "s")
    gateway.store.open_turn(sender, incoming, clock())
    keep_events(settings.tracker_store, sender, "another turn", "8.000 đồng")
    assert texts(await gateway.handle(incoming))[0] == "nghe: phí"


def keep_events(path: str, sender: str, turn: str, said: str) -> None:
    """Write what Rasa's tracker store holds of one turn."""
    user = {"event": "user", "text": "phí", "metadata": {"turn_id": turn}}
    bot = {"event": "bot", "text": None, "data": {"custom": {"messages": [{"text": said}]}}}
    with closing(sqlite3.connect(path)) as store, store:
        store.execute(
            "create table events (id integer primary key, sender_id, type_name, timestamp, data)"
        )
        for event in (user | {"text": "/session_start"}, user, bot):
            row = (sender, event["event"], 1.0, json.dumps(event))
            store.execute(
                "insert into events (sender_id, type_name, timestamp, data) values (?, ?, ?, ?)",
                row,
            )


async def test_a_channel_that_is_switched_off_says_so_and_asks_nobody(gateway, dialogue):
    switches = Switches(gateway.store.engine)
    switches.off("web", 0.0, why="sai lệ phí", notice="Tạm dừng đến 14 giờ.")
    answer = await gateway.handle(typed("phí"))
    assert answer.outcome is Outcome.UNAVAILABLE
    assert texts(answer)[0].startswith("Tạm dừng đến 14 giờ.\nCần gấp, anh/chị gọi 18001096")
    assert switches.on("web")
    assert texts(await gateway.handle(typed("phí")))[0] == "nghe: phí"
    assert dialogue.messages == ["phí"]


async def test_a_conversation_of_a_unit_hears_of_that_unit(gateway, dialogue):
    first = await gateway.handle(replace(typed("phí"), unit="xa-mau"))
    assert "Đơn vị vận hành: UBND xã Mẫu." in texts(first)[1]
    dialogue.error = DOWN
    second = await gateway.handle(typed("phí"))
    assert "0240000000" in texts(second)[0]
    assert [told.get("unit") for told in dialogue.metadata] == ["xa-mau", "xa-mau"]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WORDS])
async def test_what_is_not_words_is_answered_politely_and_asks_nobody(gateway, dialogue, kind):
    answer = await gateway.handle(replace(typed(""), text=None, kind=kind))
    assert "anh/chị" in texts(answer)[0].lower()
    assert dialogue.heard == []

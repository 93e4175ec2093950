"""What the gateway keeps to learn from, and what it never keeps."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.learning.collecting import Learning
from bot.learning.messages import Lessons
from bot.sealing import Seal
from bot.trackers import Trackers
from bot.wire import Answer, Incoming, Keep, Message, Outcome, Reply
from tests.bot.conftest import TRIAL_KEY
from tests.bot.gateway.conftest import gateway  # noqa: F401  # a fixture

pytestmark = pytest.mark.anyio
OURS = {"X-Internal-Secret": TRIAL_KEY}


def ending(outcome: Outcome, **more) -> Reply:
    told = {name: more.pop(name) for name in ("intent", "procedure", "facet") if name in more}
    return Reply(answer=Answer(messages=(Message(text="…"),), outcome=outcome, **told), **more)


UNMET = ending(Outcome.NOT_UNDERSTOOD)


class Rasa:
    """Rasa's tracker store, with the columns of Rasa 3.6 that matter."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with closing(sqlite3.connect(path)) as connection, connection:
            columns = "id integer primary key, sender_id, type_name, timestamp, data"
            connection.execute(f"create table events ({columns})")

    def said(self, sender: str, text: str, **custom: object) -> None:
        """Note a message and what was answered to it."""
        intent = {"intent": {"name": custom.pop("intent", "ask_fee")}}
        user = {"event": "user", "text": text, "parse_data": intent, "metadata": {}}
        bot = {"event": "bot", "text": None, "data": {"custom": {"outcome": "answered", **custom}}}
        rows = [(sender, e["event"], json.dumps(e)) for e in (user, bot)]
        into = "insert into events (sender_id, type_name, data) values (?, ?, ?)"
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.executemany(into, rows)


@pytest.fixture
def rasa(settings) -> Rasa:
    return Rasa(Path(settings.tracker_store))


@pytest.fixture
def lessons(gateway) -> Lessons:  # noqa: F811
    return Lessons(gateway.store.engine, Seal("k" * 32))


@pytest.fixture
def say(gateway, lessons, dialogue):  # noqa: F811
    """Say something to a gateway that learns; the dialogue ends the turn as told."""
    gateway.learning = Learning(lessons, gateway.asking.trackers, gateway.settings)

    async def said(text=None, reply=UNMET, *, press=None, sender="a", unit=None):
        dialogue.reply = lambda message: reply
        return await gateway.handle(Incoming("web", sender, text, press, unit=unit))

    return said


def kept(lessons: Lessons) -> list[tuple[str, str]]:
    return [(message["kind"], message["text"]) for message in lessons.read()]


async def test_what_was_not_understood_or_not_covered_is_kept_masked(say, lessons):
    await say("em tên Nguyễn Văn Mẫu, sđt 0912345678, xin phơi lúa", unit="xa-mau")
    await say("giấy phép mở karaoke", ending(Outcome.NOT_COVERED))
    assert kept(lessons) == [
        ("not_understood", "em tên [TÊN], sđt [ĐIỆN THOẠI], xin phơi lúa"),
        ("not_covered", "giấy phép mở karaoke"),
    ]
    assert [message["unit"] for message in lessons.read()] == ["xa-mau", "xa-mau"]


async def test_giving_up_is_not_understanding_but_asking_for_a_person_is_no_lesson(say, lessons):
    await say("xin phơi lúa ngoài đường", ending(Outcome.HANDED_OVER, intent="nlu_fallback"))
    await say("cho gặp cán bộ đi", ending(Outcome.HANDED_OVER, intent="ask_human"))
    assert kept(lessons) == [("not_understood", "xin phơi lúa ngoài đường")]


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.OUT_OF_SCOPE, Outcome.SMALLTALK])
async def test_other_endings_are_no_lesson(say, lessons, outcome):
    await say("xin phơi lúa ngoài đường", ending(outcome))
    assert kept(lessons) == []


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        pytest.param("tôi tố cáo cán bộ phường đòi tiền", UNMET, id="accusation"),
        pytest.param("chồng em đánh em hoài", UNMET, id="violence"),
        pytest.param("mẹ em mới mất hôm qua", UNMET, id="death"),
        pytest.param("thưa gửi chuyện buồn", ending(Outcome.NOT_UNDERSTOOD, afterwards="quiet"),
                     id="quiet"),
        pytest.param("nói chuyện khó nghe", ending(Outcome.NOT_UNDERSTOOD, intent="insult"),
                     id="insult"),
        pytest.param("1234 số của em", ending(Outcome.NOT_UNDERSTOOD, expects_secret=True),
                     id="secret-asked"),
        pytest.param("mã của em đây", ending(Outcome.NOT_UNDERSTOOD, in_form=True), id="form"),
        pytest.param("hả", UNMET, id="one-word"),
    ],
)  # fmt: skip
async def test_cares_accusations_secrets_and_forms_are_never_kept(say, lessons, text, reply):
    await say(text, reply)
    assert kept(lessons) == []


async def test_a_secret_that_was_asked_for_is_never_kept(say, lessons):
    await say("tra hồ sơ", ending(Outcome.ASKED_DOSSIER_CODE, expects_secret=True))
    await say("bốn số cuối là đây này")
    assert kept(lessons) == []


async def test_nothing_of_a_conversation_with_cares_is_kept(say, lessons, rasa, gateway):  # noqa: F811
    sender = gateway.pseudonyms.of_sender("web", "a")
    rasa.said(sender, "cứu em với", intent="emergency")
    await say("xin phơi lúa ngoài đường")
    await say("xin phơi lúa ngoài đường", sender="b")
    assert kept(lessons) == [("not_understood", "xin phơi lúa ngoài đường")]
    assert len(lessons.read()) == 1


async def test_a_low_score_keeps_the_question_that_was_asked_before(say, lessons, rasa, gateway):  # noqa: F811
    sender = gateway.pseudonyms.of_sender("web", "a")
    rasa.said(sender, "lệ phí tạm trú", procedure="1.004194", facet="fee")
    rasa.said(sender, "cảm ơn", intent="thanks")
    await say(press='/rate{"score": 1, "procedure": "1.004194"}')
    await say("5 sao", sender="b")
    (message,) = lessons.read()
    told = {name: message[name] for name in ("kind", "text", "procedure", "facet")}
    assert told == {
        "kind": "rated_low",
        "text": "lệ phí tạm trú",
        "procedure": "1.004194",
        "facet": "fee",
    }


async def test_a_report_keeps_procedure_and_facet_also_without_a_typed_question(say, lessons):
    report = Keep(kind="report_wrong", procedure="1.004194", facet="fee")
    await say(press="/report_wrong", reply=ending(Outcome.ANSWERED, keep=report))
    assert [(m["kind"], m["procedure"], m["facet"], m["text"]) for m in lessons.read()] == [
        ("reported_wrong", "1.004194", "fee", "")
    ]


async def test_the_wish_to_be_forgotten_takes_the_messages(say, lessons, gateway):  # noqa: F811
    await say("xin phơi lúa ngoài đường")
    await gateway.forget("web", "a")
    assert kept(lessons) == []


async def test_a_store_that_fails_does_not_fail_the_turn(say, gateway, lessons, tmp_path):  # noqa: F811
    spoilt = tmp_path / "spoilt.sqlite3"
    spoilt.write_bytes(b"no database" * 100)
    gateway.learning = replace(gateway.learning, trackers=Trackers.at(str(spoilt)))
    assert (await say("xin phơi lúa ngoài đường")).outcome is Outcome.NOT_UNDERSTOOD
    gateway.learning.trackers.close()


@pytest.mark.parametrize("off", [{"learning": False}, {"demo": True}])
async def test_an_operator_can_switch_it_off_and_a_demonstration_keeps_nothing(
    serve, dialogue, off
):
    dialogue.reply = lambda message: UNMET
    async with serve(**off) as client:
        await client.post("/api/chat", json={"session": "s", "text": "xin phơi lúa ngoài đường"})
        found = (await client.get("/internal/learning", headers=OURS)).json()
    assert found == {"messages": []}


async def test_our_own_processes_read_and_settle_and_nobody_else(serve, dialogue):
    dialogue.reply = lambda message: UNMET
    async with serve() as client:
        await client.post("/api/chat", json={"session": "s", "text": "xin phơi lúa ngoài đường"})
        assert (await client.get("/internal/learning")).status_code == 403
        (message,) = (await client.get("/internal/learning", headers=OURS)).json()["messages"]
        assert message["text"] == "xin phơi lúa ngoài đường"
        path, ids = "/internal/learning/settled", {"ids": [message["id"]]}
        assert (await client.post(path, json=ids)).status_code == 403
        assert (await client.post(path, json={"ids": ["x"]}, headers=OURS)).status_code == 400
        assert (await client.post(path, json=ids, headers=OURS)).json() == {"settled": 1}
        assert (await client.get("/internal/learning", headers=OURS)).json() == {"messages": []}

"""News that a watcher hands over: taken once, pushed by day, else told with the next answer."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
from pydantic import SecretStr

from bot.app import create_app
from bot.errors import Unreachable
from bot.store import Store
from bot.wire import Keep, Outcome, Reply, say
from tests.bot.conftest import TRIAL_KEY, _Client
from tests.bot.delivery.fakes import FakeMessenger, arrival
from tests.bot.fakes import Clock, FakeDialogue
from tests.bot.waiting import enough
from tests.dossiers.conftest import at

pytestmark = pytest.mark.anyio
HEADERS = {"X-Internal-Secret": TRIAL_KEY}
NOON, NIGHT, MORNING = (at(2026, 11, day, hour, 0).timestamp()
                        for day, hour in ((23, 12), (23, 22), (24, 7)))  # fmt: skip
NEWS = "Hồ sơ H56…0021 đổi trạng thái."


def following(message: str) -> Reply:
    """Follow at the word ``báo``, stop at ``thôi``, ask for a secret at ``mã``."""
    keep = {"báo": Keep(kind="follow_dossier"), "thôi": Keep(kind="unfollow_dossier")}
    return Reply(
        answer=say(Outcome.ANSWERED, f"nghe: {message}"),
        keep=keep.get(message),
        expects_secret=message == "mã",
    )


class Followed:
    """A gateway with a messenger on which somebody follows a dossier."""

    def __init__(self, app, client: _Client, dialogue: FakeDialogue, messenger: FakeMessenger):
        self.app, self.client, self.dialogue, self.messenger = app, client, dialogue, messenger

    async def hear(self, text: str, answers: int = 1) -> None:
        before = len(self.messenger.sent)
        await self.app.state.office.intake.accept([arrival(text)])
        await enough(self.messenger.sent, before + answers)

    async def hand_over(self, key: str = "a-key-of-news", **more: object) -> int:
        body = {"key": key, "sender": self.dialogue.heard[0][0], "about": "abc", "at": NOON,
                "messages": [{"text": NEWS}]}  # fmt: skip
        answer = await self.client.post("/internal/notices", json=body | more, headers=HEADERS)
        return answer.status_code

    async def looks(self) -> None:
        for _ in range(3):
            await asyncio.to_thread(self.app.state.office.pusher.push)
            self.app.state.office.worker.call()
            await asyncio.sleep(0.15)

    @property
    def news(self) -> int:
        return self.messenger.texts.count(NEWS)


@pytest.fixture
async def followed(settings, clock: Clock):
    clock.now = NOON - 3600
    dialogue, messenger = FakeDialogue(following), FakeMessenger()
    app = create_app(settings, dialogue=dialogue, clock=clock, messengers=[messenger])
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(_Client(app))
        made = Followed(app, client, dialogue, messenger)
        await made.hear("báo", 2)  # with the notice of the first contact
        clock.now = NOON
        yield made


async def test_news_are_pushed_once_however_often_they_are_handed_over(followed):
    assert [await followed.hand_over() for _ in range(2)] == [200, 200]
    await followed.looks()
    assert await followed.hand_over() == 200
    await followed.looks()
    assert followed.news == 1


async def test_nobody_is_pushed_at_night_and_everybody_is_in_the_morning(followed, clock):
    clock.now = NIGHT
    await followed.hand_over()
    await followed.looks()
    assert followed.news == 0
    clock.now = MORNING
    await followed.looks()
    assert followed.news == 1


async def test_who_writes_at_night_is_told_with_the_answer_and_not_again(followed, clock):
    clock.now = NIGHT
    await followed.hand_over()
    await followed.hear("phí", 2)
    clock.now = MORNING
    await followed.looks()
    assert followed.messenger.texts[-2:] == ["nghe: phí", NEWS]
    assert followed.news == 1


async def test_what_cannot_be_pushed_waits_for_the_next_message(followed):
    followed.messenger.failures = [Unreachable("the window is closed")]
    await followed.hand_over()
    await followed.looks()
    assert followed.news == 0
    await followed.hear("phí", 2)
    await followed.looks()
    assert followed.news == 1


async def test_news_do_not_come_between_a_question_and_the_secret(followed, clock):
    clock.now = NIGHT
    await followed.hand_over()
    await followed.hear("mã")
    assert followed.news == 0
    await followed.hear("0001", 2)
    assert followed.news == 1


async def test_who_stopped_gets_no_news(followed):
    await followed.hear("thôi")
    assert await followed.hand_over() == 410
    await followed.looks()
    assert followed.news == 0


async def test_who_was_forgotten_gets_no_news(followed, clock):
    clock.now = NIGHT
    await followed.hand_over()
    office = followed.app.state.office
    store, sender = office._post.engine, followed.dialogue.heard[0][0]
    Store(store).forget(sender, NIGHT)
    clock.now = MORNING
    await followed.looks()
    assert (followed.news, await followed.hand_over("another-key")) == (0, 410)


@pytest.mark.parametrize("headers", [{}, {"X-Internal-Secret": "x" * 32}])
async def test_nobody_else_hands_news_over(client, headers):
    answer = await client.post("/internal/notices", json={}, headers=headers)
    assert answer.status_code == 403


async def test_on_the_web_news_come_with_the_next_answer_once(serve, dialogue):
    dialogue.reply = following
    async with serve() as client:

        async def texts(text: str, id_: str) -> list[str]:
            body = {"session": "s", "text": text, "id": id_}
            answer = (await client.post("/api/chat", json=body)).json()
            return [message["text"] for message in answer["messages"]]

        await texts("báo", "1")
        piece = {"key": "a-key-of-news", "sender": dialogue.heard[0][0], "about": "abc",
                 "at": 1.0, "messages": [{"text": NEWS}]}  # fmt: skip
        await client.post("/internal/notices", json=piece, headers=HEADERS)
        assert await texts("phí", "2") == ["nghe: phí", NEWS]
        assert await texts("phí", "2") == ["nghe: phí", NEWS]  # sent again: the same answer
        assert await texts("phí", "3") == ["nghe: phí"]


@pytest.fixture
async def web(serve, dialogue, clock):
    """A page's session that follows a dossier of which there are news, and what it gets."""
    clock.now = NOON
    dialogue.reply = following
    async with serve() as client:

        async def post(path: str, **body: object) -> list[str]:
            answer = await client.post(path, json={"session": "s"} | body)
            return [message["text"] for message in answer.json()["messages"]]

        await post("/api/chat", text="báo")
        piece = {"key": "a-key-of-news", "sender": dialogue.heard[0][0], "about": "abc",
                 "at": NOON, "messages": [{"text": NEWS}]}  # fmt: skip
        await client.post("/internal/notices", json=piece, headers=HEADERS)
        yield post


async def test_an_open_page_gets_news_unasked_once(web):
    assert await web("/api/news", id="n1") == [NEWS]
    assert await web("/api/news", id="n1") == [NEWS]  # its answer was lost: the same again
    assert await web("/api/news", id="n2") == []
    assert await web("/api/chat", text="phí") == ["nghe: phí"]


async def test_an_open_page_is_quiet_at_night_and_while_a_secret_is_awaited(web, clock):
    clock.now = NIGHT
    assert await web("/api/news", id="n1") == []
    clock.now = MORNING
    await web("/api/chat", text="0")  # tells the news with its answer
    await web("/api/chat", text="mã")
    assert await web("/api/news", id="n2") == []


async def test_news_sealed_with_another_key_are_dropped_and_the_answer_is_given(
    serve, web, dialogue
):
    async with serve(store_key=SecretStr("t" * 32)) as changed:
        other = {"key": "another-key", "sender": dialogue.heard[0][0], "about": "abc",
                 "at": NOON, "messages": [{"text": "Hồ sơ đã xong."}]}  # fmt: skip
        await changed.post("/internal/notices", json=other, headers=HEADERS)
        answer = await changed.post("/api/chat", json={"session": "s", "text": "phí"})
        texts = [message["text"] for message in answer.json()["messages"]]
        assert texts == ["nghe: phí", "Hồ sơ đã xong."]
    assert await web("/api/news", id="n1") == []


async def test_an_open_page_gets_no_news_sealed_with_another_key(serve, web):
    async with serve(store_key=SecretStr("t" * 32)) as changed:
        answer = await changed.post("/api/news", json={"session": "s", "id": "n1"})
        assert (answer.status_code, answer.json()["messages"]) == (200, [])


async def test_a_strangers_session_gets_no_news(web):
    assert await web("/api/news", id="n1", session="other") == []

"""An officer links a chat by a one-time code, and is answered by the officers' pages."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.officers.links import CODE_S, LINK_S
from bot.store import Store
from tests.bot.conftest import TRIAL_KEY
from tests.fakes.serving import served

pytestmark = pytest.mark.anyio
HEADERS = {"X-Internal-Secret": TRIAL_KEY}
QUESTION = "thành phần hồ sơ 1.004873"


class FakeStaff:
    """The officers' pages: know one account, and what is theirs to answer."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.gone = False
        self.app = Starlette(routes=[Route("/internal/chat", self._chat, methods=["POST"])])

    async def _chat(self, request: Request) -> Response:
        assert request.headers["X-Internal-Secret"] == TRIAL_KEY
        body = await request.json()
        assert set(body) == {"account", "text"}
        self.asked.append(body)
        answer = None if self.gone or "1.004873" not in body["text"] else "1. Tờ khai CT01"
        return JSONResponse({"answer": answer, "gone": self.gone})


@pytest.fixture
def staff() -> FakeStaff:
    return FakeStaff()


class Chat:
    """One chat on the web."""

    def __init__(self, client, session: str = "s") -> None:
        self.client, self.session, self.count = client, session, 0

    async def says(self, words: str) -> str:
        self.count += 1
        body = {"session": self.session, "text": words, "id": str(self.count)}
        answer = (await self.client.post("/api/chat", json=body)).json()
        return answer["messages"][0]["text"]

    async def code(self, account: str = "lan") -> str:
        path = "/internal/officers/codes"
        made = await self.client.post(path, json={"account": account}, headers=HEADERS)
        return made.json()["code"]


@pytest.fixture
async def chat(serve, staff) -> AsyncIterator[Chat]:
    with served(staff.app) as url:
        async with serve(staff_url=url) as client:
            yield Chat(client)


async def test_a_linked_chat_is_answered_by_the_pages(chat, staff, dialogue):
    told = await chat.says(f"/canbo {await chat.code()}")
    assert told.startswith("Đã nối trò chuyện này với tài khoản cán bộ")
    assert await chat.says(QUESTION) == "1. Tờ khai CT01"
    assert staff.asked == [{"account": "lan", "text": QUESTION}]
    assert dialogue.messages == []  # Rasa has heard neither the code nor the question


async def test_a_citizen_is_answered_by_the_bot(chat, staff):
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"
    assert staff.asked == []


async def test_what_the_pages_leave_is_the_bots(chat):
    await chat.says(f"/canbo {await chat.code()}")
    assert await chat.says("tỷ lệ sinh") == "nghe: tỷ lệ sinh"
    assert await chat.says("chào") == "nghe: chào"


async def test_a_code_is_good_once_and_for_ten_minutes(chat, clock):
    code = await chat.code()
    assert "đã nối" in (await chat.says(f"canbo: {code}".replace("canbo", "/canbo"))).lower()
    stranger = Chat(chat.client, "stranger")
    assert "không đúng hoặc đã hết hạn" in await stranger.says(f"/canbo {code}")
    late = await chat.code()
    clock.advance(CODE_S + 1)
    assert "không đúng hoặc đã hết hạn" in await stranger.says(f"/canbo {late}")


@pytest.mark.parametrize("code", ["", "AAAAAAAA", "1' OR '1'='1", "0" * 20])
async def test_a_wrong_code_links_nothing(chat, code):
    await chat.code()
    await chat.says(f"/canbo {code}")
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"


async def test_a_link_ends_after_a_week_and_at_the_officers_word(chat, clock):
    await chat.says(f"/canbo {await chat.code()}")
    clock.advance(LINK_S + 1)
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"
    await chat.says(f"/canbo {await chat.code()}")
    assert "không còn nối" in await chat.says("/canbo thoát")
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"


async def test_the_pages_end_every_link_of_an_account(chat):
    await chat.says(f"/canbo {await chat.code()}")
    path, body = "/internal/officers/unlink", {"account": "lan"}
    assert (await chat.client.post(path, json=body, headers=HEADERS)).json() == {"ended": 1}
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"


async def test_an_account_that_was_closed_loses_its_chats(chat, staff):
    await chat.says(f"/canbo {await chat.code()}")
    staff.gone = True
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"
    staff.gone = False
    assert await chat.says(QUESTION) == f"nghe: {QUESTION}"
    assert len(staff.asked) == 1


async def test_with_the_pages_away_the_bot_answers(serve, dialogue):
    async with serve(staff_url="http://127.0.0.1:21498") as client:
        chat = Chat(client)
        await chat.says(f"/canbo {await chat.code()}")
        assert await chat.says(QUESTION) == f"nghe: {QUESTION}"


async def test_neither_code_nor_account_can_be_read_in_the_database(serve, settings):
    async with serve() as client:
        chat = Chat(client)
        used, unused = await chat.code("nguyenlan"), await chat.code("nguyenlan")
        await chat.says(f"/canbo {used}")
        store = Store.open(settings.database_url)
        with store.engine.connect() as connection:
            tables = ("officer_codes", "officer_chats", "answers")
            kept = [connection.execute(text(f"select * from {one}")).all() for one in tables]  # noqa: S608
            sender = connection.execute(text("select sender from officer_chats")).scalar_one()
        for words in (used, unused, "nguyenlan"):
            assert words not in str(kept)
        store.forget(sender, 0.0)
        with store.engine.connect() as connection:
            assert connection.execute(text("select * from officer_chats")).all() == []
        store.close()


@pytest.mark.parametrize("do", ["codes", "unlink", "chats"])
async def test_nobody_else_gets_codes(client, do):
    answer = await client.post(f"/internal/officers/{do}", json={"account": "lan"})
    assert answer.status_code == 403
    bad = await client.post(f"/internal/officers/{do}", json={}, headers=HEADERS)
    assert bad.status_code == 400

"""The pages before a real gateway: who sees what, what is in the trail, what hurts nobody."""

from __future__ import annotations

import asyncio
import html
import re

import httpx
import pytest
from sqlalchemy import select

from dossiers.gateway import GatewayAddress
from staff.database import transaction
from staff.gateway import Gateway
from staff.tables import AUDIT
from tests.staff.conftest import TOKEN
from tests.staff.inbox.conftest import KEY

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>"
INJECTION = "1' OR '1'='1'; DROP TABLE handovers; --"
pytestmark = pytest.mark.usefixtures("officers")


@pytest.fixture
def walk(browser):
    """Return a function that signs somebody in and lets them do something."""

    def walked(name: str, steps):
        async def signed_in():
            mine = browser()
            await mine.sign_in(name)
            return await steps(mine)

        return asyncio.run(signed_in())

    return walked


def get(*paths: str):
    async def steps(mine):
        return [await mine.get(path) for path in paths]

    return steps


def key_of(page: str) -> str:
    return re.search(r'name="key" value="([^"]+)"', page).group(1)


async def claim_and_answer(mine, text: str, id_: str = "1") -> httpx.Response:
    await mine.get(f"/inbox/{id_}")
    await mine.post(f"/inbox/{id_}/claim")
    await mine.get(f"/inbox/{id_}")
    return await mine.post(f"/inbox/{id_}/answer", {"text": text, "key": key_of(mine.page)})


def trail(app) -> list[tuple[str, str, str, str]]:
    with transaction(app.state.services.engine) as connection:
        rows = connection.execute(select(AUDIT).order_by(AUDIT.c.id)).all()
    mine = [row for row in rows if row.action.startswith("thread_")]
    return [(row.name, row.action, row.object, row.detail) for row in mine]


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("officer", {"phường một": True, "phường hai": False}),
        ("lead", {"phường một": True, "phường hai": False}),
        ("khach", {"phường một": False, "phường hai": True}),
        ("admin", {"phường một": True, "phường hai": True}),
    ],
)
def test_an_account_sees_its_own_unit_and_an_administrator_all(walk, town, name, sees):
    town.web_is_handed_over("a", "hỏi phường một")
    town.web_is_handed_over("b", "hỏi phường hai", unit="phuong-2")
    (page,) = walk(name, get("/inbox"))
    assert {words: f"hỏi {words}" in page.text for words in sees} == sees


@pytest.mark.parametrize("do", ["claim", "answer", "pass", "end", "contact"])
def test_another_units_conversation_is_as_if_it_were_not_there(walk, town, app, do):
    town.web_is_handed_over("b", "hỏi riêng", unit="phuong-2")

    async def steps(mine):
        seen = await mine.get("/inbox/1")
        form = {"text": "Dạ", "key": "k" * 12, "to": "phuong-1"}
        return seen, await mine.post(f"/inbox/1/{do}", form)

    seen, done = walk("officer", steps)
    assert (seen.status_code, done.status_code) == (404, 404)
    assert "hỏi riêng" not in seen.text + done.text
    assert trail(app) == []


def test_everything_that_is_done_is_in_the_trail_without_the_citizens_words(walk, town, app):
    town.web_is_handed_over("a", "lời công dân")

    async def steps(mine):
        await claim_and_answer(mine, "Dạ, được ạ.")
        await mine.post("/inbox/1/pass", {"to": "phuong-2"})

    walk("officer", steps)
    assert trail(app) == [
        ("officer", "thread_read", "thread 1", ""),
        ("officer", "thread_claim", "thread 1", ""),
        ("officer", "thread_answer", "thread 1", "11 chữ cái"),
        ("officer", "thread_pass", "thread 1", "tới phuong-2"),
    ]


def test_what_the_gateway_refuses_is_not_in_the_trail(walk, town, app):
    town.web_is_handed_over("a", "hỏi")
    walk("officer", lambda mine: claim_and_answer(mine, "Dạ"))

    async def late(mine):
        return await mine.post("/inbox/1/claim")

    refused = walk("binh", late)
    assert (refused.status_code, "đang giữ cuộc trò chuyện này" in refused.text) == (409, True)
    assert not any(name == "binh" for name, *_ in trail(app))


def test_an_answer_of_one_who_does_not_have_it_is_refused_and_not_lost(walk, town):
    town.web_is_handed_over("a", "hỏi")
    walk("officer", lambda mine: claim_and_answer(mine, "Dạ"))

    async def other(mine):
        return await mine.post("/inbox/1/answer", {"text": "chữ đã gõ", "key": "k" * 12})

    refused = walk("binh", other)
    assert (refused.status_code, ">chữ đã gõ</textarea>" in refused.text) == (409, True)


def test_the_same_form_sent_twice_says_it_once(walk, town):
    town.web_is_handed_over("a", "hỏi")

    async def steps(mine):
        await mine.post("/inbox/1/claim")
        for _ in range(2):
            await mine.post("/inbox/1/answer", {"text": "Dạ một lần", "key": "k" * 12})
        return await mine.get("/inbox/1")

    assert walk("officer", steps).text.count("Dạ một lần") == 1


def test_a_missed_promise_is_red_in_words_too(walk, town, monkeypatch):
    town.web_is_handed_over("a", "hỏi")
    later = town.now() + 32 * 60
    town.clock = lambda: later
    (page,) = walk("officer", get("/inbox"))
    assert re.search(r'<strong class="late">Quá hẹn [12] phút</strong>', page.text)
    assert "1 quá hẹn" in page.text


def test_a_script_that_a_citizen_writes_is_text(walk, town):
    town.web_is_handed_over("a", SCRIPT)
    pages = walk("officer", get("/inbox", "/inbox/rows", "/inbox/1", "/inbox/1/words"))
    for page in pages:
        assert page.status_code == 200
        assert html.escape(SCRIPT[:20], quote=False) in page.text
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


FIELDS = [
    ("GET", "/inbox/find", "q"),
    ("GET", "/inbox/say", "code"),
    ("GET", "/inbox/say", "facet"),
    ("GET", "/inbox/1/words", "state"),
    ("GET", "/inbox/1/words", "officer"),
    ("POST", "/inbox/1/answer", "text"),
    ("POST", "/inbox/1/answer", "key"),
    ("POST", "/inbox/1/pass", "to"),
]


@pytest.mark.parametrize(("method", "path", "field"), FIELDS)
@pytest.mark.parametrize("evil", [SCRIPT, INJECTION], ids=["script", "injection"])
def test_no_field_takes_a_script_or_a_statement(walk, town, method, path, field, evil):
    town.web_is_handed_over("a", "hỏi")

    async def steps(mine):
        await mine.post("/inbox/1/claim")
        form = {"text": "Dạ", "key": "k" * 12, "to": "phuong-1"} | {field: evil}
        if method == "POST":
            answer = await mine.post(path, form)
        else:
            answer = await mine.get(path, params={"code": "1.000001", "facet": "fee", field: evil})
        return answer, await mine.get("/inbox/1"), await mine.get("/inbox")

    answer, thread, queue = walk("officer", steps)
    assert answer.status_code < 500
    for page in (answer, thread, queue):
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
    assert (thread.status_code, queue.status_code) == (200, 200)  # nothing was dropped
    assert "hỏi" in queue.text


@pytest.mark.parametrize("id_", ["0", "99", "x", "-1", "9" * 30, "1%20or%201=1", "1;drop", "¹"])
def test_a_number_that_is_none_is_not_found(walk, town, id_):
    town.web_is_handed_over("a", "hỏi")
    (page,) = walk("officer", get(f"/inbox/{id_}"))
    assert page.status_code == 404


def test_a_ready_answer_is_what_the_bot_would_say(walk, town):
    found, said = walk(
        "officer", get("/inbox/find?q=gia+hạn+tạm+trú", "/inbox/say?code=1.000002&facet=time")
    )
    assert "Chèn: Thời hạn" in found.text
    assert "5 ngày làm việc" in said.text
    assert said.headers["content-type"].startswith("text/plain")


def test_a_gateway_that_is_away_is_one_sentence_and_the_answer_is_kept(walk, town, app):
    town.web_is_handed_over("a", "hỏi")

    async def steps(mine):
        await mine.post("/inbox/1/claim")
        away = httpx.Client(base_url="http://127.0.0.1:21499")
        gone = Gateway(GatewayAddress(internal_secret=KEY), away)
        object.__setattr__(app.state.services, "gateway", lambda: gone)
        queue = await mine.get("/inbox")
        answer = await mine.post("/inbox/1/answer", {"text": "chữ đã gõ", "key": "k" * 12})
        away.close()
        return queue, answer

    queue, answer = walk("officer", steps)
    assert (queue.status_code, "Chưa nối được" in queue.text) == (503, True)
    assert (answer.status_code, "chữ đã gõ" in answer.text) == (503, True)


def test_signs_of_change_are_passed_on_and_hold_no_words(walk, town, app):
    town.web_is_handed_over("a", "lời kín")
    services = app.state.services

    async def first() -> bytes:
        found = services.gateway().events("/internal/inbox/events", {"unit": "phuong-1"})
        async for piece in found:
            await found.aclose()
            return piece
        return b""

    assert asyncio.run(first()) == b"event: inbox\ndata: changed\n\n"


def test_the_token_is_on_every_form_of_the_conversation(walk, town):
    town.web_is_handed_over("a", "hỏi")

    async def steps(mine):
        waiting = await mine.get("/inbox/1")
        await mine.post("/inbox/1/claim")
        return waiting, await mine.get("/inbox/1")

    for page in walk("lead", steps):
        posts = page.text.count('method="post"')
        assert posts >= 2
        assert len(TOKEN.findall(page.text)) == posts


def test_a_page_that_follows_the_queue_keeps_no_session_open(walk, town, clock):
    async def steps(mine):
        found = []
        for _ in range(3):
            clock.now += 50 * 60
            asked = {"HX-Request": "true", "X-By-Itself": "true"}
            found.append((await mine.client.get("/inbox/rows", headers=asked)).status_code)
        return found

    assert walk("officer", steps) == [200, 200, 401]

"""What the pages answer the gateway about an officer's question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from dossiers.gateway import GatewayAddress
from staff.gateway import Gateway
from tests.staff.figures.test_pages import figures, register

__all__ = ["figures", "register"]  # fixtures: dossiers of one unit, and their targets
SECRET = "an invented secret of 32 letters"


class FakeGateway:
    """Makes codes for who shows the secret, and counts chats."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.headers.get("X-Internal-Secret") != SECRET:
            return httpx.Response(403)
        do = request.url.path.removeprefix("/internal/officers/")
        told = {
            "codes": {"code": "K7M2QX4P", "minutes": 10},
            "chats": {"chats": 2},
            "unlink": {"ended": 2},
        }
        self.asked.append((do, request.content.decode()))
        return httpx.Response(200, json=told[do])


@pytest.fixture
def links() -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def gateway(links: FakeGateway) -> Callable[[], Gateway]:
    client = httpx.Client(transport=httpx.MockTransport(links), base_url="http://gateway.test")
    known = Gateway(GatewayAddress(internal_secret=SECRET), client)
    return lambda: known


@pytest.fixture
def ask(browser):
    """Return a function that asks as the gateway does."""

    def asked(
        account: str, text: str, secret: str = SECRET, more: dict | None = None
    ) -> httpx.Response:
        body = {"account": account, "text": text} | (more or {})
        headers = {"X-Internal-Secret": secret}
        client = browser().client
        return asyncio.run(client.post("/internal/chat", json=body, headers=headers))

    return asked


def test_requirements_are_those_of_the_record(ask):
    answer = ask("officer", "thành phần hồ sơ 1.000001").json()["answer"]
    assert answer.startswith("**Đăng ký tạm trú** (1.000001)\n**Thành phần hồ sơ**\n1. ")
    assert "CT01" in answer
    assert "Nguồn: Quyết định công bố: 1/QĐ-THU" in answer


def test_a_code_that_no_catalogue_holds_is_said(ask):
    assert ask("officer", "phí 9.999999").json()["answer"] == "Danh mục không có mã 9.999999."


def test_a_figure_has_formula_counts_target_and_what_lacks(ask, register):
    online = [register.row(Kenh="2") for _ in range(7)]
    register.bring(*online, *[register.row() for _ in range(3)])
    answer = ask("lead", "tỷ lệ nộp trực tuyến tháng này").json()["answer"]
    assert answer.startswith(
        "**Tỷ lệ hồ sơ nộp trực tuyến**, Phường Một, tháng 11/2026: **70,0%**\n7 / 10 ("
    )
    assert "Mục tiêu 90,0% (01/QĐ-MAU ngày 01/03/2026): còn thiếu 2 hồ sơ." in answer
    assert "Số liệu xuất lúc" in answer


def test_without_dossiers_no_figure_is_made_up(ask):
    answer = ask("lead", "tỷ lệ đúng hạn").json()["answer"]
    assert answer == "Chưa nhập hồ sơ nào, nên chưa có số liệu."


def test_a_citizens_question_is_left_to_the_bot(ask):
    assert ask("officer", "làm khai sinh cần gì").json() == {"answer": None, "gone": False}


def test_an_account_that_was_closed_is_gone(ask, app, clock):
    app.state.services.accounts.disable("officer", clock())
    assert ask("officer", "phí 1.000001").json() == {"answer": None, "gone": True}
    assert ask("nobody", "phí 1.000001").json()["gone"] is True


@pytest.mark.parametrize("secret", ["", "x" * 32])
def test_nobody_but_the_gateway_asks(ask, secret):
    assert ask("admin", "phí 1.000001", secret).status_code == 403


@pytest.mark.parametrize("more", [{"text": "x" * 4001}, {"account": ""}, {"role": "admin"}])
def test_a_question_that_is_not_of_its_form_is_refused(ask, more):
    assert ask("officer", "phí", more=more).status_code == 400


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> 1.000001", "' OR 1=1; -- tỷ lệ đúng hạn"]
)
def test_scripts_and_statements_are_words(ask, text):
    answer = ask("officer", text)
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_a_code_is_shown_once_and_noted_without_it(browser, app, links):
    async def walk():
        mine = browser()
        await mine.sign_in("officer")
        await mine.get("/chat")
        made = await mine.post("/chat/code")
        again = await mine.get("/chat")
        await mine.post("/chat/unlink")
        lead = browser()
        await lead.sign_in("lead")
        return made, again, await lead.get("/audit")

    made, again, trail = asyncio.run(walk())
    assert "/canbo K7M2QX4P" in made.text
    assert "K7M2QX4P" not in again.text + trail.text
    assert "lấy mã nối trò chuyện" in trail.text
    assert links.asked[-1][0] == "unlink"
    assert {body for _, body in links.asked} == {'{"account":"officer"}'}

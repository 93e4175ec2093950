from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from dossiers.gateway import GatewayAddress
from staff.figures.bot_pages import PUBLISHED, Published
from staff.gateway import Gateway

SECRET = "an invented secret of 32 letters"
TURN = {"day": "2026-11-20", "channel": "web", "unit": "phuong-1"}
TOTALS = {
    "turns": [
        TURN | {"outcome": "answered", "procedure": "1.000002", "turns": 3},
        TURN | {"outcome": "answered", "procedure": "9.999999", "turns": 1},
        TURN | {"outcome": "not_understood", "procedure": "", "turns": 2},
    ],
    "visits": [
        TURN | {"end": "alone", "visits": 3},
        TURN | {"end": "back", "visits": 1},
        TURN | {"end": "not_known", "visits": 5},
    ],
}


class FakeGateway:
    """Gives totals to who shows the secret."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.body: object = TOTALS

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.headers.get("X-Internal-Secret") != SECRET:
            return httpx.Response(403)
        if request.url.path != "/internal/figures":
            return httpx.Response(404)
        self.asked.append(dict(request.url.params))
        return httpx.Response(200, json=self.body)


@pytest.fixture
def totals() -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def gateway(totals: FakeGateway) -> Callable[[], Gateway]:
    client = httpx.Client(transport=httpx.MockTransport(totals), base_url="http://gateway.test")
    known = Gateway(GatewayAddress(internal_secret=SECRET), client)
    return lambda: known


def page(browser, role: str, path: str) -> httpx.Response:
    async def walk():
        mine = browser()
        await mine.sign_in(role)
        return await mine.get(path)

    return asyncio.run(walk())


def test_visits_of_known_end_are_divided(browser, totals):
    text = page(browser, "lead", "/bot-figures").text
    assert "75,0% (3/4 lần ghé)" in text
    assert "5 lần ghé chưa rõ" in text


def test_answers_about_what_can_be_done_online_are_counted(browser, totals):
    assert "75,0% (3/4 câu trả lời" in page(browser, "lead", "/bot-figures").text


def test_a_lead_asks_for_the_own_unit_and_an_administrator_for_all(browser, totals):
    page(browser, "lead", "/bot-figures?from=2026-11-01&to=2026-11-20")
    page(browser, "admin", "/bot-figures?from=2026-11-01&to=2026-11-20")
    days = {"from": "2026-11-01", "to": "2026-11-20"}
    assert totals.asked == [days | {"unit": "phuong-1"}, days]


@pytest.mark.parametrize("query", ["from=mai", "from=2026-11-20&to=2026-11-01", "from=2020-01-01"])
def test_a_span_that_cannot_be_is_refused(browser, totals, query):
    assert page(browser, "lead", f"/bot-figures?{query}").status_code == 400


def test_a_gateway_that_answers_otherwise_is_one_sentence(browser, totals):
    totals.body = {"turns": "many"}
    answer = page(browser, "lead", "/bot-figures")
    assert (answer.status_code, "Chưa nối được" in answer.text) == (503, True)


def test_everybody_may_read_the_quality_page(browser):
    answer = asyncio.run(browser().get("/quality"))
    assert answer.status_code == 200
    assert "Trợ lý trả lời đúng bao nhiêu" in answer.text


def test_the_published_figures_add_up_to_messages():
    published = Published.model_validate_json(PUBLISHED.read_text("utf-8"))
    assert all(line.of > 0 for line in published.lines)

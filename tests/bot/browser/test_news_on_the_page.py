"""News of a followed dossier on an open page."""

from __future__ import annotations

import re

import pytest

from tests.bot.browser.opening import ask
from tests.chromium import OF_BROWSERS, expect

pytestmark = OF_BROWSERS
NEWS = "Hồ sơ H56…0021 đổi trạng thái: **đã giải quyết xong**."


@pytest.fixture
def asked(page) -> list[str]:
    """The ids of the page's requests for news; the first answer is lost on its way."""
    ids: list[str] = []

    def answer(route) -> None:
        ids.append(route.request.post_data_json["id"])
        if len(ids) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(
                json={"messages": [{"text": NEWS, "buttons": []}] if len(ids) == 2 else []}
            )

    page.route("**/api/news", answer)
    page.clock.install()
    page.reload()
    return ids


def test_news_come_to_an_open_page_once_though_an_answer_is_lost(page, asked):
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    page.clock.fast_forward("05:10")
    expect(page.locator(".bubble").last).to_have_text(re.compile("đã giải quyết xong"))
    with page.expect_response("**/api/news"):
        page.clock.fast_forward("05:10")
    assert asked[0] == asked[1] != asked[2]
    assert page.get_by_text("đã giải quyết xong").count() == 1
    assert page.locator(".said").count() == 1
    assert page.get_by_text("Chưa có mạng").count() == 0

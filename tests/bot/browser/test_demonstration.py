"""What a community team shows on its own phones."""

from __future__ import annotations

import pytest

from bot.app import create_app
from bot.demo import SCRIPTS
from tests.bot.browser.opening import CHROMIUM, expect
from tests.fakes.serving import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium at {CHROMIUM}"),
]


def test_a_scripted_talk_plays_and_the_next_visitor_sees_nothing_of_it(browser, settings, rasa):
    with served(rasa.app) as rasa_url:
        changes = {"rasa_url": rasa_url, "demo": True}
        with served(create_app(settings.model_copy(update=changes))) as url:
            context = browser.new_context(base_url=url)
            page = context.new_page()
            page.goto("/")
            page.get_by_role("button", name="▶ Tạm trú").click()
            expect(page.locator(".said")).to_have_count(3, timeout=15_000)
            expect(page.locator(".waits")).to_have_count(0)
            page.get_by_role("button", name="Xong, người tiếp theo").click()
            expect(page.locator("#log")).to_be_empty()
            expect(page.get_by_role("status").first).to_have_text("Đã xóa cuộc trò chuyện.")
            context.close()
    assert rasa.messages[:3] == list(SCRIPTS["Tạm trú"])

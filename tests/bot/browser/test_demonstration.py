"""What a community team shows on its own phones."""

from __future__ import annotations

from bot.app import create_app
from bot.demo import SCRIPTS
from tests.bot.browser.opening import ask
from tests.chromium import OF_BROWSERS, expect
from tests.fakes.serving import served

pytestmark = OF_BROWSERS


def session(page) -> str:
    return page.evaluate("JSON.parse(localStorage.getItem('motcua.1')).session")


def test_who_writes_on_in_a_session_that_has_ended_gets_a_new_one(browser, settings, rasa):
    with served(rasa.app) as rasa_url:
        changes = {"rasa_url": rasa_url, "web_sessions": "issued"}
        with served(create_app(settings.model_copy(update=changes))) as url:
            context = browser.new_context(base_url=url)
            page = context.new_page()
            page.goto("/")
            ask(page, "khai sinh")
            expect(page.locator(".bubble")).not_to_have_count(0)
            before = session(page)
            page.request.post("/api/forget", data={"session": before})
            ask(page, "lệ phí")
            expect(page.locator(".said")).to_have_count(2)
            expect(page.locator(".waits")).to_have_count(0)
            assert session(page) != before
            context.close()
    assert rasa.messages == ["khai sinh", "/delete_data", "lệ phí"]
    senders = [sender for sender, _ in rasa.heard]
    assert senders[0] == senders[1] != senders[2]


def test_a_scripted_talk_plays_and_the_next_visitor_sees_nothing_of_it(browser, settings, rasa):
    with served(rasa.app) as rasa_url:
        changes = {"rasa_url": rasa_url, "demo": True, "web_sessions": "issued"}
        with served(create_app(settings.model_copy(update=changes))) as url:
            context = browser.new_context(base_url=url)
            page = context.new_page()
            page.goto("/")
            page.get_by_role("button", name="▶ Tạm trú").click()
            expect(page.locator(".said")).to_have_count(3, timeout=15_000)
            expect(page.locator(".waits")).to_have_count(0)
            before = session(page)
            page.get_by_role("button", name="Xong, người tiếp theo").click()
            expect(page.locator("#log")).to_be_empty()
            expect(page.get_by_role("status").first).to_have_text("Đã xóa cuộc trò chuyện.")
            said = {"session": before, "text": "hồ sơ"}
            assert page.request.post("/api/chat", data=said).status == 401
            context.close()
    assert rasa.messages[:3] == list(SCRIPTS["Tạm trú"])

"""The chat as an installed app: its pages are there without a network."""

from __future__ import annotations

import pytest

from bot.app import create_app
from tests.bot.browser.opening import ask
from tests.chromium import OF_BROWSERS, expect
from tests.fakes.serving import served
from tests.knowledge_base.offline.conftest import MADE, page_file, shipped, shown

__all__ = ["page_file", "shipped", "shown"]
pytestmark = OF_BROWSERS


@pytest.fixture
def app_page(browser, settings, rasa, page_file):
    """The chat's page, opened once with a network, its service worker at work."""
    with served(rasa.app) as rasa_url:
        changes = {"rasa_url": rasa_url, "offline_page": page_file}
        with served(create_app(settings.model_copy(update=changes))) as url:
            context = browser.new_context(base_url=url, viewport={"width": 360, "height": 640})
            page, problems = context.new_page(), []
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.goto("/")
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
            yield page
            context.close()
    assert problems == []


def test_without_a_network_a_procedure_is_found_and_the_talk_is_one_tap_away(app_page, rasa):
    ask(app_page, "khai sinh")
    expect(app_page.get_by_role("log")).to_contain_text("Tờ khai")
    app_page.context.set_offline(True)
    app_page.goto("/")
    expect(app_page.get_by_role("note")).to_contain_text("Bản không cần mạng")
    expect(app_page.get_by_role("note")).to_contain_text(f"{MADE.day}/{MADE.month}/{MADE.year}")
    app_page.get_by_role("searchbox").fill("dang ki tam tru")
    app_page.get_by_role("link", name="Đăng ký tạm trú", exact=True).click()
    expect(app_page.locator("#list")).to_contain_text("Nguồn:")
    app_page.get_by_role("link", name="Mở trang trò chuyện").click()
    expect(app_page.get_by_role("log")).to_contain_text("Tờ khai")
    assert rasa.messages == ["khai sinh"]


def test_with_a_network_the_app_opens_the_chat(app_page):
    app_page.goto("/")
    expect(app_page.get_by_label("Câu hỏi của anh/chị")).to_be_visible()


def test_nothing_that_was_asked_or_answered_is_kept_by_the_worker(app_page):
    ask(app_page, "khai sinh")
    expect(app_page.get_by_role("log")).to_contain_text("Tờ khai")
    kept = app_page.evaluate(
        "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys())"
        ".then((kept) => kept.map((one) => new URL(one.url).pathname))"
    )
    assert {"/", "/offline"} < set(kept)
    assert not any(path.startswith("/api") for path in kept)


def test_a_browser_finds_the_app_worth_installing(app_page):
    session = app_page.context.new_cdp_session(app_page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in problems if one["errorId"] != "in-incognito"] == []

"""Two officers in real browsers, and citizens on Telegram, a Zalo account and the web at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.chromium import OF_BROWSERS, expect, launched
from tests.fakes.serving import served
from tests.staff.inbox.conftest import until
from tests.staff.keyboard import sign_in

pytestmark = OF_BROWSERS


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    with launched() as opened:
        yield opened


@pytest.fixture
def pages(app, officers, chromium, staff_port) -> Iterator:
    """A function that signs somebody in, by keyboard, in a browser of that width."""
    complaints: list[str] = []
    contexts = []

    def heard(message) -> None:
        expected = "409" in message.text  # a page that says that another was first
        if message.type == "error" and not expected:
            complaints.append(message.text)

    with served(app, staff_port, timeout_graceful_shutdown=1) as url:

        def opened(name: str, width: int):
            context = chromium.new_context(viewport={"width": width, "height": 740}, base_url=url)
            contexts.append(context)
            page = context.new_page()
            page.on("console", heard)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto("/login")
            sign_in(page, name)
            page.goto("/inbox")
            return page

        yield opened
        for context in contexts:
            context.close()
    assert complaints == []


def fits(page) -> bool:
    """Say whether nothing of the page lies to the right of the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def answer_by_keyboard(page, text: str) -> None:
    page.get_by_label("Trả lời công dân").focus()
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".said.officer").last).to_contain_text(text)


def test_two_officers_answer_citizens_on_three_channels_at_once(pages, chromium, town):
    lan, binh = pages("officer", 1366), pages("binh", 360)
    expect(lan.locator("#rows")).to_contain_text("Không có cuộc trò chuyện nào")

    # three citizens ask for an officer, each in the own channel
    town.telegram_says(text="/start --phuong-1")
    until(lambda: len(town.telegram.sent) >= 1)
    town.telegram_says(text="gặp cán bộ")
    until(lambda: "Tôi chuyển được" in town.telegram.texts[-1])
    town.telegram_presses("Chuyển cho cán bộ")
    until(lambda: "Đã chuyển cho cán bộ" in town.telegram.texts[-1])
    town.telegram_says(text="tôi ở Telegram")
    until(lambda: "sẽ đọc tin này" in town.telegram.texts[-1])

    town.zalo_says("gặp cán bộ")
    until(lambda: town.zalo_texts and "Tôi chuyển được" in town.zalo_texts[-1])
    town.zalo_presses("Chuyển cho cán bộ")
    until(lambda: "Đã chuyển cho cán bộ" in town.zalo_texts[-1])
    town.zalo_says("tôi ở Zalo")
    until(lambda: "sẽ đọc tin này" in town.zalo_texts[-1])

    web = chromium.new_context(viewport={"width": 360, "height": 740}).new_page()
    web.goto(town.url)
    say(web, "gặp cán bộ")
    web.get_by_role("button", name="Phường Một").click()
    expect(web.locator("#log")).to_contain_text("lượt thứ 3")
    say(web, "tôi ở trang web")

    # both officers see all three without reloading, the longest waiting first
    for page in (lan, binh):
        expect(page.locator("#rows li")).to_have_count(3)
        expect(page.locator("#rows li").nth(0)).to_contain_text("tôi ở Telegram")
        expect(page.locator("#rows li").nth(2)).to_contain_text("tôi ở trang web")
        expect(page.locator("#count")).to_have_text("3 cuộc đang chờ.")
        assert fits(page)

    # both want the same one: one of them gets it
    for page in (lan, binh):
        page.locator("#rows li a").nth(0).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Cuộc trò chuyện")
    lan.get_by_role("button", name="Nhận cuộc trò chuyện").click()
    expect(lan.get_by_label("Trả lời công dân")).to_be_focused()
    expect(binh.get_by_role("alert")).to_contain_text("Tình trạng vừa đổi")
    binh.get_by_role("button", name="Nhận cuộc trò chuyện").click()
    expect(binh.get_by_role("alert")).to_contain_text("đang giữ cuộc trò chuyện này")

    # each answers in the citizen's own channel
    answer_by_keyboard(lan, "Chào anh/chị ở Telegram.")
    assert fits(lan)
    until(lambda: "Chào anh/chị ở Telegram." in town.telegram.texts[-1])
    assert town.telegram.texts[-1].startswith("Cán bộ officer, Phường Một:")
    expect(lan.locator(".said.officer .by")).to_contain_text("đã tới")

    binh.goto("/inbox")
    binh.get_by_role("link", name="tôi ở Zalo").press("Enter")
    binh.get_by_role("button", name="Nhận cuộc trò chuyện").press("Enter")
    answer_by_keyboard(binh, "Chào anh/chị ở Zalo.")
    assert fits(binh)
    until(lambda: "Chào anh/chị ở Zalo." in town.zalo_texts[-1])
    assert town.zalo_texts[-1].startswith("Cán bộ Binh, Phường Một:")

    lan.goto("/inbox")
    lan.get_by_role("link", name="tôi ở trang web").click()
    lan.get_by_role("button", name="Nhận cuộc trò chuyện").click()
    lan.get_by_label("Thủ tục công dân hỏi").fill("gia hạn tạm trú")
    lan.get_by_role("button", name="Chèn: Phí của Gia hạn tạm trú").press("Enter")
    expect(lan.get_by_label("Trả lời công dân")).to_have_value(re.compile("1.000002"))
    answer_by_keyboard(lan, "\nAnh/chị cần gì thêm không?")
    expect(web.locator("#log")).to_contain_text("1.000002")
    expect(web.locator("#log")).to_contain_text("Cán bộ officer, Phường Một")
    assert web.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # meanwhile the bot says nothing, and gives way only when it is asked back
    sent = len(town.telegram.sent)
    town.telegram_says(text="cảm ơn cán bộ")
    say(web, "còn một câu nữa")
    expect(lan.locator(".said.citizen").last).to_contain_text("còn một câu nữa")
    expect(web.get_by_text("Đã gửi cán bộ")).to_have_count(1)
    assert len(town.telegram.sent) == sent
    say(web, "quay lại trợ lý")
    expect(web.locator("#log")).to_contain_text("Trợ lý trả lời tiếp")
    expect(lan.locator("#standing")).to_contain_text("Công dân đã quay lại trợ lý")
    say(web, "lệ phí")
    expect(web.locator("#log")).to_contain_text("nghe: lệ phí")
    web.context.close()


def say(page, text: str) -> None:
    page.get_by_label("Câu hỏi của anh/chị").fill(text)
    page.keyboard.press("Enter")


def test_an_officer_links_a_chat_and_asks_in_it(pages, town):
    lan = pages("officer", 360)
    lan.goto("/account")
    lan.get_by_role("link", name="Nối với trò chuyện").press("Enter")
    lan.get_by_role("button", name="Lấy mã").press("Enter")
    command = lan.locator(".code").inner_text()
    assert fits(lan)
    town.telegram_says(text=command)
    until(lambda: town.telegram.sent and "Đã nối" in town.telegram.texts[0])
    town.telegram_says(text="thành phần hồ sơ 1.000002")
    until(lambda: "Gia hạn tạm trú (1.000002)" in town.telegram.texts[-1])
    assert "Thành phần hồ sơ\n1. " in town.telegram.texts[-1]
    lan.goto("/chat")
    expect(lan.get_by_text("Đang nối: 1 cuộc trò chuyện")).to_be_visible()
    lan.get_by_role("button", name="Ngắt mọi cuộc trò chuyện").press("Enter")
    expect(lan.get_by_text("Đang nối: 0 cuộc trò chuyện")).to_be_visible()
    town.telegram_says(text="thành phần hồ sơ 1.000002")
    until(lambda: "nghe: thành phần hồ sơ 1.000002" in town.telegram.texts)

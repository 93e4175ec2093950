"""Asking and being answered, in a real browser."""

from __future__ import annotations

from tests.bot.browser.opening import ask
from tests.chromium import OF_BROWSERS, expect

pytestmark = OF_BROWSERS


def test_a_question_is_answered(page, rasa):
    ask(page, "lam khai sinh can gi")
    expect(page.get_by_role("log")).to_contain_text("2. Giấy chứng sinh")
    assert rasa.messages == ["lam khai sinh can gi"]


def test_an_example_on_the_first_screen_is_a_question(page, rasa):
    page.get_by_role("button", name="Vợ mới sinh, giờ làm gì?").click()
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert rasa.messages == ["Vợ mới sinh, giờ làm gì?"]


def test_a_button_under_an_answer_sends_its_payload_and_shows_its_title(page, rasa):
    ask(page, "khai sinh")
    page.get_by_role("button", name="Lệ phí").click()
    expect(page.locator(".said").last).to_contain_text("Lệ phí")
    expect(page.locator(".bubble").last).to_have_text("Miễn phí.")
    assert rasa.messages[-1] == '/ask_fee{"procedure": "1.001193"}'


def test_a_button_works_by_keyboard(page, rasa):
    ask(page, "khai sinh")
    page.get_by_role("button", name="Lệ phí").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bubble").last).to_have_text("Miễn phí.")


def test_bold_is_an_element_and_html_stays_text(page):
    ask(page, "<img src=x onerror=alert(1)>")
    strong = page.locator(".bubble strong").first
    expect(strong).to_have_text("<b>đậm</b>")
    assert page.locator("#log img, #log b").count() == 0
    expect(page.locator(".bubble").first).to_contain_text("<img src=x onerror=alert(1)>")


def test_a_message_over_the_limit_is_told_before_it_is_sent(page):
    page.get_by_label("Câu hỏi của anh/chị").fill("x" * 1003)
    expect(page.get_by_text("Thừa 3 chữ cái")).to_be_visible()


def test_deleting_asks_first_and_begins_a_new_conversation(page, rasa):
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    page.get_by_role("button", name="Xóa").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Xóa").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_text("Đã xóa cuộc trò chuyện.")).to_be_visible()
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert len({sender for sender, _ in rasa.heard}) == 2

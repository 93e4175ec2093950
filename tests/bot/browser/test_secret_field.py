"""The second factor on the page: masked, and nowhere once it is sent."""

from __future__ import annotations

import re

import pytest

from tests.bot.browser.opening import ask, is_wider_than_its_window
from tests.bot.fake_rasa import FakeRasa, Objects, answered
from tests.chromium import OF_BROWSERS, expect

pytestmark = OF_BROWSERS
DIGITS = "7391"


def reply(message: str) -> Objects:
    if message == "/provide_secret":
        return answered("Hồ sơ H56…0021: **đang được giải quyết**.", outcome="dossier_shown")
    if message == "/cancel":
        return answered("Vâng, tôi dừng ở đây.")
    asked = "Anh/chị gửi tôi 4 số cuối của số định danh."
    return answered(asked, outcome="asked_case", expect="secret")


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa(reply)


@pytest.fixture
def field(page):
    """The masked field, which the bot's question has opened."""
    ask(page, "hồ sơ H56.14-261120-0021")
    field = page.get_by_label("Con số tôi vừa hỏi")
    expect(field).to_be_focused()
    return field


def is_kept(page) -> bool:
    """Whether the digits stand in anything shown or kept of the page, or in its address.

    They stand there alone: inside a longer number they are a clock's or an id's, by chance.
    """
    return re.search(rf"(?<![0-9a-f]){DIGITS}(?![0-9a-f])", everywhere(page)) is not None


def everywhere(page) -> str:
    return page.evaluate(
        "document.documentElement.outerHTML + JSON.stringify([{...localStorage}, "
        "{...sessionStorage}, document.cookie, location.href, history.state, "
        "[...document.querySelectorAll('input, textarea')].map((one) => one.value)])"
    )


def test_the_field_masks_asks_for_digits_and_says_why(page, field):
    for name, value in (("type", "password"), ("inputmode", "numeric"), ("autocomplete", "off")):
        expect(field).to_have_attribute(name, value)
    expect(page.get_by_text("chỉ để kiểm tra anh/chị là người nộp")).to_be_visible()
    expect(page.get_by_label("Câu hỏi của anh/chị")).to_be_hidden()


def test_digits_that_are_kept_are_found(page, field):
    page.evaluate(f"localStorage.setItem('kept', JSON.stringify({{text: '{DIGITS}'}}))")
    assert is_kept(page)


def test_the_digits_are_nowhere_on_the_page_once_they_are_sent(page, field, rasa):
    field.fill(DIGITS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("đang được giải quyết")
    expect(page.locator(".said").last).to_have_text("Anh/chị: ••••")
    expect(page.get_by_label("Câu hỏi của anh/chị")).to_be_focused()
    assert not is_kept(page)
    page.reload()
    expect(page.locator(".said").last).to_have_text("Anh/chị: ••••")
    assert not is_kept(page)
    assert rasa.messages[-1] == "/provide_secret"


def test_the_digits_are_nowhere_while_they_wait_for_the_network_and_come_once(page, field, rasa):
    page.context.set_offline(True)
    field.fill(DIGITS)
    page.get_by_role("button", name="Gửi kín").click()
    expect(page.get_by_text("Chưa có mạng")).to_be_visible()
    assert not is_kept(page)
    page.context.set_offline(False)
    expect(page.get_by_role("log")).to_contain_text("đang được giải quyết")
    assert rasa.messages.count("/provide_secret") == 1


def test_a_page_closed_before_they_were_sent_asks_for_them_again(page, field, rasa):
    page.route("**/api/chat", lambda route: route.abort("connectionreset"))
    field.fill(DIGITS)
    page.get_by_role("button", name="Gửi kín").click()
    expect(page.get_by_text("Chưa có mạng")).to_be_visible()
    page.goto("about:blank")
    page.unroute("**/api/chat")
    page.goto("/")
    expect(page.get_by_label("Con số tôi vừa hỏi")).to_be_visible()
    assert "/provide_secret" not in rasa.messages


def test_who_does_not_want_to_give_it_goes_on_with_the_usual_field(page, field, rasa):
    page.get_by_role("button", name="Thôi, không xem").click()
    expect(page.get_by_label("Câu hỏi của anh/chị")).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text("tôi dừng ở đây")
    assert rasa.messages[-1] == "/cancel"


def test_the_field_fits_a_small_telephone_with_the_largest_letters(page, field):
    for _ in range(2):
        page.get_by_role("button", name="Chữ to hơn").click()
    assert not is_wider_than_its_window(page)
    expect(page.get_by_role("button", name="Gửi kín")).to_be_in_viewport(ratio=1)

"""How the page looks on a small telephone and on paper."""

from __future__ import annotations

import pytest

from tests.bot.browser.opening import ask, is_wider_than_its_window
from tests.chromium import OF_BROWSERS, expect

pytestmark = OF_BROWSERS


@pytest.mark.parametrize("presses", [0, 2], ids=["usual-letters", "largest-letters"])
def test_nothing_is_wider_than_a_small_telephone(page, presses):
    for _ in range(presses):
        page.get_by_role("button", name="Chữ to hơn").click()
    ask(page, "khai sinh " + "x" * 300)
    expect(page.get_by_role("button", name="Lệ phí")).to_be_visible()
    assert not is_wider_than_its_window(page)


def test_the_header_and_the_input_stay_in_view_after_an_answer(page):
    ask(page, "khai sinh")
    expect(page.get_by_role("button", name="Lệ phí")).to_be_visible()
    expect(page.get_by_role("banner")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Gửi", exact=True)).to_be_in_viewport(ratio=1)


def test_letters_grow_and_stay_so_after_a_reload(page):
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="Chữ to hơn").click()
    page.reload()
    assert page.evaluate(size) == pytest.approx(before * 1.25)


def test_one_answer_is_printed_alone_as_a_checklist(page):
    page.evaluate("window.print = () => document.body.classList.add('asked-to-print')")
    ask(page, "câu một")
    ask(page, "câu hai")
    expect(page.locator(".print")).to_have_count(2)
    page.locator(".print").nth(1).click()
    page.wait_for_selector("body.asked-to-print.one")
    page.emulate_media(media="print")
    expect(page.locator("#sheet .said")).to_have_text("Anh/chị: câu hai")
    for gone in ("form", ".tools", ".turn", ".intro"):
        expect(page.locator(gone).first).to_be_hidden()
    box = page.evaluate(
        "getComputedStyle(document.querySelector('#sheet .item'), '::before').content"
    )
    assert box == '"☐ "'

"""The officers' pages in a real browser, by keyboard, under the real content policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.chromium import OF_BROWSERS, expect, launched
from tests.fakes.serving import served
from tests.staff.keyboard import sign_in

pytestmark = OF_BROWSERS


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    with launched() as opened:
        yield opened


@pytest.fixture(params=[360, 1366])
def page(app, chromium, request) -> Iterator:
    """A page of that width, signed in by keyboard; what the browser complains of fails it."""
    complaints = []
    with served(app) as url:
        context = chromium.new_context(viewport={"width": request.param, "height": 740})
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{url}/login")
        sign_in(page, "officer")
        yield page
        context.close()
    assert complaints == []


def fits(page) -> bool:
    """Say whether nothing of the page lies to the right of the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_results_come_while_one_types_without_a_new_page(page):
    page.evaluate("window.same = true")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("gia hạn")
    expect(page.locator("#results li").first).to_contain_text("1.000002")
    expect(page.locator("#results li")).to_have_count(1)
    assert page.evaluate("window.same") is True
    assert fits(page)


def test_a_record_its_comparison_and_its_tick_list_fit_the_screen(page):
    page.get_by_role("link", name="Đăng ký tạm trú").click()
    expect(page.get_by_role("heading", name="Thành phần hồ sơ")).to_be_visible()
    page.get_by_label("Anh/chị ở nhà của mình hay nhà thuê?").select_option("own")
    page.get_by_role("button", name="Lọc theo trường hợp").click()
    expect(page.get_by_text("Hợp đồng thuê nhà")).to_have_count(0)
    assert fits(page)
    page.get_by_role("link", name="so sánh với 1.000002").click()
    expect(page.get_by_role("row", name="Thời hạn giải quyết")).to_contain_text("khác")
    assert fits(page)
    page.go_back()
    page.get_by_role("link", name="Phiếu chuẩn bị để in").click()
    assert page.locator("svg.qr").bounding_box()["width"] == 140
    assert fits(page)

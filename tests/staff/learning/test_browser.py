"""Learning in a real browser, by keyboard, at the widths of a phone and of an old screen."""

from __future__ import annotations

import pytest

from staff.learning.proposals import Proposals, State
from tests.chromium import OF_BROWSERS, expect
from tests.fakes.serving import served
from tests.staff.keyboard import sign_in
from tests.staff.learning.conftest import RICE
from tests.staff.test_browser import chromium, fits  # noqa: F401  # a fixture among them

pytestmark = OF_BROWSERS
WAIT_MS = 30_000  # the first page opens the encoder, perhaps on a loaded machine


@pytest.fixture(params=[360, 1366])
def open_page(app, chromium, request):  # noqa: F811
    """Return a function that signs somebody in; what the browser complains of fails the test."""
    complaints, contexts = [], []

    with served(app) as url:

        def opened(name: str):
            context = chromium.new_context(viewport={"width": request.param, "height": 740})
            contexts.append(context)
            page = context.new_page()
            page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(f"{url}/login")
            sign_in(page, name)
            return page

        yield opened
        for context in contexts:
            context.close()
    assert complaints == []


def press_until(page, focused: str) -> None:
    """Press the tabulator until the element with that name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.innerText || document.activeElement.id || '').trim()"
        )
        if name == focused:
            return
    raise AssertionError(f"{focused} is not reached by keyboard")


def test_from_a_cluster_to_approval_by_keyboard_alone(open_page, app):
    page = open_page("officer")
    press_until(page, "Dạy trợ lý")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dạy trợ lý", timeout=WAIT_MS)
    assert fits(page)
    press_until(page, RICE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(RICE, timeout=WAIT_MS)
    assert fits(page)
    press_until(page, "q")
    page.keyboard.type("gia hạn tạm trú")
    choice = page.get_by_role("radio", name="Gia hạn tạm trú")
    expect(choice).to_be_checked(timeout=WAIT_MS)
    press_until(page, "Gửi đề xuất")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đề xuất chờ duyệt", timeout=WAIT_MS)
    assert fits(page)

    lead = open_page("lead")
    lead.goto(page.url)
    expect(lead.get_by_role("heading", level=1)).to_have_text("Đề xuất chờ duyệt", timeout=WAIT_MS)
    press_until(lead, RICE)
    lead.keyboard.press("Enter")
    expect(lead.get_by_role("heading", level=1)).to_contain_text("tên gọi khác", timeout=WAIT_MS)
    press_until(lead, "reason")
    lead.keyboard.type("người dân hay hỏi")
    assert fits(lead)
    press_until(lead, "Duyệt")
    lead.keyboard.press("Enter")
    expect(lead.get_by_text("đã duyệt", exact=True)).to_be_visible(timeout=WAIT_MS)
    (one,) = Proposals(app.state.services.engine).all(State.APPROVED)
    assert (one.text, one.procedure, one.decided_by) == (RICE, "1.000002", "lead")

"""Signing in as somebody without a mouse does."""

from __future__ import annotations

from tests.chromium import expect
from tests.staff.conftest import PASSWORD


def sign_in(page, name: str) -> None:
    """Sign ``name`` in on the sign-in page that is open; they land on the look-up."""
    expect(page.locator("#name")).to_be_focused()  # else the first letters are lost
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tra cứu thủ tục")

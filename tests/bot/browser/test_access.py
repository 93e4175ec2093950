"""Whoever does not see well, or uses a keyboard, finds everything."""

from __future__ import annotations

import pytest

from tests.bot.browser.opening import ask
from tests.chromium import OF_BROWSERS, expect

pytestmark = OF_BROWSERS

CONTRAST = """
() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parts(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll('body *')].filter((node) =>
    node.offsetParent && [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim()));
  return texts.map((node) => {
    const [a, b] = [light(parts(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return [ratio, node.tagName + '.' + node.className];
  }).filter(([ratio]) => ratio < 4.5);
}
"""


def test_a_screen_reader_finds_names_and_roles(page):
    ask(page, "khai sinh")
    log = page.get_by_role("log", name="Cuộc trò chuyện")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_contain_text("Anh/chị: khai sinh")
    expect(page.get_by_role("textbox", name="Câu hỏi của anh/chị")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hỏi đáp thủ tục hành chính")
    nameless = page.evaluate(
        "[...document.querySelectorAll('button')].filter((one) => "
        "!one.textContent.trim() && !one.getAttribute('aria-label')).length"
    )
    assert nameless == 0
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_waiting_for_an_answer_is_told_aloud(page, rasa):
    rasa.delay_s = 0.5
    ask(page, "khai sinh")
    expect(page.locator("#state")).to_have_text("Đang tìm câu trả lời")
    expect(page.locator("#state")).to_have_text("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground_as_wcag_aa_asks(page, scheme):
    page.emulate_media(color_scheme=scheme)
    ask(page, "khai sinh")
    expect(page.get_by_role("button", name="Lệ phí")).to_be_visible()
    assert page.evaluate(CONTRAST) == []


def test_whatever_has_the_focus_shows_it(page):
    for _ in range(8):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert width == "3px"

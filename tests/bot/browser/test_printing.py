"""A tick list on paper: one A4 page, with a code that a telephone reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import create_app
from tests.bot.browser.opening import ask
from tests.bot.fake_rasa import FakeRasa, Objects, answered
from tests.chromium import OF_BROWSERS, expect
from tests.fakes.serving import served

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
zxing = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")

pytestmark = OF_BROWSERS

LISTS = Path(__file__).parents[2] / "knowledge_base" / "checklists"
LONGEST = max(LISTS.glob("*.txt"), key=lambda path: len(path.read_text(encoding="utf-8")))
PUBLIC = "https://motcua.example.vn"


def reply(message: str) -> Objects:
    if message.startswith("/ask_overview"):
        return answered("**Sang tên sổ đỏ** (1.013831): tôi tóm tắt như sau.")
    return answered(LONGEST.read_text(encoding="utf-8").strip(), procedure="1.013831")


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa(reply)


@pytest.fixture
def address(rasa, settings):
    with served(rasa.app) as rasa_url:
        changes = {"rasa_url": rasa_url, "public_url": PUBLIC}
        with served(create_app(settings.model_copy(update=changes))) as url:
            yield url


@pytest.fixture
def printed(page):
    """The PDF that the browser prints when the button below an answer is pressed."""
    page.evaluate("window.print = () => document.body.classList.add('asked-to-print')")
    ask(page, "câu một")
    ask(page, "câu hai")
    expect(page.locator(".print")).to_have_count(2)
    page.locator(".print").nth(1).click()
    page.wait_for_selector("body.asked-to-print.one")
    return pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))


def words(printed) -> str:
    return " ".join(printed[0].get_textpage().get_text_range().split())


def test_the_longest_tick_list_fits_on_one_a4_page(printed):
    assert len(printed) == 1
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)  # points


def test_the_page_holds_the_one_answer_from_its_first_to_its_last_line(printed):
    on_paper = words(printed)
    lines = LONGEST.read_text(encoding="utf-8").strip().splitlines()
    assert "câu hai" in on_paper
    assert "câu một" not in on_paper
    for line in (lines[0].replace("**", ""), lines[-1]):
        assert " ".join(line.split()) in on_paper


def test_beside_the_list_nothing_else_is_printed(page):
    page.evaluate("window.print = () => document.body.classList.add('asked-to-print')")
    ask(page, "câu đầu tiên, có lời giới thiệu kèm theo")
    expect(page.locator(".bubble")).to_have_count(2)
    page.locator(".print").click()
    page.wait_for_selector("body.asked-to-print.one")
    expect(page.locator("#sheet")).not_to_contain_text("máy trả lời tự động")


def test_the_code_on_paper_leads_back_to_the_procedure(printed):
    picture = printed[0].render(scale=2).to_numpy()
    (code,) = zxing.read_barcodes(picture)
    assert code.text == f"{PUBLIC}/?start=p_1_013831"


def test_a_list_is_printed_without_its_code_when_the_network_is_gone(page):
    page.evaluate("window.print = () => document.body.classList.add('asked-to-print')")
    ask(page, "câu một")
    expect(page.locator(".print")).to_have_count(1)
    page.context.set_offline(True)
    page.locator(".print").click()
    page.wait_for_selector("body.asked-to-print.one")
    printed = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert "Nguồn: Cổng DVCQG" in words(printed)
    assert "Quét mã" not in words(printed)


def test_a_scanned_code_opens_the_chat_at_the_procedure_once(page, rasa):
    page.goto("/?start=p_1_013831")
    expect(page.locator(".bubble").first).to_contain_text("Sang tên sổ đỏ")
    page.reload()
    expect(page.locator(".said")).to_have_count(1)
    assert rasa.messages == ['/ask_overview{"procedure": "1.013831"}']


def test_a_code_of_a_unit_has_all_messages_be_of_that_unit_until_the_talk_is_deleted(page, rasa):
    page.goto("/?start=p_1_013831--xa-mau")
    expect(page.locator(".bubble").first).to_contain_text("Sang tên sổ đỏ")
    page.goto("/")
    ask(page, "lệ phí")
    expect(page.locator(".said")).to_have_count(2)
    expect(page.locator(".waits")).to_have_count(0)
    page.get_by_role("button", name="Xóa").first.click()
    page.locator("#yes").click()
    ask(page, "xin chào")
    expect(page.locator(".waits")).to_have_count(0)
    units = [told.get("unit") for told in rasa.metadata]
    by_said = dict(zip(rasa.messages, units, strict=True))
    assert (by_said["lệ phí"], by_said["xin chào"]) == ("xa-mau", None)


def test_of_a_list_that_is_told_in_parts_the_whole_is_printed(page, rasa):
    whole = LONGEST.read_text(encoding="utf-8").strip()
    first, *_, last = whole.splitlines()
    told = [{"text": f"{first}\n☐ Tờ khai", "buttons": [], "sheet": whole},
            {"text": "Phí: chỉ ở bong bóng sau", "buttons": []}]  # fmt: skip
    rasa.reply = lambda message: answered("", messages=told)
    page.evaluate("window.print = () => document.body.classList.add('asked-to-print')")
    ask(page, "câu một")
    expect(page.get_by_text(last)).to_be_hidden()
    page.locator(".print").click()
    page.wait_for_selector("body.asked-to-print.one")
    printed = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) == 1
    on_paper = words(printed)
    assert " ".join(last.split()) in on_paper
    assert "bong bóng sau" not in on_paper

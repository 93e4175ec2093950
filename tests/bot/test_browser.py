"""The web chat in a real browser, against the real gateway with a stand-in for Rasa."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from bot.app import create_app
from bot.demo import SCRIPTS
from bot.settings import BotSettings
from tests.bot.fake_rasa import FakeRasa, Objects, answered

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
expect = sync_api.expect
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium at {CHROMIUM}"),
]


def reply(message: str) -> Objects:
    buttons = [("Lệ phí", '/ask_fee{"procedure": "1.001193"}'), ("Báo sai", "/report_wrong")]
    if message.startswith("/ask_fee"):
        return answered("**Miễn phí**.")
    if "<" in message:
        return answered(f"nghe: {message} **<b>đậm</b>**")
    text = "**Đăng ký khai sinh** (1.001193):\n1. Tờ khai\n2. Giấy chứng sinh\nNguồn: Cổng DVCQG"
    return answered(text, *buttons)


@contextmanager
def served(app) -> Iterator[str]:
    """Serve ``app`` on a free port of this machine, in a thread, and yield its address."""
    config = uvicorn.Config(app, port=0, log_config=None, ws="none", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa(reply)


@pytest.fixture
def address(rasa: FakeRasa, settings: BotSettings) -> Iterator[str]:
    with served(rasa.app) as rasa_url:
        app = create_app(settings.model_copy(update={"rasa_url": rasa_url}))
        with served(app) as url:
            yield url


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser, address) -> Iterator:
    """The page on a small telephone; an error in its script fails the test."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=address)
    opened, problems = context.new_page(), []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.set_default_timeout(10_000)
    opened.goto("/")
    yield opened
    context.close()
    assert problems == []


def ask(page, text: str) -> None:
    page.get_by_label("Câu hỏi của anh/chị").fill(text)
    page.keyboard.press("Enter")


def is_wider_than_its_window(page) -> bool:
    return page.evaluate(
        "[document.documentElement, document.querySelector('main')]"
        ".some((one) => one.scrollWidth > one.clientWidth)"
    )


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


def test_the_conversation_survives_a_reload_without_asking_again(page, rasa):
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert rasa.messages == ["khai sinh"]


def test_questions_asked_without_a_network_are_sent_in_order_when_it_returns(page, rasa):
    page.context.set_offline(True)
    ask(page, "câu một")
    ask(page, "câu hai")
    expect(page.get_by_text("Chưa có mạng")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".bubble").nth(2)).to_be_visible()
    expect(page.locator(".waits")).to_have_count(0)
    assert rasa.messages == ["câu một", "câu hai"]


def test_an_answer_lost_on_the_way_is_fetched_again_and_rasa_is_asked_once(page, rasa):
    lost = []

    def lose_once(route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())  # the gateway answers, and the answer never arrives
            route.abort("connectionreset")

    page.route("**/api/chat", lose_once)
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert len(lost) == 1
    assert page.locator(".said").count() == 1
    assert page.get_by_text("2. Giấy chứng sinh").count() == 1
    assert rasa.messages == ["khai sinh"]


def test_a_page_closed_before_the_answer_gets_it_when_it_is_opened_again(page, rasa):
    rasa.delay_s = 0.5
    ask(page, "khai sinh")
    while not rasa.messages:
        page.wait_for_timeout(20)
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    assert rasa.messages == ["khai sinh"]


def test_two_windows_of_one_conversation_show_it_once_each(page, rasa):
    ask(page, "khai sinh")
    expect(page.get_by_role("log")).to_contain_text("Tờ khai")
    other = page.context.new_page()
    other.goto("/")
    ask(other, "thêm nữa")
    expect(page.locator(".said")).to_have_count(2)
    expect(other.locator(".said")).to_have_count(2)
    expect(page.locator(".waits")).to_have_count(0)
    assert rasa.messages == ["khai sinh", "thêm nữa"]


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


def test_a_message_over_the_limit_is_told_before_it_is_sent(page):
    page.get_by_label("Câu hỏi của anh/chị").fill("x" * 1003)
    expect(page.get_by_text("Thừa 3 chữ cái")).to_be_visible()


def test_one_answer_is_printed_alone_as_a_checklist(page):
    page.evaluate("window.print = () => document.body.classList.add('asked-to-print')")
    ask(page, "câu một")
    ask(page, "câu hai")
    expect(page.locator(".print")).to_have_count(2)
    page.locator(".print").nth(1).click()
    assert page.locator("body.asked-to-print.one").count() == 1
    page.emulate_media(media="print")
    expect(page.locator(".turn").nth(0)).to_be_hidden()
    expect(page.locator(".turn").nth(1)).to_be_visible()
    for gone in ("form", ".tools", ".turn .buttons", ".intro"):
        expect(page.locator(gone).first).to_be_hidden()
    box = page.evaluate(
        "getComputedStyle(document.querySelector('.chosen .item'), '::before').content"
    )
    assert box == '"☐ "'


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


def test_what_a_visit_loads_weighs_less_than_80_kilobytes_and_comes_from_us_alone(
    browser, address
):
    context = browser.new_context()
    page, loaded = context.new_page(), {}
    page.on("response", lambda response: loaded.update({response.url: response}))
    page.goto(address, wait_until="networkidle")
    sizes = {url: len(response.body()) for url, response in loaded.items()}
    assert all(url.startswith(address) for url in sizes)
    assert {"/", "/web/app.js", "/web/style.css", "/web/icon.svg"} == {
        url.removeprefix(address) for url in sizes
    }
    assert sum(sizes.values()) < 80_000
    context.close()


def test_a_scripted_talk_plays_and_the_next_visitor_sees_nothing_of_it(browser, settings, rasa):
    with served(rasa.app) as rasa_url:
        changes = {"rasa_url": rasa_url, "demo": True}
        with served(create_app(settings.model_copy(update=changes))) as url:
            context = browser.new_context(base_url=url)
            page = context.new_page()
            page.goto("/")
            page.get_by_role("button", name="▶ Tạm trú").click()
            expect(page.locator(".said")).to_have_count(3, timeout=15_000)
            expect(page.locator(".waits")).to_have_count(0)
            page.get_by_role("button", name="Xong, người tiếp theo").click()
            expect(page.locator("#log")).to_be_empty()
            expect(page.get_by_role("status").first).to_have_text("Đã xóa cuộc trò chuyện.")
            context.close()
    assert rasa.messages[:3] == list(SCRIPTS["Tạm trú"])

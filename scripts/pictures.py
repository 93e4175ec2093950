"""``python -m scripts.pictures``: makes the pictures of docs/for-officers.vi.md anew."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.addresses import HOST
from scripts.invented_day import PASSWORD, fill, unit_file
from scripts.trial import running

FOLDER = Path("docs/pictures")
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTH, NARROW, HEIGHT = 1000, 360, 760
END = "document.querySelector('main').lastElementChild.getBoundingClientRect().bottom"
COLOURS = 64  # plain pages need no more, and the files stay small


def main() -> None:
    """Start the product, let invented citizens speak, and keep what officers see."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = {"BOT_UNITS_FILE": str(unit_file(folder))}
        with running(folder, settings) as product:
            fill(product, folder)
            url = f"http://{HOST}:{product.addresses.staff}"
            with (
                sync_playwright() as playwright,
                closing(
                    playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                ) as browser,
            ):
                take_all(browser, url)


def take_all(browser: Browser, url: str) -> None:
    """Take every picture, as an officer, then as an administrator, then on a telephone."""
    officer = signed_in(browser, url, "officer", WIDTH)
    for name, walk in WALKS.items():
        walk(officer)
        keep(officer, name)
    admin = signed_in(browser, url, "admin", WIDTH)
    admin.goto("/figures?period=month&month=2025-11")
    keep(admin, "figures")
    telephone = signed_in(browser, url, "officer", NARROW)
    search(telephone)
    keep(telephone, "telephone")


def signed_in(browser: Browser, url: str, name: str, width: int) -> Page:
    """Return a page of that width where the account ``name`` is signed in."""
    size = {"width": width, "height": HEIGHT}
    page = browser.new_page(viewport={"width": width, "height": size["height"]}, base_url=url)
    page.goto("/login")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Tra cứu thủ tục").wait_for()
    return page


def keep(page: Page, name: str) -> None:
    """Write what the window shows to the file of ``name``."""
    ends = page.evaluate(END)
    whole = Image.open(io.BytesIO(page.screenshot()))
    taken = whole.crop((0, 0, whole.width, min(whole.height, int(ends) + 24)))
    taken.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


def search(page: Page) -> None:
    """Look a procedure up."""
    page.goto("/lookup?q=đăng ký khai sinh")
    page.locator("#results li").first.wait_for()


def record(page: Page) -> None:
    """Open a procedure."""
    page.goto("/lookup/1.001193")


def comparison(page: Page) -> None:
    """Lay two procedures side by side."""
    page.goto("/lookup/compare?left=1.001193&right=1.004884")


def queue(page: Page) -> None:
    """Look at who waits."""
    page.goto("/inbox")
    page.locator("#rows li").first.wait_for()


def thread(page: Page) -> None:
    """Take the conversation that waits longest, and answer."""
    page.locator("#rows li a").first.click()
    page.get_by_role("button", name="Nhận cuộc trò chuyện").click()
    page.get_by_label("Trả lời công dân").fill(
        "Chào anh/chị. Anh/chị mang văn bản của người làm chứng việc sinh và căn cước."
    )
    page.keyboard.press("Control+Enter")
    page.locator(".said.officer").first.wait_for()
    _to_top(page, "#standing, #words")


def cluster(page: Page) -> None:
    """Open a group of questions, and choose what it means."""
    page.goto("/learning")
    page.locator('a[href^="/learning/clusters/"]').first.click()
    with page.expect_response(lambda answer: "q=" in answer.url):
        page.get_by_label("Câu này nói đến thủ tục nào").fill("sử dụng tạm thời lòng đường")
    page.wait_for_timeout(500)  # until the answer is in the page
    page.locator("#choices input").first.check()
    page.get_by_label("Đề xuất gì").select_option("situation")
    _to_top(page, "main h2")


def _to_top(page: Page, selector: str) -> None:
    page.locator(selector).first.evaluate("found => found.scrollIntoView()")


WALKS: dict[str, Callable[[Page], None]] = {
    "lookup": search,
    "record": record,
    "comparison": comparison,
    "inbox": queue,
    "thread": thread,
    "learning": cluster,
}

if __name__ == "__main__":
    main()

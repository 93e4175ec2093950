"""``make demo`` as a community team meets it: the code in the terminal, the talks in a browser."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from bot.demo import SCRIPTS, own_host
from bot.settings import BotSettings
from scripts import model, trial
from tests.chromium import OF_BROWSERS, expect, launched

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.slow,
    *OF_BROWSERS,
]
EVERYWHERE = "0.0.0.0"  # noqa: S104  # a demonstration is for the local network
ROW = re.compile(r"bot\.1\s+\|(?:\x1b\[0m)? ([ ▀▄█]{21,})$")
HALVES = {" ": (0, 0), "▀": (255, 0), "▄": (0, 255), "█": (255, 255)}
SAID = {
    "Khai sinh": "khai sinh",
    "Tạm trú": "tạm trú",
    "Thẻ căn cước": "căn cước",
    "Hộ kinh doanh": "hộ kinh doanh",
    "Tra hồ sơ": "theo hồ sơ mẫu để trình diễn",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[trial.Trial]:
    make = shutil.which("make")
    if make is None or not model.MODEL.exists():
        pytest.skip("make or the trained model is missing; `make test` has both")
    folder = tmp_path_factory.mktemp("demo")
    with trial.running(folder, {"BOT_HOST": EVERYWHERE}, command=(make, "demo")) as started:
        yield started


@pytest.fixture(scope="module")
def address(demo) -> str:
    """Where a phone in the same network opens it."""
    host = own_host(BotSettings(_env_file=None, host=EVERYWHERE))
    return f"http://{host}:{demo.addresses.bot}/"


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with launched() as opened:
        yield opened


@pytest.fixture
def page(browser, address) -> Iterator:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    opened.goto(address)
    yield opened
    context.close()


def decoded(picture: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def drawn(rows: list[str]) -> Image.Image:
    """Return what a terminal shows of ``rows`` of half blocks, with an edge around."""
    wide = max(map(len, rows))
    picture = Image.new("L", (wide, 2 * len(rows)))
    for y, row in enumerate(rows):
        for x, char in enumerate(row.ljust(wide)):
            for half, light in enumerate(HALVES[char]):
                picture.putpixel((x, 2 * y + half), light)
    return picture.resize((wide * 8, len(rows) * 16), Image.Resampling.NEAREST)


def test_the_terminal_shows_a_code_that_a_phone_reads(demo, address):
    lines = demo.log.read_text(encoding="utf-8").splitlines()
    rows = [found[1] for line in lines if (found := ROW.search(line))]
    assert decoded(drawn(rows)) == address
    assert address in "\n".join(lines)


def test_the_page_shows_the_same_code(page, address):
    page.get_by_text("Mở trên điện thoại khác").click()
    code = page.locator('img[src="/demo/qr.svg"]')
    expect(code).to_be_visible()
    assert decoded(Image.open(io.BytesIO(code.screenshot()))) == address


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_scripted_talk_is_answered_to_its_end(page, name):
    page.get_by_role("button", name=f"▶ {name}").click()
    turns = page.locator("#log .turn")
    expect(turns).to_have_count(len(SCRIPTS[name]), timeout=60_000)
    expect(page.locator("#log .waits")).to_have_count(0)
    told = [turn.inner_text() for turn in turns.all()]
    for sorry in ("chưa lấy được câu trả lời", "Có trục trặc", "chưa hiểu"):
        assert not any(sorry in turn for turn in told), told
    assert SAID[name] in told[-1].lower(), told


def test_the_next_visitor_finds_nothing_of_the_one_before_anywhere(demo, page, address):
    other = page.context.new_page()
    other.goto(address)
    page.get_by_role("button", name="▶ Tra hồ sơ").click()
    expect(page.locator("#log .turn")).to_have_count(4, timeout=60_000)
    expect(page.locator("#log .waits")).to_have_count(0)
    expect(other.locator("#log .turn")).to_have_count(4)
    kept = rows_of_visitors(demo.log.parent)
    assert kept["conversations"] > 0
    assert kept["events"] > 0
    assert kept["consents"] > 0

    page.get_by_role("button", name="Xong, người tiếp theo").click()
    expect(page.get_by_role("status").first).to_have_text("Đã xóa cuộc trò chuyện.")
    for view in (page, other):
        expect(view.locator("#log .turn")).to_have_count(0)
        assert "hồ sơ của tôi" not in view.evaluate("JSON.stringify(localStorage)")
    left = rows_of_visitors(demo.log.parent)  # of the visitors in the tests above
    assert (left["conversations"], left["consents"]) == (
        kept["conversations"] - 1,
        kept["consents"] - 1,
    )
    assert left["events"] <= kept["events"] - 4 * 2  # four turns, each two events at the least


def test_nothing_of_all_this_is_in_a_figure(demo):
    folder = demo.log.parent
    counted = {"bot.sqlite3": ("bot_days", "visits", "visit_days", "ratings", "feedback")}
    counted |= {"dossiers.sqlite3": ("dossiers", "figure_months", "holdings")}
    for name, tables in counted.items():
        for table in tables:
            assert count(folder / name, table) == 0, table


def rows_of_visitors(folder: Path) -> dict[str, int]:
    return {
        "conversations": count(folder / "bot.sqlite3", "conversations"),
        "events": count(folder / "tracker.sqlite3", "events"),
        "consents": count(folder / "dossiers.sqlite3", "consents"),
    }


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path, timeout=10)) as store:
        return int(store.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608

"""What can be said of the page's files without a browser."""

from __future__ import annotations

import re

import pytest

from bot.channels.web import PAGES

FILES = sorted(PAGES.iterdir())


def test_the_whole_page_weighs_less_than_80_kilobytes():
    assert sum(file.stat().st_size for file in FILES) < 80_000


TEXTS = [file for file in FILES if file.suffix != ".png"]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_nothing_is_loaded_from_outside(file):
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    loads = re.findall(r"(?:src|href|url\(|import|fetch\()\s*[=(]?\s*[\"']?(?:https?:)?//", text)
    assert loads == []


def test_the_page_has_no_inline_script_and_no_inline_style():
    page = (PAGES / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page) == []


def test_the_script_never_makes_html_of_text():
    script = (PAGES / "app.js").read_text(encoding="utf-8")
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script) == []
    )


def test_the_script_asks_for_nothing_that_plain_http_lacks():
    script = (PAGES / "app.js").read_text(encoding="utf-8")
    without_comments = re.sub(r"//.*", "", script)
    assert (
        re.findall(r"randomUUID|serviceWorker|crypto\.subtle|navigator\.locks", without_comments)
        == []
    )

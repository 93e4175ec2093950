"""The guide for officers shows every picture that is kept, and none that is not."""

from __future__ import annotations

import re
from pathlib import Path

GUIDE = Path("docs/for-officers.vi.md")
PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/([^)]+)\)")
MOST_BYTES = 120_000


def test_the_guide_shows_every_picture_that_is_kept():
    shown = [name for _, name in PICTURE.findall(GUIDE.read_text(encoding="utf-8"))]
    assert shown
    assert sorted(shown) == sorted(path.name for path in Path("docs/pictures").iterdir())


def test_every_picture_is_told_in_words_to_who_cannot_see_it():
    told = [words for words, _ in PICTURE.findall(GUIDE.read_text(encoding="utf-8"))]
    assert [words for words in told if len(words) < 20] == []


def test_no_picture_is_too_big_for_a_slow_line():
    sizes = {path.name: path.stat().st_size for path in Path("docs/pictures").iterdir()}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}

"""English words that people mix into Vietnamese, put into Vietnamese before anything is read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from knowledge_base.store import read_yaml

FILE = Path(__file__).resolve().parent / "words/english.yml"


class English(NamedTuple):
    """What finds the English phrases, and what each is called in Vietnamese."""

    pattern: re.Pattern[str]
    vietnamese: dict[str, str]


@cache
def english() -> English:
    """Return the word list shipped with the search."""
    data = cast("dict[str, list[str]]", read_yaml(FILE))
    vietnamese = {phrase: meaning for meaning, phrases in data.items() for phrase in phrases}
    longest_first = sorted(vietnamese, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return English(re.compile(r"(?<![\w-])(?:" + "|".join(spaced) + r")(?![\w-])"), vietnamese)


def in_vietnamese(text: str) -> str:
    """Return lower-case ``text`` with its English put into Vietnamese.

    ``đổi driving license mất how long`` -> ``đổi giấy phép lái xe mất bao lâu``.
    """
    words = english()
    return words.pattern.sub(lambda m: words.vietnamese[" ".join(m.group().split())], text)

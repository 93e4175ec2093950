"""Everyday words to the words of the catalogue: ``so do`` also means ``giay chung nhan ...``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from knowledge_base.search.query import WORDS
from knowledge_base.store import read_yaml
from knowledge_base.text import fold


class Lexicon(NamedTuple):
    """Folded everyday phrases, what finds them, and what each adds."""

    pattern: re.Pattern[str]
    official: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """Return the word list shipped with the search."""
    data = cast("dict[str, str]", read_yaml(WORDS / "lexicon.yml"))
    official: dict[str, str] = {}
    for phrases, words in data.items():
        for phrase in phrases.split("|"):
            everyday = fold(phrase.strip())
            if everyday != fold(words):  # an official word needs no other
                official.setdefault(everyday, fold(words))
    longest_first = sorted(official, key=len, reverse=True)
    # A look-ahead, so that phrases inside and across one another are all found.
    pattern = re.compile(r"\b(?=(" + "|".join(map(re.escape, longest_first)) + r")\b)")
    return Lexicon(pattern, official)


def official_words(folded: str) -> list[str]:
    """Return what the everyday phrases in ``folded`` are called officially, longest first.

    A phrase within a longer one that matched is passed over.
    """
    words = lexicon()
    covered = 0
    found: list[tuple[int, str]] = []
    for match in words.pattern.finditer(folded):
        phrase = match.group(1)
        end = match.start() + len(phrase)
        if end > covered:  # else it lies within the phrase before it
            found.append((len(phrase), words.official[phrase]))
            covered = end
    return list(dict.fromkeys(official for _, official in sorted(found, reverse=True)))

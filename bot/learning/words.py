"""A text as words in their places, for those who look for names in it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.learning.name_words import STOPS, STOPS_MARKED
from bot.text import fold

_WORD = re.compile(r"[^\W_]+(?:[/'’][^\W_]+)*")
MOSTLY = 0.8
"""Share of capital words from which capitals tell nothing: people who write in capitals."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Attributes:
        lower: As typed, in lower case.
        bare: Folded.
        capital: Begins with a capital letter that tells something.
        near: Nothing but blanks lies between it and the word before.
        beside: Not even a sentence's end lies between: a comma or a dash at most.
    """

    start: int
    end: int
    lower: str
    bare: str
    capital: bool
    near: bool
    beside: bool

    @property
    def number(self) -> bool:
        """Whether it begins with a digit."""
        return self.bare[0].isdigit()

    @property
    def stop(self) -> bool:
        """Whether names end before it."""
        return self.bare in STOPS if self.lower == self.bare else self.lower in STOPS_MARKED


def words_of(text: str) -> list[Word]:
    """Return the words of ``text``."""
    found = list(_WORD.finditer(text))
    letters = [m[0] for m in found if m[0][0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    tells = capitals < MOSTLY * len(letters) or len(letters) < 4
    words: list[Word] = []
    for match in found:
        gap = text[words[-1].end : match.start()] if words else "."
        raw = match[0]
        acronym = len(raw) > 1 and raw.isupper() and raw.isalpha()
        capital = tells and raw[0].isupper() and not acronym
        near = gap.strip() == ""
        beside = near or bool(re.fullmatch(r"\s*[,\-–]\s*", gap))
        words.append(Word(*match.span(), raw.lower(), fold(raw), capital, near, beside))
    return words

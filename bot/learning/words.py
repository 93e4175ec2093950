"""A text as words in their places, for those who look for names in it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text import fold

_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)*")
MOSTLY = 0.6
"""Share of capital words from which capitals tell nothing: people who write in capitals."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Attributes:
        lower: As typed, in lower case.
        bare: Folded.
        capital: Begins with a capital letter that tells something.
        near: Nothing but blanks lies between it and the word before.
        comma: A comma or a dash lies between, with blanks.
    """

    start: int
    end: int
    lower: str
    bare: str
    capital: bool
    near: bool
    comma: bool

    @property
    def number(self) -> bool:
        """Whether it begins with a digit."""
        return self.bare[0].isdigit()


def words_of(text: str) -> list[Word]:
    """Return the words of ``text``."""
    found = list(_WORD.finditer(text))
    letters = [m[0] for m in found if m[0][0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    tells = capitals <= MOSTLY * len(letters) or len(letters) < 5
    words: list[Word] = []
    for match in found:
        gap = text[words[-1].end : match.start()] if words else "."
        raw = match[0]
        capital = tells and raw[0].isupper() and not (len(raw) > 1 and raw.isupper())
        near, comma = gap.strip() == "", bool(re.fullmatch(r"\s*[,\-–]\s*", gap))
        words.append(Word(*match.span(), raw.lower(), fold(raw), capital, near, comma))
    return words

"""Pure functions: one message seen in several ways, each learnt from by itself."""

from __future__ import annotations

import re
import unicodedata

ENDING_WORDS = 4
"""How many last words make the ending; three and five measured no better."""

PARTICLES = frozenset(
    ("a", "ad", "ah", "anh", "ban", "bot", "chu", "chau", "day", "dum", "em", "gium", "giup", "ha",
     "ho", "hen", "nha", "nhe", "nhi", "ne", "oi", "r", "ta", "thi", "u", "v", "va", "vay", "voi",
     "vs", "z", "zay")
)  # fmt: skip
"""Folded words that close a sentence without asking anything."""

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{3,}")


def plain(text: str) -> str:
    """Return ``text`` in NFC and lower case, blanks collapsed, long numbers as zeros.

    A long number is a shape, not a value: ``H56.14-240823-0001`` -> ``h56.14-000000-0000``. Short
    ones are kept: they choose (``2``) or name (``B1``).
    """
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
    return _NUMBER.sub(lambda n: "0" * len(n.group()), " ".join(composed.lower().split()))


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics: ``Đăng ký`` -> ``dang ky``."""
    decomposed = unicodedata.normalize("NFD", plain(text))
    return _MARKS.sub("", decomposed).replace("đ", "d")


def ending(text: str) -> str:
    """Return the last folded words that ask: ``... mất mấy ngày vậy ạ`` -> ``mat may ngay``."""
    words = _WORD.findall(fold(text))
    while len(words) > ENDING_WORDS and words[-1] in PARTICLES:
        words.pop()
    return " ".join(words[-ENDING_WORDS:])


def beginning(text: str) -> str:
    """Return the first three folded words, marked as such by their own view."""
    return " ".join(_WORD.findall(fold(text))[:3])

"""Reads the flattened lists of a page: legal bases, results, audience, levels, steps."""

from __future__ import annotations

import re

from knowledge_base.importers.published import NOTHING, clean, clean_lines
from knowledge_base.procedure import AgencyLevel

LEVELS = {
    "Cấp bộ": AgencyLevel.MINISTRY,
    "Cấp tỉnh": AgencyLevel.PROVINCE,
    "Cấp xã": AgencyLevel.COMMUNE,
    "Cơ quan khác": AgencyLevel.OTHER,
}
_SIGN = r"[A-ZĐƯ&]+\d{0,2}(?:[-–][A-ZĐƯ&]+\d{0,2})*"
# A document's number right after the name it belongs to (no blank before it), and at the end of
# the pair: the next name starts with a capital or nothing follows.
_LEGAL_CODE = re.compile(
    rf"(?<=\S)(?P<code>\d+(?:\.\d+)?[a-z]?/(?:\d{{4}}/)?{_SIGN})(?=$|[A-ZĐƯ“\"\s-])"
)
_RESULT_CODE = re.compile(
    r"Mã: ?(?:KQ\.[A-Z]+\d*\.\d{6}|[A-Z]{2}\.[\w.]*?\d{6}|\S+?(?=[A-ZĐ][a-zà-ỹ]|$))"
)
_COMMA = re.compile(r",\s*(?![^()]*\))")


def read_text(text: str) -> str:
    """Return ``text`` on one line; empty when the portal prints that there is nothing."""
    line = clean(text)
    return "" if line == NOTHING else line


def read_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a longer text, empty ones left out."""
    lines = clean_lines(text)
    return () if lines == NOTHING else tuple(lines.split("\n")) if lines else ()


def read_list(text: str) -> tuple[str, ...]:
    """Return the items of a list with commas; commas inside brackets do not part items."""
    line = read_text(text)
    return tuple(item.strip() for item in _COMMA.split(line) if item.strip())


def read_levels(text: str) -> tuple[AgencyLevel, ...]:
    """Return the levels of government; a word that is none of them is left out."""
    return tuple(LEVELS[item] for item in read_list(text) if item in LEVELS)


def read_results(text: str) -> tuple[str, ...]:
    """Return the names of the results; each is followed by its number (``Mã: KQ.…``)."""
    names = [clean(part) for part in _RESULT_CODE.split(text)]
    return tuple(dict.fromkeys(name for name in names if name and name != NOTHING))


def read_legal(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of name and number; the number is empty where none can be told apart."""
    text = clean(text)
    if text in ("", NOTHING):
        return ()
    pairs: list[tuple[str, str]] = []
    start = 0
    for found in _LEGAL_CODE.finditer(text):
        name, code = undouble(text[start : found.start()], found["code"])
        if name:
            pairs.append((name, code))
        start = found.end()
    rest = clean(text[start:])
    return (*pairs, (rest, "")) if rest else tuple(pairs)


def undouble(name: str, code: str) -> tuple[str, str]:
    """Give a name back the digits that its own number lost to the one that follows.

    ``Luật 28/2009/QH12`` + ``28/2009/QH12`` is printed ``Luật 28/2009/QH1228/2009/QH12``.
    """
    return clean(name), code

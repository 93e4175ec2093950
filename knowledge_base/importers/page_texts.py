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
_RESULT_CODE = re.compile(r"Mã: ?(?:KQ\.[A-Z]+\d*\.\d{5,7}|[A-ZĐ\d._-]*\d(?!\d))")
# One kind of applicant has commas in its name.
_LETTER = re.compile(r"[^\W\d_]")
_COMMA = re.compile(r"(?<!Cán bộ)(?<!công chức),\s*(?![^()]*\))")


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
    return tuple(dict.fromkeys(name for name in names if name != NOTHING and _LETTER.search(name)))

"""Splits long texts where a reader would pause. Pure.

Lengths are in UTF-16 units, as Telegram counts; for all but emoji that is one a character, so that
a text that fits so fits a limit in characters too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_PAUSES = tuple(map(re.compile, (r"\n\s*\n", r"\n", r"(?<=[.!?…])\s", r"\s")))
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)


class Styled(NamedTuple):
    """A plain text, and which of its characters are bold: (start, end excluded), in order."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()


def units(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def clean(text: str) -> str:
    """Return ``text`` in NFC, with half surrogate pairs, which no platform takes, replaced."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", whole)


def styled(marked: str) -> Styled:
    """Return ``marked`` without its ``**bold**`` markers, and where they were."""
    parts: list[str] = []
    bold: list[tuple[int, int]] = []
    at = length = 0
    for match in _BOLD.finditer(marked):
        before, inside = marked[at : match.start()], match.group(1)
        start = length + len(before)
        parts += [before, inside]
        length = start + len(inside)
        bold.append((start, length))
        at = match.end()
    return Styled("".join([*parts, marked[at:]]), tuple(bold))


def split(whole: Styled, limit: int) -> Iterator[Styled]:
    """Yield ``whole`` in pieces of at most ``limit`` UTF-16 units; only blanks are lost.

    Each ends, in this order of liking, at a paragraph, a line, a sentence, a word, a character.
    """
    start = _skip_blanks(whole.text, 0)
    while start < len(whole.text):
        end = _end_of_piece(whole.text, start, limit)
        kept = start + len(whole.text[start:end].rstrip())
        yield _cut(whole, start, kept)
        start = _skip_blanks(whole.text, end)


def _end_of_piece(text: str, start: int, limit: int) -> int:
    if units(text[start:]) <= limit:
        return len(text)
    farthest = _farthest(text, start, limit)
    least = start + (farthest - start) // 3  # a piece of two words is worse than a cut sentence
    for pause in _PAUSES:
        ends = [match.start() for match in pause.finditer(text, least, farthest + 1)]
        if ends and ends[-1] > start:
            return ends[-1]
    end = farthest
    while end > start + 1 and _joins(text, end):
        end -= 1
    return end if end > start + 1 else farthest


def _farthest(text: str, start: int, limit: int) -> int:
    """Return where ``limit`` units from ``start`` end; at least one character further."""
    room = limit
    for at in range(start, len(text)):
        room -= 2 if text[at] > "\uffff" else 1
        if room < 0:
            return max(at, start + 1)
    return len(text)


def _joins(text: str, at: int) -> bool:
    """Say whether a cut before ``at`` would tear a letter from its marks."""
    return at < len(text) and (
        unicodedata.combining(text[at]) != 0 or "\u200d" in text[at - 1 : at + 1]
    )


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _cut(whole: Styled, start: int, end: int) -> Styled:
    clipped = ((max(a, start) - start, min(b, end) - start) for a, b in whole.bold)
    return Styled(whole.text[start:end], tuple((a, b) for a, b in clipped if a < b))

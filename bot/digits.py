"""Reads the digits of a message however they are written: in groups, in words, with look-alikes.

Pure; reads folded text only, and every position holds in the text that was folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_WORDS = {
    "khong": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5", "lam": "5",
    "sau": "6", "bay": "7", "tam": "8", "chin": "9", "linh": "0", "le": "0", "o": "0", "muoi": "1",
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
DIGIT_WORD = rf"(?<![a-z])(?:{'|'.join(_WORDS)})(?![a-z])"
_TOKEN = re.compile(rf"\d+|{DIGIT_WORD}")
_MARKS = r" .\-–—_·\n()|*"
_RARE_MARKS = ",/"  # these also part numbers that have nothing to do with each other
# People write numbers in groups, and put small words between them when they dictate.
_SAID = r"roi|tiep|gach|cham|cach|xong|tru|cuoi"
_BETWEEN = re.compile(
    rf"[{_MARKS}{re.escape(_RARE_MARKS)}]{{1,5}}|[ .,]*(?:{_SAID})(?: den| la)?[ .,:]+"
)
_LOOKS_LIKE_DIGITS = re.compile(r"(?<![a-z0-9])(?=(?:[ol]*\d){3})[0-9ol]{6,19}(?![a-z0-9])")
_AS_DIGITS = str.maketrans("ol", "01")


class Group(NamedTuple):
    """Digits that stand together, and where; ``spoken`` when it is a word."""

    start: int
    end: int
    digits: str
    spoken: bool


def plain(folded: str) -> str:
    """Return ``folded`` with o and l as 0 and 1 where they stand in a number: ``o912345678``."""
    return _LOOKS_LIKE_DIGITS.sub(lambda found: found[0].translate(_AS_DIGITS), folded)


def runs(text: str) -> Iterator[list[Group]]:
    """Yield groups of digits that may belong to one number, in the order of ``text``."""
    run: list[Group] = []
    for found in _TOKEN.finditer(text):
        spoken = not found[0].isdigit()
        group = Group(*found.span(), _WORDS[found[0]] if spoken else found[0], spoken)
        if run and not _BETWEEN.fullmatch(text, run[-1].end, group.start):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def joined(groups: Sequence[Group]) -> str:
    """Return all digits of ``groups``."""
    return "".join(group.digits for group in groups)


def marks(text: str, groups: Sequence[Group]) -> set[str]:
    """Return what stands between ``groups``, blanks aside."""
    pairs = pairwise(groups)
    return {text[one.end : other.start].strip(" ") for one, other in pairs}


def are_rare(between: set[str]) -> bool:
    """Say whether one of the marks also parts numbers that have nothing to do with each other."""
    return any(char in _RARE_MARKS for mark in between for char in mark)

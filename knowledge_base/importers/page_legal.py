"""Reads the flattened table of legal bases: pairs of a name and a number, without separators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge_base.importers.published import NOTHING, UPPER, clean, clean_lines

# Who signs; the sign is followed at once by the next name ("...TT-BTCThông tư ...").
# Of two that begin alike, the longer stands first.
_ISSUERS = (
    "BLĐTBXH|BNN&PTNT|BNNPTNT|BVHTTDL|TANDTC|BGTVT|BTNMT|BNNMT|BTTTT|BKHCN|BKHĐT|BGDĐT|"
    "NHNN|VPCP|HĐTP|HĐTV|BHXH|TTCP|UBDT|TCHQ|BKH|BNN|BTC|BCA|BTP|BXD|BYT|BCT|BQP|BNV|BNG|TCT|TTg|CP"
)
_SMALL = rf"[^\W\d_{UPPER}]"
_PART = rf"(?:{_ISSUERS}|[A-ZĐƯ&]+(?=[{UPPER}]{_SMALL})|[A-ZĐƯ&]+(?!{_SMALL}))"
_SIGN = rf"(?:(?:UBTV)?QH\d{{2}}|(?:PL-)?UBTVQH\d{{1,2}}|{_PART}(?:[-–/]{_PART})*)"
_NUMBER = rf"(?>\d+[a-z]?/(?:\d{{4}}/)?{_SIGN})"
_CODE = re.compile(_NUMBER)
# A pair ends where a number is followed by nothing, or at once by the letter of the next name.
# After a blank it ends only when no blank stands before the number: inside a name there is one.
_END = re.compile(
    rf"{_NUMBER}(?=\s*$|(?!ngày|của|và|được|về)[^\W\d_]|[“\"])|(?<=[^\s/.,\d]){_NUMBER}(?=\s+[{UPPER}])"
)
_SECOND_NAME = re.compile(rf"(?<=[^\W\d_{UPPER}]|[.;)”])(?=[{UPPER}])")
LONGEST_NUMBER = 45


def read_legal(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of name and number; the number is empty where none can be told apart."""
    text = clean_lines(text).replace("\n", " ").strip()
    if text in ("", NOTHING):
        return ()
    return tuple(dict.fromkeys(pair for part in _parts(text) if (pair := split_pair(part))[0]))


def _parts(text: str) -> Iterator[str]:
    start = 0
    for found in _END.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    if clean(text[start:]):
        yield text[start:]


def split_pair(part: str) -> tuple[str, str]:
    """Split the number off the end of one pair.

    Args:
        part: ``Luật 28/2009/QH1228/2009/QH12``, or ``Luật sốLuật 18/2017/QH14``.
    """
    part = clean(part)
    codes = [found for found in _CODE.finditer(part) if found.end() == len(part)]
    if not codes:
        return part, ""
    start = codes[-1].start() + _digits_of_name(part, codes[-1])
    glued = start and not part[start - 1].isspace()
    if not glued:  # the number's cell repeats words: "Thông tư số 03/2023/TT-BTP"
        for second in reversed(list(_SECOND_NAME.finditer(part, 0, start))):
            if len(part) - second.start() <= LONGEST_NUMBER:
                return part[: second.start()].strip(), part[second.start() :]
        return part, ""
    return part[:start].strip(), part[start:]


def _digits_of_name(part: str, code: re.Match[str]) -> int:
    """Return how many leading digits of a number belong to the name before it.

    They run together: ``QH12`` + ``28/2009`` is printed ``QH1228/2009``, and ``năm 2011`` +
    ``02/2011`` is printed ``năm 201102/2011``.
    """
    digits = re.match(r"\d+", code[0])
    width = len(digits[0]) if digits else 0
    before = part[: code.start()]
    if re.search(r"QH$", before) and width > 2:
        return 2
    if re.search(r"\d\.$", before):  # 66.7/2025/NQ-CP
        whole = re.search(r"\d+\.$", before)
        return -len(whole[0]) if whole and "/NQ-CP" in code[0] and len(whole[0]) <= 4 else 0
    for taken in range(1, width):
        if re.search(rf"(?<!\d){re.escape(code[0][taken:])}", before):
            return taken
    return 4 if width > 4 and re.match(r"(?:19|20)\d\d", code[0]) else 0

"""Understands a choice by number: ``2``, ``so 2``, ``cái đầu``, ``cái cuối cùng``. Pure."""

from __future__ import annotations

import re

from bot.text import fold, normalise

_LEAD = r"(?:(?:toi |em |minh )?(?:chon|lay|bam|an) )?(?:(?:cai|so|muc|cau|dong|phuong an|y) ?)?"
_TAIL = r"(?: ?(?:nhe|nha|a|di|ay|do|cho toi))?[ .)!]*"
_BY_DIGIT = re.compile(rf"{_LEAD}(?:thu )?\(?(\d{{1,2}})\)?{_TAIL}")
_BY_WORD = re.compile(rf"{_LEAD}(?P<order>thu )?(?P<word>[a-z]+(?: [a-z]+)?){_TAIL}")
_LAST = frozenset({"cuoi", "cuoi cung", "chot"})
_ORDINAL = {"dau": 1, "dau tien": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4}
_COUNTED = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}


def chosen(text: str, count: int) -> int | None:
    """Return which of ``count`` numbered lines ``text`` means, from 1; ``None``: none of them.

    Only a message that is nothing but a choice counts: ``2 người`` is not one.
    """
    said = fold(normalise(text)).strip()
    number = _number(said, count)
    return number if number is not None and 1 <= number <= count else None


def _number(said: str, count: int) -> int | None:
    if match := _BY_DIGIT.fullmatch(said):
        return int(match.group(1))
    match = _BY_WORD.fullmatch(said)
    if match is None:
        return None
    word = match.group("word")
    if word in _LAST:
        return count
    if word in ("dau", "dau tien") or match.group("order"):
        return _ORDINAL.get(word, _COUNTED.get(word))
    leads = said != word and said.startswith(("chon ", "lay ", "cai ", "so ", "muc ", "cau "))
    return _COUNTED.get(word) if leads or word == "mot" else None

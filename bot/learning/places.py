"""Finds addresses: house numbers, streets, hamlets, communes, by what such places are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.learning.name_words import NOT_BEHIND, NOT_HOMES, PROVINCES, UNITS_NUMBERED
from bot.learning.words import Word

_UNITS = {
    "phường": 2, "xã": 2, "huyện": 2, "quận": 2, "thôn": 3, "ấp": 3, "xóm": 3, "ngõ": 3,
    "hẻm": 3, "buôn": 3, "khóm": 3, "ngách": 3, "kiệt": 3, "đường": 0, "phố": 0, "bản": 0,
    "tổ": 0, "làng": 0, "khu": 0, "số": 0, "đội": 0, "chung cư": 3, "tòa nhà": 0, "toà nhà": 0,
    "tòa": 0, "thị trấn": 2, "thị xã": 2, "tổ dân phố": 0, "khu phố": 0, "số nhà": 0,
    "nhà số": 0, "căn hộ": 0, "đặc khu": 0, "thành phố": 0, "khu đô thị": 0, "tiểu khu": 0,
    "chợ": 0, "chùa": 0, "kênh": 0, "khu dân cư": 0, "khu tập thể": 0, "tầng": 0, "block": 0,
    "lô": 0, "nhà": 0, "trường": 0, "trường tiểu học": 0, "cù lao": 0, "xứ đồng": 0, "phòng": 0,
    "trạm y tế": 0, "đường số": 0, "khu công nghiệp": 0, "quốc lộ": 0, "cạnh": 0, "rạch": 0,
    "cầu": 0, "ktx": 0, "ký túc xá": 0,
    "phuong": 2, "xa": 2, "huyen": 2, "quan": 2, "thon": 3, "ap": 2, "xom": 3, "ngo": 2,
    "hem": 3, "buon": 2, "khom": 3, "ngach": 3, "kiet": 2, "duong": 0, "pho": 0, "to": 0,
    "lang": 0, "so": 0, "doi": 0, "chung cu": 3, "thi tran": 3, "thi xa": 3, "thanh pho": 0,
    "to dan pho": 0, "khu pho": 0, "so nha": 0, "nha so": 0, "can ho": 0, "p": 0, "q": 0,
    "kp": 0, "tt": 0, "tx": 0, "tp": 0, "kdt": 0, "tdp": 0, "duong so": 0, "tai": 0,
}  # fmt: skip
"""What places are called, and how far small letters behind are believed: 0 only capitals and
numbers, 2 two words, 3 all but what is no name."""
_HOUSES = frozenset(("số", "so", "số nhà", "so nha", "nhà số", "nha so", "tai"))
_NUMBERED = UNITS_NUMBERED | {
    "tổ dân phố", "khu phố", "to dan pho", "khu pho", "căn hộ", "can ho", "tiểu khu", "tầng",
    "phòng", "đường số", "duong so", "kênh", "block", "nhà",
}  # fmt: skip
_ONLY_WITH_MORE = frozenset(("nhà", "tầng", "phòng"))
_CITIES = frozenset(("thành phố", "thanh pho", "tp", "phố", "pho"))
_HOME = frozenset(("ở", "tại", "quê", "ngụ", "chỉ", "về", "từ", "trú", "sang", "o", "que", "ve"))
LONGEST = 4


def place_spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return start and end of each address in ``words``, neighbouring parts of one joined."""
    spans: list[tuple[int, int]] = []
    last = -1
    for start, end in _parts(words):
        if last == start and words[start].beside:
            spans[-1] = spans[-1][0], words[end - 1].end
        else:
            spans.append((words[start].start, words[end - 1].end))
        last = end
    return spans


def _parts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first and one past the last word of each part of an address."""
    at, last = 0, -1
    while at < len(words):
        if province := _province(words, at):
            at = last = province
            continue
        goes_on = at == last and words[at].beside
        end = _called(words, at, goes_on=goes_on) or _street(words, at) or _home(words, at)
        if end is None and goes_on and words[at].capital:
            end = _run(words, at)
        if end:
            yield at, end
            last = end
        at = end or at + 1


def _province(words: Sequence[Word], at: int) -> int | None:
    """Return where a province's name ends that begins at ``at``: it stays."""
    for length in (3, 2):
        part = words[at : at + length]
        near = all(word.near for word in part[1:])
        if near and " ".join(word.bare for word in part) in PROVINCES:
            return at + length if all(word.capital for word in part) else None
    return None


def _called(words: Sequence[Word], at: int, *, goes_on: bool = False) -> int | None:
    """Return where a place ends whose kind is named at ``at``."""
    for length in (3, 2, 1):
        name = " ".join(word.lower for word in words[at : at + length])
        if name in _UNITS and all(word.near for word in words[at + 1 : at + length]):
            end = _named(words, at + length, name, goes_on=goes_on)
            if end or length == 1:
                return end
    return None


def _named(words: Sequence[Word], at: int, unit: str, *, goes_on: bool) -> int | None:
    if at >= len(words) or not words[at].near:
        return None
    word = words[at]
    if unit in _HOUSES:
        return _house(words, at, sure="nh" in unit)
    if word.number:
        fits = unit in _NUMBERED and len(word.bare) <= 8
        return _house(words, at, sure=goes_on or unit not in _ONLY_WITH_MORE) if fits else None
    if word.capital and word.bare not in NOT_HOMES:
        end = _run(words, at)
        name = " ".join(each.bare for each in words[at:end])
        return None if name in PROVINCES and unit in _CITIES else end
    return _small(words, at, _UNITS[unit])


def _house(words: Sequence[Word], at: int, *, sure: bool) -> int | None:
    """Return where a house number ends, with its street where one is written behind."""
    if not words[at].number:
        return None
    end = at + 1
    if end < len(words) and words[end].beside:
        street = _called(words, end, goes_on=True)
        street = street or (_run(words, end) if words[end].capital else None)
        if street:
            return street
    return end if sure else None


def _small(words: Sequence[Word], at: int, trust: int) -> int | None:
    """Return where a place name in small letters ends."""
    word = words[at]
    if not trust or word.bare in NOT_BEHIND or word.stop:
        return None
    end = at + 1
    while end < len(words) and words[end].near and end - at < 2 and _is_part(words, end):
        end += 1
    return None if end - at == 1 and trust == 2 else end


def _is_part(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.number or (word.stop and word.bare not in ("quan", "thanh", "tam", "dong", "cong")):
        return False
    if word.bare in ("quan", "thanh", "tam", "dong", "cong") or word.lower in _UNITS:
        return at + 1 == len(words) or not words[at + 1].near or words[at + 1].stop
    return True


def _street(words: Sequence[Word], at: int) -> int | None:
    """Return where ``12/3 Lê Lợi`` ends, or ``A12-08 Mường Thanh``."""
    word = words[at]
    if not word.number or at + 2 >= len(words) or len(word.bare) > 9:
        return None
    two = words[at + 1], words[at + 2]
    return _run(words, at + 1) if all(each.capital and each.near for each in two) else None


def _home(words: Sequence[Word], at: int) -> int | None:
    """Return where a place ends that only stands behind "at", by its capitals."""
    if not at or words[at - 1].lower not in _HOME:
        return None
    word = words[at]
    if not (word.capital and word.near) or word.bare in NOT_HOMES or word.number:
        return None
    end = _run(words, at)
    return None if " ".join(each.bare for each in words[at:end]) in PROVINCES else end


def _run(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].near and words[end].capital and end - at < LONGEST:
        end += 1
    return end

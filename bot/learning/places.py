"""Finds addresses: house numbers, streets, hamlets, communes, districts, by what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.learning.name_words import PROVINCES, STOPS
from bot.learning.words import Word

_UNITS = {
    "phường": 3, "xã": 3, "huyện": 3, "quận": 3, "thôn": 3, "ấp": 3, "xóm": 3, "ngõ": 3,
    "hẻm": 3, "buôn": 3, "khóm": 3, "ngách": 3, "kiệt": 3, "đường": 0, "phố": 0, "bản": 0,
    "tổ": 0, "làng": 0, "khu": 0, "số": 0, "đội": 0, "chung cư": 2, "tòa nhà": 2, "toà nhà": 2,
    "tòa": 0, "thị trấn": 3, "thị xã": 3, "tổ dân phố": 2, "khu phố": 2, "số nhà": 2,
    "nhà số": 2, "căn hộ": 2, "đặc khu": 3, "thành phố": 0, "khu đô thị": 3, "tiểu khu": 2,
    "phuong": 1, "xa": 1, "huyen": 2, "quan": 1, "thon": 2, "ap": 1, "xom": 2, "ngo": 1,
    "hem": 2, "buon": 1, "khom": 2, "ngach": 2, "kiet": 1, "duong": 0, "pho": 0, "to": 0,
    "lang": 0, "so": 0, "doi": 0, "chung cu": 2, "thi tran": 2, "thi xa": 2, "thanh pho": 0,
    "to dan pho": 2, "khu pho": 2, "so nha": 2, "nha so": 2, "can ho": 2, "p": 0, "q": 0,
    "kp": 0, "tt": 0, "tx": 0, "tp": 0, "kdt": 0, "tdp": 0,
}  # fmt: skip
"""What places are called, and how far small letters behind are believed: 0 only capitals and
numbers, 1 what is no usual word there, 2 and 3 all but stops."""
_HOUSES = frozenset({"số", "so", "số nhà", "so nha", "nhà số", "nha so"})
_NUMBERED = frozenset(
    ["phường", "quận", "thôn", "ấp", "xóm", "ngõ", "hẻm", "ngách", "kiệt", "tổ", "khóm", "khu", "đội", "phuong", "quan", "thon", "ap", "xom", "ngo", "hem", "ngach", "kiet", "to", "khom", "doi", "p", "q", "kp", "tdp"]
) | {"tổ dân phố", "khu phố", "to dan pho", "khu pho", "căn hộ", "can ho", "tiểu khu"}
_NOT_BEHIND = frozenset(
    ["hoi", "phuong", "xa", "nao", "nay", "do", "minh", "em", "toi", "co", "thi", "khong", "cu", "moi", "khac", "de", "lam", "noi", "hay", "hoac", "ho", "tien", "an", "phap", "thuc", "cham", "huong", "ly", "su", "he", "ao", "an", "dung", "bo", "luat", "khai", "chuc", "cong", "gia", "dan", "trinh", "dang", "khu", "vuc", "lon", "nho", "cua", "cho", "bao", "ai", "dau", "gan", "ben", "tren", "duoi", "toi", "ra", "vao", "ve", "cap", "cung", "van", "la", "ma", "nhu", "sap", "nhap", "tru", "tham", "sat", "toan", "sao", "dinh", "chinh", "tich", "nghi", "san", "tu", "binh", "thuong", "truc", "tuyen", "doi", "voi", "so", "vi", "gi", "tot", "ban", "huyen", "tinh", "quan", "thi", "thon", "sach", "nhieu", "it", "hien", "nhau", "ngoai", "trong", "lo", "doan", "ho", "tro", "uong", "thue", "giao", "tra", "tiep", "nghinh", "chong", "xe", "day", "bay", "nhan", "xu", "duong", "pho", "minh", "nguoi", "nha"]
)
_HOME = frozenset(["o", "tai", "que", "tru", "ngu", "chi", "ve", "tu"])
_NOT_HOMES = frozenset(
    ["viet", "bo", "so", "cong", "ubnd", "uy", "trung", "cuc", "chi", "phong", "toa", "ngan", "kho", "my", "nhat", "han", "duc", "phap", "uc", "dai", "lao", "campuchia", "thai", "singapore", "nga", "anh", "canada", "nga", "sở", "ban", "hội", "cang", "nuoc", "vneid", "zalo", "facebook"]
)
LONGEST = 4


def place_spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return start and end of each address in ``words``, parts of one joined."""
    return list(_joined(words, list(_parts(words))))


def _parts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first and one past the last word of each part of an address."""
    at = 0
    while at < len(words):
        end = _called(words, at) or _street(words, at) or _home(words, at)
        if end:
            yield at, end
        at = end or at + 1


def _joined(words: Sequence[Word], parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, end in parts:
        if held and held[1] == start:
            held = held[0], end
            continue
        if held:
            yield words[held[0]].start, words[held[1] - 1].end
        held = start, end
    if held:
        yield words[held[0]].start, words[held[1] - 1].end


def _called(words: Sequence[Word], at: int) -> int | None:
    """Return where a place ends whose kind is named at ``at``."""
    for length in (3, 2, 1):
        name = " ".join(word.lower for word in words[at : at + length])
        if name in _UNITS and all(word.near for word in words[at + 1 : at + length]):
            return _named(words, at + length, name)
    return None


def _named(words: Sequence[Word], at: int, unit: str) -> int | None:
    if at >= len(words) or not words[at].near:
        return None
    word = words[at]
    if unit in _HOUSES:
        return _house(words, at, sure="nh" in unit)
    if word.number:
        fits = unit in _NUMBERED and len(word.bare) <= 8
        return _house(words, at, sure=True) if fits else None
    if word.capital and word.bare not in _NOT_HOMES:
        end = _run(words, at)
        name = " ".join(each.bare for each in words[at:end])
        return None if name in PROVINCES and unit in ("thành phố", "thanh pho", "tp") else end
    return _small(words, at, _UNITS[unit])


def _house(words: Sequence[Word], at: int, *, sure: bool) -> int | None:
    """Return where a house number ends, with its street where one is written behind."""
    if not words[at].number:
        return None
    end = at + 1
    if end < len(words) and words[end].near:
        street = _called(words, end) or (_run(words, end) if words[end].capital else None)
        if street:
            return street
    return end if sure else None


def _small(words: Sequence[Word], at: int, trust: int) -> int | None:
    """Return where a place name in small letters ends."""
    word = words[at]
    if not trust or word.bare in _NOT_BEHIND or word.bare in STOPS:
        return None
    end = at + 1
    while end < len(words) and words[end].near and end - at < 2 and _is_part(words, end):
        end += 1
    return None if end - at == 1 and trust == 1 else end


def _is_part(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    unit = word.lower in _UNITS and word.bare not in ("an", "to")
    return not (word.number or word.bare in STOPS or unit)


def _street(words: Sequence[Word], at: int) -> int | None:
    """Return where ``12/3 Lê Lợi`` ends."""
    word = words[at]
    if not word.number or at + 2 >= len(words) or len(word.bare) > 9:
        return None
    two = words[at + 1], words[at + 2]
    return _run(words, at + 1) if all(each.capital and each.near for each in two) else None


def _home(words: Sequence[Word], at: int) -> int | None:
    """Return where a place ends that only stands behind "at", by its capitals."""
    if not at or words[at - 1].bare not in _HOME:
        return None
    word = words[at]
    if not (word.capital and word.near) or word.bare in _NOT_HOMES:
        return None
    end = _run(words, at)
    name = " ".join(each.bare for each in words[at:end])
    return None if name in PROVINCES else end


def _run(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].near and words[end].capital and end - at < LONGEST:
        end += 1
    return end

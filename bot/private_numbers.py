"""Tells personal numbers from the other numbers of a message. Pure; reads folded text only.

How well: docs/quality.md, "Masking"; measured by ``python -m tests.bot.test_masking_measured``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.digits import Group, are_rare, joined, marks, plain, runs

_DONG_AFTER = re.compile(r"\s?(?:dong|vnd|d)(?![a-z0-9])")
_THOUSANDS_AFTER = re.compile(r"\s?(?:k|nghin|ngan|trieu|tr|ty|ti)(?![a-z0-9])")
_MONEY_BEFORE = re.compile(
    r"(?:phi|tien|gia|luong|thu nhap|doanh thu|von|phat|tro cap|muc)\W+(?:\w+\W+){0,3}$"
)
_NAMED_BEFORE: Sequence[tuple[str, re.Pattern[str]]] = [
    (label, re.compile(rf"(?<![a-z])(?:{names})(?![a-z])[^\d\n]{{0,40}}$"))
    for label, names in (
        ("[CCCD]", "cccd|can cuoc|dinh danh|ma dinh danh|so cc"),
        ("[CMND]", "cmnd|cmt|cmtnd|chung minh|chung minh thu"),
        ("[BHXH]", "bhxh|bao hiem(?: xa hoi| y te)?|bhyt|so so"),
        ("[HỘ CHIẾU]", "ho chieu|passport"),
        ("[SỐ THẺ]", "so the|stk|so tai khoan|tai khoan|atm|visa|mastercard"),
        (
            "[ĐIỆN THOẠI]",
            "sdt|dt|lh|dien thoai|so may|hotline cua|zalo|phone|mobile|di dong|so dd",
        ),
    )
]
_PHONE = re.compile(r"(?:0084|84|0)(?:3|5|7|8|9)\d{8}|0?2\d{9}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DATE = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}")
_SERVICE = re.compile(r"11[1-9]|1[89]00\d{4,6}")  # numbers that everybody may call
LONG = 9  # shorter numbers are personal only when they are called so
NAMED = 6  # the shortest number that a name makes personal: a part of an identity number
LONGEST = 19  # digits of the longest bank card
LOOK_BACK = 60  # characters in which a number's name is looked for
SPOKEN = 3  # digits in words from which a number is taken to be read out


def number_spans(folded: str, kept: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, label) of each personal number in ``folded``, outside of ``kept``."""
    text = plain(_without(folded, kept))
    for groups in runs(text):
        yield from _in_run(text, groups)


def _without(text: str, kept: Sequence[tuple[int, int]]) -> str:
    """Return ``text`` with what is kept made unreadable, at the same length."""
    for start, end in kept:
        text = text[:start] + "¦" * (end - start) + text[end:]
    return text


def _in_run(text: str, groups: list[Group]) -> Iterator[tuple[int, int, str]]:
    """Yield personal numbers made of neighbouring ``groups``, the longest first at each place."""
    at = 0
    while at < len(groups):
        name = _name_before(text, groups[at].start)
        for end in range(_farthest(groups, at), at, -1):
            if _is_money(text, groups[at:end], named=name is not None):
                at = end
                break
            label = _label(text, groups[at:end], name)
            if label:
                yield _with_plus(text, groups[at].start), groups[end - 1].end, label
                at = end
                break
        else:
            at += 1


def _farthest(groups: list[Group], at: int) -> int:
    """Return where a number that begins at ``at`` ends at the latest."""
    length, end = 0, at
    while end < len(groups) and length <= LONGEST:
        length += len(groups[end].digits)
        end += 1
    return end


def _with_plus(text: str, start: int) -> int:
    return start - 1 if start and text[start - 1] == "+" else start


def _name_before(text: str, start: int) -> str | None:
    """Return the label of what the words before ``start`` call the number, if they do."""
    before = text[max(0, start - LOOK_BACK) : start]
    return next((label for label, names in _NAMED_BEFORE if names.search(before)), None)


def _label(text: str, groups: list[Group], name: str | None) -> str | None:
    """Return the label of ``groups`` read as one number; ``None``: nothing personal."""
    digits = joined(groups)
    if not NAMED <= len(digits) <= LONGEST or _are_others(groups):
        return None
    between = marks(text, groups)
    rare = are_rare(between)
    spoken = sum(group.spoken for group in groups)
    if rare and len(between) > 1 and spoken < SPOKEN:
        return None
    by_form = next((label for label, fits in _FORMS if fits(digits, groups)), None)
    if spoken or _one_by_one(groups):
        read_out = len(digits) >= LONG and (_one_by_one(groups) or spoken >= SPOKEN)
        return (by_form or name or "[DÃY SỐ]") if read_out else None
    if by_form and (name or not rare or _one_number(groups)):
        return by_form
    if name and (len(digits) >= LONG or _one_number(groups)):
        return name
    return "[DÃY SỐ]" if len(digits) >= LONG and _is_nothing_else(groups) else None


def _are_others(groups: list[Group]) -> bool:
    """Say whether these are years, or numbers that everybody may call."""
    if all(_YEAR.fullmatch(g.digits) or _SERVICE.fullmatch(g.digits) for g in groups):
        return True
    others = (group.digits for group in groups if len(group.digits) >= 8)
    return any(_DATE.fullmatch(digits) or _SERVICE.fullmatch(digits) for digits in others)


def _one_by_one(groups: list[Group]) -> bool:
    return len(groups) > 1 and all(len(group.digits) == 1 for group in groups)


def _one_number(groups: list[Group]) -> bool:
    """Say whether ``groups`` look like one number typed in parts, not several small ones."""
    return len(groups) == 1 or all(len(group.digits) >= 3 for group in groups)


def _is_nothing_else(groups: list[Group]) -> bool:
    """Say whether a long number without a name has parts that no sum, date or list has."""
    lengths = [len(group.digits) for group in groups]
    if len(groups) == 1:
        return True
    if all(group.digits.endswith("000") for group in groups):
        return False
    if len(groups) == 2:
        return max(lengths) >= 5
    first_is_year = _YEAR.fullmatch(groups[0].digits) is not None
    return lengths[0] >= 4 and min(lengths[:-1]) >= 3 and not first_is_year


def _is_money(text: str, groups: list[Group], *, named: bool) -> bool:
    """Say whether this is an amount: with a unit, after a word for money, or round."""
    first, rest = groups[0].digits, groups[1:]
    if first.startswith("0") or (rest and len(first) > 3) or any(g.spoken for g in groups):
        return False
    if not all(len(group.digits) == 3 for group in rest):
        return False
    if _DONG_AFTER.match(text, groups[-1].end):
        return True
    # people write "k" for "không" too: nobody counts hundreds of millions in thousands
    if len(joined(groups)) < LONG and _THOUSANDS_AFTER.match(text, groups[-1].end):
        return True
    before = text[max(0, groups[0].start - LOOK_BACK) : groups[0].start]
    round_sum, told = joined(groups).endswith("000"), bool(_MONEY_BEFORE.search(before))
    return (round_sum and told) if named else (round_sum or told)


def _is_card(digits: str, groups: list[Group]) -> bool:
    """Say whether this may be a bank card: 15 to 19 digits with Luhn's check digit."""
    return 15 <= len(digits) <= LONGEST and _one_number(groups) and _luhn(digits)


def _luhn(digits: str) -> bool:
    """Say whether the last digit is Luhn's check digit of the others: 79927398713 is right."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_identity(digits: str, _: list[Group]) -> bool:
    """Twelve digits that start with a province, 001 to 096."""
    return len(digits) == 12 and 1 <= int(digits[:3]) <= 96


def _is_old_identity(digits: str, groups: list[Group]) -> bool:
    """Nine digits, together or three by three."""
    return len(digits) == 9 and all(len(group.digits) in (3, 9) for group in groups)


def _is_insurance(digits: str, groups: list[Group]) -> bool:
    """Ten digits together that are no telephone."""
    return len(digits) == 10 and len(groups) == 1


def _is_phone(digits: str, _: list[Group]) -> bool:
    return _PHONE.fullmatch(digits) is not None


_FORMS: Sequence[tuple[str, Callable[[str, list[Group]], bool]]] = [
    ("[CCCD]", _is_identity),
    ("[ĐIỆN THOẠI]", _is_phone),
    ("[SỐ THẺ]", _is_card),
    ("[CMND]", _is_old_identity),
    ("[BHXH]", _is_insurance),
]

"""Invented personal numbers of every kind, and the ways in which people write them.

Everything is drawn from a seed, so that a figure can be measured again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.text import fold

WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
OTHER_WORDS = {
    "4": ("tư",),
    "5": ("lăm", "năm"),
    "7": ("bẩy", "bảy"),
    "0": ("không", "lẻ", "linh"),
}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


class Kind(NamedTuple):
    """A kind of number.

    Attributes:
        name: For the table of figures.
        make: Draws one.
        called: Words by which people announce it; empty where its form alone tells.
        cuts: Lengths of the groups in which it is written, besides as one.
    """

    name: str
    make: Callable[[random.Random], str]
    called: Sequence[str]
    cuts: Sequence[tuple[int, ...]]


def identity(chance: random.Random) -> str:
    """Twelve digits: province, century and sex, year of birth, six more."""
    return f"{chance.randint(1, 96):03d}{chance.randint(0, 3)}{chance.randint(0, 99999999):08d}"


def old_identity(chance: random.Random) -> str:
    """Nine digits."""
    return f"{chance.randint(10_000_000, 389_999_999):09d}"


def mobile(chance: random.Random) -> str:
    """Ten digits of a mobile telephone."""
    return f"0{chance.choice('35789')}{chance.randint(0, 99999999):08d}"


def landline(chance: random.Random) -> str:
    """Eleven digits of a telephone in Hà Nội, Ho Chi Minh City or Đà Nẵng."""
    return chance.choice(["024", "028"]) + f"{chance.randint(20000000, 79999999)}"


def insurance(chance: random.Random) -> str:
    """Ten digits of a social insurance book."""
    return f"{chance.randint(1, 7)}{chance.randint(1, 9)}{chance.randint(0, 99999999):08d}"


def card(chance: random.Random) -> str:
    """Sixteen digits of a bank card, the last one Luhn's."""
    first = chance.choice(["9704", "4111", "5200"]) + f"{chance.randint(0, 10**11 - 1):011d}"
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)


def code(chance: random.Random) -> str:
    """Six digits of a one-time code."""
    return f"{chance.randint(0, 999999):06d}"


KINDS = (
    Kind("identity", identity, ("cccd", "số căn cước", "thẻ căn cước của tôi là", "định danh"),
         ((3, 3, 3, 3), (3, 3, 6), (4, 4, 4), (6, 6), (3, 1, 2, 6), (2,) * 6)),
    Kind("old identity", old_identity, ("cmnd", "chứng minh thư số", "cmt cũ"), ((3, 3, 3),)),
    Kind("mobile", mobile, ("sđt", "đt", "gọi em số", "số điện thoại", "zalo", "lh"),
         ((4, 3, 3), (3, 3, 4), (2, 2, 2, 2, 2), (4, 2, 2, 2), (4, 6), (5, 5))),
    Kind("landline", landline, ("máy bàn", "điện thoại", "gọi số"), ((3, 4, 4), (3, 8))),
    Kind("insurance", insurance, ("bhxh", "mã số bảo hiểm xã hội", "số sổ bhxh"),
         ((4, 3, 3), (2, 8), (5, 5))),
    Kind("bank card", card, ("thẻ", "số thẻ", "thẻ atm", "visa"), ((4, 4, 4, 4),)),
    Kind("one-time code", code, ("mã otp", "otp là", "mã xác thực của em", "mã pin"), ((3, 3),)),
)  # fmt: skip


def grouped(digits: str, cut: Sequence[int], between: str) -> str:
    """Return ``digits`` in groups as long as ``cut`` says."""
    parts, at = [], 0
    for length in cut:
        parts.append(digits[at : at + length])
        at += length
    return between.join(parts)


def in_words(digits: str, chance: random.Random, *, bare: bool, between: str = " ") -> str:
    """Return ``digits`` as they are read out, with or without diacritics."""
    said = [
        chance.choice(OTHER_WORDS.get(digit, ()) or (WORDS[int(digit)],))
        if chance.random() < 0.15
        else WORDS[int(digit)]
        for digit in digits
    ]
    text = between.join(said)
    return fold(text) if bare else text

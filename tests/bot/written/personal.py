"""Four hundred sentences with one invented personal number each, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from tests.bot.written.numbers import (
    ARABIC,
    BOLD,
    FULL_WIDTH,
    KINDS,
    WORDS,
    Kind,
    grouped,
    in_words,
)

AFTERS = (
    "",
    " ạ",
    " nhé",
    ", tra giúp em",
    ". Cảm ơn",
    " thì làm sao",
    ") với ạ",
    "!",
    "\nxin cảm ơn",
)
BEFORES = ("", "em ", "cho hỏi ", "Dạ ", "tôi tên A, ", "alo ", "(")
BETWEEN = (" ", ".", "-", "  ", " - ", ". ", "–", "·", "_", "/", ",", ", ", " . ", "\n", "|", "*")


class Form(NamedTuple):
    """A sentence with a personal number.

    Attributes:
        way: How it is written, for the table.
        kind: What it is.
        before: The text up to the number.
        number: The number as written.
        after: The text behind it.
    """

    way: str
    kind: str
    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.number}{self.after}"


def plain(digits: str, kind: Kind, chance: random.Random) -> str:
    """As one."""
    return digits


def in_groups(digits: str, kind: Kind, chance: random.Random) -> str:
    """In the groups that people use for it, with anything between."""
    return grouped(digits, chance.choice(kind.cuts), chance.choice(BETWEEN))


def one_by_one(digits: str, kind: Kind, chance: random.Random) -> str:
    """Digit by digit."""
    return chance.choice((" ", ".", "-", ", ")).join(digits)


def other_digits(digits: str, kind: Kind, chance: random.Random) -> str:
    """In digits of another width, weight or script."""
    written = grouped(digits, chance.choice(((len(digits),), *kind.cuts)), " ")
    return written.translate(chance.choice((FULL_WIDTH, ARABIC, BOLD)))


def keycaps(digits: str, kind: Kind, chance: random.Random) -> str:
    """In emoji."""
    return "".join(f"{digit}\ufe0f\u20e3" for digit in digits)


def words(digits: str, kind: Kind, chance: random.Random) -> str:
    """Read out."""
    between = chance.choice((" ", " ", ", ", "-", " . "))
    return in_words(digits, chance, bare=chance.random() < 0.5, between=between)


def words_and_digits(digits: str, kind: Kind, chance: random.Random) -> str:
    """Partly read out: as one who dictates and types, or who hides the number from a filter."""
    half = len(digits) // 2
    said = in_words(digits[half:], chance, bare=chance.random() < 0.5)
    mixed = " ".join(WORDS[int(d)] if chance.random() < 0.5 else d for d in digits)
    return chance.choice((f"{digits[:half]} {said}", mixed))


def hidden(digits: str, kind: Kind, chance: random.Random) -> str:
    """With a letter for a digit that looks alike, or something unseen between."""
    ways = (
        digits.replace("0", chance.choice("oO")),
        digits.replace("1", "l"),
        "\u200b".join(digits),
        "\u00a0".join(digits),
    )
    return chance.choice(ways)


def joined(digits: str, kind: Kind, chance: random.Random) -> str:
    """With a word between its two halves."""
    half, between = (
        len(digits) // 2,
        (" rồi ", " tiếp ", " gạch ", " chấm ", " ... ", " xong đến "),
    )
    return f"{digits[:half]}{chance.choice(between)}{digits[half:]}"


Way = Callable[[str, Kind, random.Random], str]
WAYS: tuple[tuple[Way, int], ...] = (  # and how many of each
    (plain, 60), (in_groups, 130), (one_by_one, 35), (other_digits, 45), (keycaps, 10),
    (words, 50), (words_and_digits, 30), (hidden, 20), (joined, 20),
)  # fmt: skip


def personal(seed: int = 2026) -> list[Form]:
    """Return the forms of ``seed``, always the same ones."""
    chance = random.Random(seed)  # noqa: S311  # a seed, no secret
    made = []
    for way, count in WAYS:
        for at in range(count):
            kind = KINDS[at % len(KINDS)]
            called = chance.choice(kind.called) + chance.choice((" ", ": ", " là ", " "))
            announced = kind.name in {"one-time code", "old identity"} or chance.random() < 0.6
            before = chance.choice(BEFORES) + (called if announced else "")
            digits = kind.make(chance)
            made.append(
                Form(
                    way.__name__,
                    kind.name,
                    before,
                    way(digits, kind, chance),
                    chance.choice(AFTERS),
                )
            )
    return made

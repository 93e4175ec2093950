"""Messages as nobody should write them, yet somebody does: random and mutated, seeded. Pure."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence

LONGEST = 4000
"""Longer texts are refused with the request, before any of this is reached."""

Mutate = Callable[[str, random.Random], str]

ODD = (
    *(
        "\u0000",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ud83d",
        "\U0001f600",
        "\U0001f468\u200d\U0001f467",
    ),
    *(
        "\n\n",
        "\t",
        "\r",
        "\x1b[31m",
        "/",
        "**",
        "`",
        "<b>",
        "%00",
        "{}",
        '{"procedure": "',
        "]]>",
    ),
    *("'; --", "../..", "http://x.vn", "\ufdfa", "\uff21", "\u2460", "\u1ea1\u0308", "0" * 12),
    *("001099000001", "/ask_fee", "/restart", "[CCCD]"),
)
"""What breaks careless programs: controls, half characters, markup, commands, long numbers."""


def odd_messages(seeds: Sequence[str], count: int, seed: int = 7) -> Iterator[str]:
    """Yield ``count`` messages, the same for the same arguments.

    Args:
        seeds: Sensible messages, at least two, most of which are mutated one to three times.
        count: How many.
        seed: Of all chance in here.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        if chance.random() < 0.15:
            yield noise(chance)
            continue
        text = chance.choice(seeds)
        for _ in range(chance.randint(1, 3)):
            text = joined(text, seeds, chance) if chance.random() < 0.1 else mutated(text, chance)
        yield text[:LONGEST]


def noise(chance: random.Random) -> str:
    """Return up to 60 characters from anywhere in Unicode."""
    ends = (0x7F, 0x24F, 0x1EFF, 0xFFFF, 0x1FFFF)
    return "".join(
        chr(chance.randint(0, chance.choice(ends))) for _ in range(chance.randint(0, 60))
    )


def joined(text: str, seeds: Sequence[str], chance: random.Random) -> str:
    """Return ``text`` with another message before or behind it."""
    other = chance.choice(seeds)
    return f"{text} {other}" if chance.random() < 0.5 else f"{other}, {text}"


def mutated(text: str, chance: random.Random) -> str:
    """Return ``text`` changed in one way."""
    return chance.choice(MUTATIONS)(text, chance)


def _at(text: str, chance: random.Random) -> int:
    return chance.randint(0, len(text))


def _insert(text: str, chance: random.Random) -> str:
    at = _at(text, chance)
    return text[:at] + chance.choice(ODD) + text[at:]


def _cut(text: str, chance: random.Random) -> str:
    return text[: _at(text, chance)]


def _drop(text: str, chance: random.Random) -> str:
    at = _at(text, chance)
    return text[:at] + text[at + 1 :]


def _swap(text: str, chance: random.Random) -> str:
    at = _at(text, chance)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _repeat(text: str, chance: random.Random) -> str:
    return text * chance.choice((2, 3, 40))


def _shuffle(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _apart(text: str, chance: random.Random) -> str:
    return chance.choice(("", " ", "  ", "\u00a0", ".")).join(text)


MUTATIONS: tuple[Mutate, ...] = (
    _insert, _insert, _cut, _drop, _swap, _repeat, _shuffle, _apart,
    lambda text, _: text.upper(),
    lambda text, _: unicodedata.normalize("NFD", text),
    lambda text, _: unicodedata.normalize("NFKC", text)[::-1],
    lambda text, _: "/" + text,
)  # fmt: skip

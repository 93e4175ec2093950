"""Mends a word that is no Vietnamese syllable: a letter missing, doubled, swapped, a lost blank.

Only where the mended word stands beside a neighbour of the message in our own sentences too
(`words/pairs.txt`): ``tạm ngưg`` -> ``tạm ngung``, ``khaisinh`` -> ``khai sinh``.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from knowledge_base.search.spelling import folded_syllables
from knowledge_base.text import fold

PAIRS = Path(__file__).resolve().parent / "words" / "pairs.txt"
SHORTEST = 4
"""Letters of a word that is mended; shorter ones are mostly short forms."""
SHORTEST_JOINED = 4


@cache
def pairs() -> Mapping[tuple[str, str], int]:
    """Return how often two folded syllables stand side by side in our own sentences."""
    return {(row[0], row[1]): int(row[2]) for row in _rows() if len(row) == 3}


@cache
def names() -> frozenset[str]:
    """Return words that are no syllables and yet no slips: ``momo``, ``karaoke``."""
    return frozenset(row[0] for row in _rows() if len(row) == 1)


def _rows() -> list[list[str]]:
    return [line.split() for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def mend(words: Sequence[str]) -> list[str]:
    """Return ``words`` with those mended that are no syllables, as far as neighbours agree."""
    folded = ["", *(fold(word) for word in words), ""]
    return [
        (_mended(folded[place], plain, folded[place + 2]) or word) if _is_slip(plain) else word
        for place, (word, plain) in enumerate(zip(words, folded[1:-1], strict=True))
    ]


def _is_slip(plain: str) -> bool:
    if len(plain) < SHORTEST or not (plain.isascii() and plain.isalpha()):
        return False
    return plain not in folded_syllables() and plain not in names()


@lru_cache(maxsize=1 << 12)
def _mended(left: str, word: str, right: str) -> str | None:
    held = pairs()
    known = folded_syllables()
    scores = {
        spelt: held.get((left, spelt), 0) + held.get((spelt, right), 0)
        for spelt in _one_edit(word)
        if spelt in known
    }
    if len(word) >= SHORTEST_JOINED:
        scores |= {
            f"{word[:cut]} {word[cut:]}": held.get((word[:cut], word[cut:]), 0)
            for cut in range(1, len(word))
            if word[:cut] in known and word[cut:] in known
        }
    best = max(scores, key=lambda spelt: scores[spelt], default=None)
    return best if best is not None and scores[best] > 0 else None


def _one_edit(word: str) -> Iterator[str]:
    """Yield what one letter more, less, another one, or two swapped make of ``word``."""
    for cut in range(len(word) + 1):
        head, tail = word[:cut], word[cut:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in string.ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]

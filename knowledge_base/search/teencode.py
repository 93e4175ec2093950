"""Reads how young people spell, by the shape of Vietnamese syllables: ``bằg`` -> ``bằng``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge_base.search.spelling import folded_syllables
from knowledge_base.text import fold

_BEGINNINGS = {"dz": ("v",), "gj": ("gi",), "f": ("ph",), "w": ("qu",), "z": ("v", "gi", "d"),
               "j": ("gi",)}  # fmt: skip
"""What no syllable begins with -> what is meant, the likelier first."""
_ENDINGS = (
    (re.compile(r"(?<=[aeiouy])g$"), "ng"),
    (re.compile(r"ck$"), "ch"),
    (re.compile(r"(?<=i)k$"), "ch"),
    (re.compile(r"k$"), "c"),
)
"""The same of what none ends with; compared with folded text."""
_HARD = re.compile(r"k(?=[aou])|q(?=[aeioy])|c(?=[eiy])")
_NAMES = frozenset(
    [
        "kon",
        "kạn",
        "kan",
        "đắk",
        "dak",
        "lắk",
        "lak",
        "kông",
        "kong",
        "uk",
        "tik",
        "tok",
        "lag",
        "tag",
        "bug",
    ]
)
"""Words of places and foreign names that only look like such spellings."""
_FREQUENT = frozenset(
    [
        "ve",
        "vo",
        "vay",
        "vui",
        "vua",
        "vao",
        "voi",
        "vi",
        "viec",
        "van",
        "giup",
        "giay",
        "gio",
        "da",
        "dung",
    ]
)
"""What ``z`` mostly stands before; else it is a ``d``."""
_SPELT = {"k": "c", "q": "qu", "c": "k"}
"""One sound, written otherwise before other vowels: ``kần``, ``qá``, ``cí``."""


@lru_cache(maxsize=1 << 12)
def respell(word: str) -> str:
    """Return ``word``, in lower case, as it is spelt at school, where that makes it a syllable.

    ``fải`` -> ``phải``, ``wá`` -> ``quá``, ``thíck`` -> ``thích``, ``zề`` -> ``về``.
    """
    folded = fold(word)
    if word in _NAMES or not word.isalpha() or len(folded) != len(word) or len(word) < 2:
        return word
    hard = _HARD.match(folded)
    if folded in folded_syllables() and not hard:
        return word
    known = [spelt for spelt in _readings(word) if fold(spelt) in folded_syllables()]
    frequent = (spelt for spelt in known if fold(spelt) in _FREQUENT)
    return next(frequent, known[-1] if word.startswith("z") and known else (known or [word])[0])


def _readings(word: str) -> Iterator[str]:
    ends = [word]
    for ending, meant in _ENDINGS:
        if found := ending.search(fold(word)):
            ends.append(word[: found.start()] + meant)
    for read in ends:
        if read != word:
            yield read
        if _HARD.match(fold(read)):
            yield _SPELT[read[0]] + read[1:]
        for typed, beginnings in _BEGINNINGS.items():
            rest = read[len(typed) :]
            if read.startswith(typed) and fold(rest)[:1] in set("aeiouy"):
                if typed == "j" and fold(rest)[:1] == "i":
                    yield "g" + rest
                yield from (begin + rest for begin in beginnings)

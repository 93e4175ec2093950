"""Pure functions on Vietnamese text: normal form, folding, syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)
_MARKS = re.compile("[\u0300-\u036f]")


def nfc(text: str) -> str:
    """Return ``text`` in NFC, full-width letters and digits made plain, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).split())


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics: ``Đăng ký`` -> ``dang ky``."""
    decomposed = unicodedata.normalize("NFD", nfc(text).lower())
    return _MARKS.sub("", decomposed).replace("đ", "d")


_fold_word = lru_cache(maxsize=1 << 14)(fold)


def syllables(text: str) -> list[str]:
    """Return the words of ``text`` in lower case with their marks; numbers keep their dots."""
    return _WORD.findall(nfc(text).lower())


def has_marks(text: str) -> bool:
    """Say whether any syllable carries a Vietnamese diacritic."""
    lowered = nfc(text).lower()
    return fold(lowered) != lowered


def fold_meant(text: str, spelt: Mapping[str, Collection[str]]) -> str:
    """Return ``text`` folded, words that are only alike when folded told apart by a tail.

    With ``{"mat": ["mất"]}``, ``có mặt`` is ``co mat_``, which no expression for ``mat`` finds. A
    text without diacritics has none to tell by: it is folded as it is.

    Args:
        text: As it was typed.
        spelt: For a folded word, the spellings that are meant.
    """
    told = nfc(text).lower()
    if not spelt or not has_marks(told):
        return fold(told)

    def read(match: re.Match[str]) -> str:
        word = match.group()
        folded = _fold_word(word)
        return folded if word in spelt.get(folded, (word,)) else f"{folded}_"

    return _LETTERS.sub(read, told)

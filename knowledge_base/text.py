"""Pure functions on Vietnamese text: normal form, folding, syllables."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)
_MARKS = re.compile("[\u0300-\u036f]")


def nfc(text: str) -> str:
    """Return ``text`` in NFC, full-width letters and digits made plain, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).split())


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics: ``Đăng ký`` -> ``dang ky``."""
    decomposed = unicodedata.normalize("NFD", nfc(text).lower())
    return _MARKS.sub("", decomposed).replace("đ", "d")


def syllables(text: str) -> list[str]:
    """Return the words of ``text`` in lower case with their marks; numbers keep their dots."""
    return _WORD.findall(nfc(text).lower())


def has_marks(text: str) -> bool:
    """Say whether any syllable carries a Vietnamese diacritic."""
    lowered = nfc(text).lower()
    return fold(lowered) != lowered

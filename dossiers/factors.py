"""The second factor: the last four digits of a number that its owner knows. Pure."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from dossiers.codes import DossierCode

TAIL = 4
_PHONE = re.compile(r"(?:84|0)[35789]\d{8}")


class FactorKind(StrEnum):
    """Which number is asked for."""

    ID_TAIL = "id_tail"
    PHONE_TAIL = "phone_tail"
    ID_FULL = "id_full"


@dataclass(frozen=True, slots=True)
class Factor:
    """What a citizen gave. Its text appears in no ``repr``, so in no log or trace.

    Attributes:
        tail: Four digits.
        full: The whole number, only where a source needs it.
    """

    kind: FactorKind
    tail: str = field(repr=False)
    full: str | None = field(default=None, repr=False)


def read_factor(text: str, kind: FactorKind) -> Factor | None:
    """Return the factor in ``text``, cut to the digits needed; ``None``: no such number.

    Accepts the four digits, or the whole number (identity numbers of 12 or 9 digits, mobile
    numbers) of which all but the last four are dropped at once.
    """
    plain = unicodedata.normalize("NFKC", text)
    runs = re.findall(r"\d(?:[ .\-]?\d)*", plain)
    digits = re.sub(r"\D", "", max(runs, key=len)) if runs else ""
    if not _fits(digits, kind):
        return None
    return Factor(kind, digits[-TAIL:], digits if kind is FactorKind.ID_FULL else None)


def _fits(digits: str, kind: FactorKind) -> bool:
    if kind is FactorKind.ID_FULL:
        return len(digits) in (9, 12)
    if kind is FactorKind.ID_TAIL:
        return len(digits) in (TAIL, 9, 12)
    return len(digits) == TAIL or _PHONE.fullmatch(digits) is not None


class Hasher:
    """Keyed hashes of personal numbers: without the key nobody can try all numbers."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def tail(self, kind: FactorKind, code: DossierCode | str, tail: str) -> bytes:
        """Return the hash of a number's end for one dossier: equal ends differ elsewhere."""
        return self._digest(kind.value, str(code), tail)

    def number(self, number: str) -> bytes:
        """Return the hash of a whole number, the same in every dossier that holds it."""
        return self._digest("number", number)

    def note(self, text: str) -> str:
        """Return what tells whether a note has changed, 32 hex digits."""
        return self._digest("note", text).hex()

    def person(self, sender: str) -> str:
        """Return a name for ``sender`` in our own logs, 32 hex digits."""
        return self._digest("person", sender).hex()

    def _digest(self, *parts: str) -> bytes:
        return hmac.digest(self._key, "\x00".join(parts).encode(), hashlib.sha256)[:16]


def same(one: bytes, other: bytes | None) -> bool:
    """Compare hashes in a time that tells nothing; ``None`` is equal to nothing."""
    return hmac.compare_digest(one, other if other is not None else bytes(len(one)))

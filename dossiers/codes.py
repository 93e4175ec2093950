"""Reads dossier codes in every form that people type. Pure.

The form is that of TT 01/2018/TT-VPCP, article 19: the agency's code, the day of receipt, a
number of that day. Agency codes are of the older ``000.17.22.H56`` or of the newer ``H56.14``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

EXAMPLE = "H56.14-240823-0001"


@dataclass(frozen=True, slots=True)
class DossierCode:
    """One code, as its office writes it.

    Attributes:
        agency: Before the first hyphen: ``H56.14`` or ``000.17.22.H56``.
        filed: The day of receipt that the code carries, ``yymmdd``.
        number: The number of that day, four to six digits.
    """

    agency: str
    filed: str
    number: str

    def __str__(self) -> str:
        return f"{self.agency}-{self.filed}-{self.number}"

    @property
    def top(self) -> str:
        """The province or ministry: ``H56``."""
        return next(p for p in self.agency.split(".") if p[0] in "GH")

    @property
    def masked(self) -> str:
        """Enough for its owner to know it, and no more: ``H56…0001``."""
        return f"{self.top}…{self.number[-4:]}"


class Kind(StrEnum):
    """What a text holds that looks like a code."""

    DOSSIER = "dossier"
    PAYMENT = "payment"
    PROCEDURE = "procedure"
    INSURANCE = "insurance"
    PARTIAL = "partial"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds; ``code`` only for a whole dossier code."""

    kind: Kind
    code: DossierCode | None = None


_CANONICAL = re.compile(
    r"(000\.\d{2}\.\d{2,3}\.[GH]\d{2}|[GH]\d{2}(?:\.\d{1,3}){1,3})-(\d{6})-(\d{4,6})", re.ASCII
)
_SEP = r"[ .,_\-–—/]"
_OLD = re.compile(
    rf"(?<![a-z0-9])000{_SEP}{{0,3}}(\d{{2}}){_SEP}{{0,3}}(\d{{2,3}}){_SEP}{{0,3}}([gh])\s?(\d{{2}})"
    rf"{_SEP}{{0,3}}(\d{{6}}){_SEP}{{0,3}}(\d{{4,6}})(?!\d)"
)
_NEW = re.compile(rf"(?<![a-z0-9])([gh])\s?(\d{{2}})((?:{_SEP}{{0,3}}\d+)+)")
_PROCEDURE = re.compile(r"(?<![\w.])[1-9]\.\d{6}(?!\d)")
_INSURANCE = re.compile(r"(?<!\d)\d{5}/20\d{2}/\d{3,6}(?!\d)")
_PARTS = [
    re.compile(rf"(?<![a-z0-9])[gh]\d{{2}}(?:{_SEP}{{1,3}}\d+)*(?![a-z0-9])"),
    re.compile(r"(?<![a-z0-9])000\.\d{2}(?![a-z0-9])"),
]
_TAIL = re.compile(rf"(?<!\d)(\d{{6}}){_SEP}{{1,3}}(\d{{4,6}})(?!\d)")


def read_code(text: str) -> Reading:
    """Return what ``text`` holds: a whole code before a part of one, a code before a payment."""
    exact = _CANONICAL.fullmatch(text)
    if exact and _is_day(exact[2]):
        return Reading(Kind.DOSSIER, DossierCode(*exact.groups()))
    plain = unicodedata.normalize("NFKC", text).lower()
    if code := _old_form(plain) or _new_form(plain):
        return Reading(Kind.DOSSIER, code)
    for kind, holds in (
        (Kind.PAYMENT, _is_payment),
        (Kind.INSURANCE, _INSURANCE.search),
        (Kind.PROCEDURE, _PROCEDURE.search),
        (Kind.PARTIAL, _is_partial),
    ):
        if holds(plain):
            return Reading(kind)
    return Reading(Kind.NOTHING)


def _old_form(plain: str) -> DossierCode | None:
    for match in _OLD.finditer(plain):
        unit, office, letter, top, filed, number = match.groups()
        if _is_day(filed):
            return DossierCode(f"000.{unit}.{office}.{letter.upper()}{top}", filed, number)
    return None


def _new_form(plain: str) -> DossierCode | None:
    for match in _NEW.finditer(plain):
        letter, top, rest = match.groups()
        groups = re.findall(r"\d+", rest)
        found = _grouped(groups) or (None if _pays(groups) else _run_together(groups))
        if found:
            units, filed, number = found
            return DossierCode(".".join([f"{letter.upper()}{top}", *units]), filed, number)
    return None


def _grouped(groups: list[str]) -> tuple[list[str], str, str] | None:
    """Return (units, day, number) when the groups are typed apart: ``14 240823 0001``."""
    for place in range(1, min(4, len(groups) - 1)):
        units, filed, number = groups[:place], groups[place], groups[place + 1]
        if all(len(u) <= 3 for u in units) and _is_day(filed) and 4 <= len(number) <= 6:
            return units, filed, number
    return None


def _run_together(groups: list[str]) -> tuple[list[str], str, str] | None:
    """Return the only reading of digits typed without their marks: ``14240823 0001``."""
    digits = "".join(groups)
    readings = [
        ([digits[:unit]], digits[unit : unit + 6], digits[unit + 6 :])
        for unit in (2, 3, 1)
        if _is_day(digits[unit : unit + 6]) and 4 <= len(digits) - unit - 6 <= 6
    ]
    return readings[0] if len(readings) == 1 else None


def _pays(groups: list[str]) -> bool:
    """Say whether this is a payment's number: ``G22.99.3-241219795252``, twelve digits last."""
    return len(groups) > 1 and len(groups[-1]) == 12 and _is_day(groups[-1][:6])


def _is_payment(plain: str) -> bool:
    return any(_pays(re.findall(r"\d+", m.group(3))) for m in _NEW.finditer(plain))


def _is_partial(plain: str) -> bool:
    """Say whether a part of a code is there: its agency, or its day and number."""
    tail = any(_is_day(m.group(1)) for m in _TAIL.finditer(plain))
    return tail or any(part.search(plain) for part in _PARTS)


@lru_cache(maxsize=4096)
def _is_day(yymmdd: str) -> bool:
    if len(yymmdd) != 6 or int(yymmdd[:2]) < 10:
        return False
    try:
        date(2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
    except ValueError:
        return False
    return True

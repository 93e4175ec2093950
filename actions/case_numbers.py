"""Numbers in typed answers: ``bé 3 tháng rồi`` to “Đã quá 60 ngày chưa?” is a yes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
           "chin": 9, "muoi": 10, "nua": 0.5, "vai": 3}  # fmt: skip
_NUMBER = r"(\d+(?:[.,]\d+)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua|vai)"
_UNITS: dict[str, dict[str, float]] = {
    "tuoi": {"tuoi": 1, "thang tuoi": 1 / 12, "thang": 1 / 12},
    "ngay": {"ngay": 1, "hom": 1, "bua": 1, "tuan": 7, "thang": 30.4, "nam": 365, "tuoi": 365},
    "met": {"met": 1, "m": 1, "thuoc": 1},
    "trieu": {"trieu": 1, "tr": 1, "cu": 1},
    "kw": {"kw": 1},
}
_LATELY = {"hom (?:qua|kia|nay)": 1, "(?:sang|chieu|toi) (?:qua|nay)": 1, "moi (?:sinh|de|mat)": 1,
           "tuan (?:truoc|roi)": 7, "thang (?:truoc|roi)": 30.4, "nam (?:ngoai|truoc|kia)": 365,
           "lau (?:roi|lam)": 1000, "tu lau": 1000}  # fmt: skip
_MORE = re.compile(r"\b(hon|qua|tren|tu)\b")
_LESS = re.compile(r"\b(duoi|chua (?:qua|den|toi|duoc|day|du)|khong qua|gan|it hon)\b")
EDGE = 0.001


@dataclass(frozen=True, slots=True)
class Measure:
    """How much was said, in the unit of the question."""

    amount: float
    unit: str


def measure(said: str, asked: str) -> Measure | None:
    """Return the amount that ``said`` gives in the unit that ``asked`` counts in."""
    unit = next((unit for unit in _UNITS if re.search(rf"\d+ {unit}\b", asked)), None)
    if unit is None:
        return None
    names = "|".join(sorted(_UNITS[unit], key=len, reverse=True))
    match = re.search(rf"\b{_NUMBER} ?({names})\b", said)
    if match is None:
        bare = re.fullmatch(r"(\d+)", said) if f"bao nhieu {unit}" in asked else None
        if bare:
            return Measure(float(bare[1]), unit)
        if unit != "ngay":
            return None
        ago = next(
            (days for when, days in _LATELY.items() if re.search(rf"\b{when}\b", said)), None
        )
        return Measure(float(ago), unit) if ago else None
    amount = _value(match[1]) * _UNITS[unit][match[2]]
    if re.search(rf"\b{match[2]} ruoi\b", said):
        amount *= 1.5
    before = said[: match.start()]
    if _LESS.search(before):
        return Measure(amount - EDGE, unit)
    return Measure(amount + EDGE if _MORE.search(before) else amount, unit)


def fits(told: Measure, button: str) -> bool:
    """Say whether the bounds that ``button`` names hold what was told; no bounds hold nothing."""
    number = r"(\d+(?:[.,]\d+)?)"
    between = re.search(rf"{number}(?: {told.unit})? den (duoi )?{number} {told.unit}\b", button)
    if between:
        low, high = _value(between[1]), _value(between[3])
        above = told.amount > low if "tren" in button else told.amount >= low
        return above and (told.amount < high if between[2] else told.amount <= high)
    one = re.search(
        rf"(?:^|\b)(chua qua|khong qua|duoi|den|da qua|tren|qua|tu du|tu) {number} {told.unit}\b",
        button,
    )
    if one is None:
        return False
    bound = _value(one[2])
    if one[1] in {"chua qua", "khong qua", "den"}:
        return told.amount <= bound
    if one[1] == "duoi":
        return told.amount < bound
    return told.amount > bound if one[1] in {"da qua", "tren", "qua"} else told.amount >= bound


def _value(text: str) -> float:
    return float(_DIGITS.get(text) or text.replace(",", "."))

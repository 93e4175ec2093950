"""Fees, times and agencies of two records side by side; each difference is a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge_base.procedure import Fee, FeeSetBy, Procedure, ProcessingTime, TimeUnit
from knowledge_base.text import fold, syllables

_AMOUNT = re.compile(r"\b(\d{1,3}(?:[.,]\d{3})+|\d{4,})\s*/?\s*(?:dong|vnd|d\b)")
_SPAN = re.compile(
    r"\b(\d{1,3})\s*(?:\([^)]{1,25}\)\s*)?(ngay lam viec|ngay|gio lam viec|gio|thang)"
)
_UNITS = {
    "ngay lam viec": TimeUnit.WORKING_DAY,
    "ngay": TimeUnit.DAY,
    "gio lam viec": TimeUnit.HOUR,
    "gio": TimeUnit.HOUR,
    "thang": TimeUnit.MONTH,
}
_GENERAL_WORDS = "co quan cap va tai cua noi chuc nang nha nuoc tham quyen ve la"
_GENERAL = frozenset(_GENERAL_WORDS.split())
_SAME_OFFICE = (
    (re.compile(r"\b(ubnd|uy ban nhan dan)\b"), "ubnd"),
    # The commune's three kinds, and the district, whose offices passed on (1/7/2025).
    (re.compile(r"\b(cap )?xa, phuong(, thi tran)?\b"), "cap xa"),
    (re.compile(r"\bcap huyen\b"), "cap"),
    # An office and the police to which it belongs are one.
    (
        re.compile(r"\b((?:phong|cuc) [^,;(]*)(?:,| \() ?((?:bo )?cong an(?: cap)?(?: tinh)?)\)?"),
        r"\1 \2",
    ),
)


def fee_differences(ours: Procedure, theirs: Procedure) -> Iterator[str]:
    """Yield where the amounts differ, or who sets them."""
    mine, published = _amounts(ours.fees), _amounts(theirs.fees)
    named = _named(fee.quote for fee in theirs.fees) | _named(f.condition for f in theirs.fees)
    said = _named(t for f in ours.fees for t in (f.condition, f.doubt, f.quote, f.basis))
    by_province = _set_by_province(ours.fees)
    for amount in sorted(mine - published - named - {0}):
        yield f"{amount:,} đồng is not on the portal"
    for amount in sorted(published - mine - said):
        yield f"the portal has {amount:,} đồng, the record does not"
    if not published and named and not (mine | said) & named and not by_province:
        yield f"the portal's remark names {', '.join(f'{a:,}' for a in sorted(named))} đồng"
    if 0 in mine and (published or named) and not _prints_free(theirs.fees):
        yield "the record says free of charge, the portal does not"
    if _set_by_province(theirs.fees) and not by_province:
        yield "the portal leaves the amount to the province, the record does not"
    if by_province and theirs.fees and not _set_by_province(theirs.fees):
        yield "the record leaves the amount to the province, the portal does not"


def time_differences(ours: Procedure, theirs: Procedure) -> Iterator[str]:
    """Yield where amounts or units of the processing times differ."""
    mine = {_span(time) for time in ours.times if _known(time)}
    published = {_span(time) for time in theirs.times if time.amount is not None}
    texts = [t for time in theirs.times for t in (time.condition, time.quote)]
    named = {span for text in texts if text for span in _spans(text)}
    for amount, unit in sorted(mine - published - named, key=str):
        if not published:
            yield f"{_say(amount, unit)} is not on the portal, which has no time"
        elif (amount, None) in published:
            yield f"{_say(amount, unit)}: the portal prints {amount:g} without a unit"
        else:
            yield f"{_say(amount, unit)} is not on the portal"
    numbers = {amount for amount, _ in mine}
    for amount, unit in sorted(published - mine, key=str):
        if unit is not None or amount not in numbers:
            yield f"the portal has {_say(amount, unit)}, the record does not"


def agency_differences(ours: Procedure, theirs: Procedure) -> Iterator[str]:
    """Yield agencies that one side names and the other does not."""
    if not theirs.agency:
        return
    mine = [ours.agency or "", *ours.where]
    for part in _offices([theirs.agency]):
        if not _held(part, _offices(mine)):
            yield f"the portal also names {part}"
    for part in _offices([ours.agency or ""]):
        if not _held(part, _offices([theirs.agency])):
            yield f"{part} is not on the portal, which names {theirs.agency}"


def _amounts(fees: Iterable[Fee]) -> set[int]:
    both = ((fee.amount_vnd, fee.online_amount_vnd) for fee in fees)
    return {amount for pair in both for amount in pair if amount is not None}


def _named(texts: Iterable[str | None]) -> set[int]:
    return {
        int(re.sub(r"\D", "", amount))
        for text in texts
        if text
        for amount in _AMOUNT.findall(fold(text))
    }


def _set_by_province(fees: Iterable[Fee]) -> bool:
    return any(fee.set_by is FeeSetBy.PROVINCE for fee in fees)


def _prints_free(fees: Iterable[Fee]) -> bool:
    """Say whether the portal itself says free: in the field, or in a remark."""
    return any(fee.amount_vnd == 0 or "mien" in fold(fee.quote or "") for fee in fees)


def _known(time: ProcessingTime) -> bool:
    return time.amount is not None or time.unit is TimeUnit.SAME_DAY


def _span(time: ProcessingTime) -> tuple[float, TimeUnit | None]:
    """Return amount and unit; the same day counts as one, of a unit of its own."""
    return time.amount or 1.0, time.unit


def _spans(text: str) -> Iterator[tuple[float, TimeUnit | None]]:
    for amount, unit in _SPAN.findall(fold(text)):
        yield float(amount), _UNITS[unit]


def _say(amount: float, unit: TimeUnit | None) -> str:
    return f"{amount:g} {unit or 'without a unit'}"


def _offices(texts: Iterable[str]) -> list[str]:
    """Return the offices named, folded, each kind of office under one name."""
    offices = []
    for text in texts:
        told = fold(text)
        for pattern, name in _SAME_OFFICE:
            told = pattern.sub(name, told)
        told = re.sub(r"\([^)]*\)", " ", told)
        offices += [part.strip(" .") for part in re.split(r"[,;/:]| va (?=co quan|cong an)", told)]
    return [office for office in offices if office]


def _held(office: str, others: list[str]) -> bool:
    """Say whether one of ``others`` is ``office``: one name's words hold the other's."""
    words = _office_words(office)
    for other in map(_office_words, others):
        if words <= other or (other and other <= words):
            return True
        if len(words & other) / max(min(len(words), len(other)), 1) >= 0.75:
            return True
    return False


def _office_words(office: str) -> frozenset[str]:
    return frozenset(syllables(office)) - _GENERAL

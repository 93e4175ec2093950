"""Masks personal numbers before anything else reads a message. Pure.

What is masked follows NĐ 356/2025/NĐ-CP (basic and sensitive personal data): identity numbers,
passports, telephones, bank cards, insurance numbers, number plates, e-mail, one-time codes.
Procedure codes, dossier codes, decree numbers, dates and amounts of money are kept, because the
answer depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.digits import DIGIT_WORD
from bot.private_numbers import number_spans
from bot.text import fold


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (excluded) of a text, and what replaces them."""

    start: int
    end: int
    label: str


class Masked(NamedTuple):
    """A text without personal numbers.

    Attributes:
        text: With labels such as ``[CCCD]`` in place of numbers.
        labels: The labels put in, in the order of the text.
    """

    text: str
    labels: tuple[str, ...]


_KEPT = [
    re.compile(pattern)
    for pattern in (
        # dossier codes of TT 01/2018/TT-VPCP in all forms that people type, with a likely date
        r"(?<![a-z0-9])(?:000\s?\.\s?\d{2}\s?\.\s?\d{2,3}\s?\.\s?)?[gh]\s?\d{2}"
        r"(?:\s?[.]?\s?\d{1,3}){0,3}\s?[-–. ]\s?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
        r"\s?[-–. ]\s?\d{4,6}(?!\d)",
        r"(?<![a-z0-9])[gh]\d{2}(?:\.\d{1,3}){1,3}-\d{12}(?!\d)",  # payments of the portal
        r"(?<![\d.])[1-9]\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[gh]\d{2})?(?![\d])",  # procedure codes
        r"(?<!\d)\d{1,5}/(?:\d{4}/)?[a-z][a-z0-9]*(?:-[a-z0-9]+)*",  # decrees: 123/2015/nđ-cp
        r"(?<![\d/])\d{1,6}/(?:19|20)\d{2}/\d{1,6}(?![\d/])",  # entries of a register
        r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}(?!\d)",  # dates
        r"(?<!\d)(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)",
        r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1\d{2}(?![/.-]?\d)",
    )
]

_USER = r"(?<![\w.+-])[a-z0-9][\w.+-]{0,63}"
_DOT = r"\s?(?:\.|\bcham\b)\s?"
_DIGIT = rf"(?:\d|{DIGIT_WORD})"
_APART = r"(?:[ .,\-–—_·/|*\n]{0,5}|\s(?:roi|tiep|gach|cham|cach|xong)(?: den| la)?\s)"
_LABELLED = [
    ("[EMAIL]", re.compile(rf"{_USER}\s?@\s?[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}})*")),
    (
        "[EMAIL]",
        re.compile(
            rf"{_USER}(?:\s?[(\[]at[)\]]\s?|\s(?:a cong|at)\s)[a-z0-9-]{{1,63}}"
            rf"(?:{_DOT}[a-z0-9-]{{1,63}})+"
        ),
    ),
    ("[BHYT]", re.compile(r"(?<![a-z])[a-z]{2}[ -]?\d[ .-]?\d{2}[ .-]?(?:\d[ .-]?){9}\d(?!\d)")),
    ("[HỘ CHIẾU]", re.compile(r"(?<![a-z0-9])[a-z]\d{7}(?![a-z0-9])")),
    (
        "[HỘ CHIẾU]",
        re.compile(
            r"(?:ho chieu|passport)\D{0,24}?(?<![a-z])([a-z][ .-]?\d(?:[ .-]?\d){6,7})(?!\d)"
        ),
    ),
    (
        "[BIỂN SỐ]",  # 29A1-123.45, 51F-12345, 30A12345
        re.compile(
            r"(?<![a-z0-9])\d{2}[ -]?(?:[a-z][a-z\d]?[ .-]{1,3}|[a-z])\d{3}[ .]?\d{2}(?![a-z0-9])"
        ),
    ),
    (
        "[BIỂN SỐ]",
        re.compile(
            r"bien (?:so|kiem soat)\D{0,16}(\d{2}[ -]?[a-z][a-z\d]?[ .-]?\d{3}[ .]?\d{1,2})(?!\d)"
        ),
    ),
    (
        "[MÃ RIÊNG]",
        re.compile(
            r"(?<![a-z])(?:otp|ma (?:xac (?:thuc|nhan|minh)|kich hoat|bao mat|pin)|pin|cvv|cvc)"
            r"(?![a-z])(?:(?!\b(?:nam|ngay|thang|tu|dieu|phi)\b)[^\d\n]){0,30}?"
            rf"(?!nam\W+(?:19|20)\d\d)({_DIGIT}(?:{_APART}{_DIGIT}){{2,9}})(?![\d/])"
        ),
    ),
    (
        "[MÃ RIÊNG]",
        re.compile(
            r"(?<![a-z])(?:mat khau|password|passwd|pass|mk)(?: \w+){0,4}? ?(?::|=| la )\s?"
            r"(\S*\d\S*)"
        ),
    ),
]


def mask(text: str) -> Masked:
    """Return ``text`` (in normal form, see `bot.text`) with personal numbers replaced.

    ``cccd 001099000001`` becomes ``cccd [CCCD]``.
    """
    folded = fold(text)
    spans: list[Span] = []
    kept = [match.span() for pattern in _KEPT for match in pattern.finditer(folded)]
    for span in _found(folded, kept):
        if not any(_meet(span, other) for other in spans):
            spans.append(span)
    return _replace(text, sorted(spans))


def _found(folded: str, kept: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield what is personal, the surest kind first."""
    for label, pattern in _LABELLED:
        group = 1 if pattern.groups else 0
        for match in pattern.finditer(folded):
            span = Span(*match.span(group), label)
            if not any(_meet(span, other) for other in kept):
                yield span
    for start, end, label in number_spans(folded, kept):
        yield Span(start, end, label)


def _meet(one: Span, other: tuple[int, int] | Span) -> bool:
    return one.start < other[1] and other[0] < one.end


def _replace(text: str, spans: list[Span]) -> Masked:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], span.label]
        at = span.end
    return Masked("".join([*parts, text[at:]]), tuple(span.label for span in spans))

"""Puts the line that answers the citizen's own words first, so that it is not behind a button."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from knowledge_base.text import fold

_TERM = re.compile(
    r"\b(trong|truoc|cham nhat|qua|toi da|it nhat|du)\b.{0,25}\d+ ?(ngay|gio|thang|nam|h)\b"
)
_ASKS_TERM = re.compile(
    r"\b(trong|truoc|vong)\b( \w+){0,3} (may|bao nhieu|bao lau)|truoc may|may (gio|ngay)\b"
)
_WEAK = frozenset(
    [
        "co",
        "khong",
        "bi",
        "duoc",
        "la",
        "thi",
        "va",
        "cua",
        "cho",
        "cac",
        "nhung",
        "o",
        "tai",
        "khi",
        "voi",
        "de",
        "neu",
        "ma",
        "phai",
        "can",
        "giay",
        "to",
        "ho",
        "so",
        "lam",
        "nop",
        "minh",
        "anh",
        "chi",
        "em",
        "toi",
        "nguoi",
        "mot",
        "hai",
        "nay",
        "do",
        "ra",
        "vao",
        "di",
        "den",
        "theo",
        "nao",
        "gi",
        "the",
        "sao",
        "a",
    ]
)
MIN_SCORE = 0.34
"""Share of the question's own weight that a line must hold to be put first."""


def by_relevance(
    lines: Sequence[str], question: str, known: str, remarks: Sequence[str] = ()
) -> list[str]:
    """Return ``lines`` with those that answer ``question`` first, else in their order.

    Args:
        lines: Sentences of one answer.
        question: The citizen's words, short forms spelt out.
        known: Words that every line is about anyway: the procedure's names.
        remarks: Sentences that are said only where they answer.
    """
    asked_for, lines = len(lines), [*lines, *remarks]
    folded = [fold(line) for line in lines]
    asked = set(fold(question).split()) - set(fold(known).split()) - _WEAK
    seen = Counter(word for line in folded for word in set(line.split()))
    weight = {word: 1.0 + math.log(len(lines) / seen[word]) for word in asked if seen[word]}
    whole = sum(weight.values()) + 1.5 * len(asked - set(weight))
    asks_term = _ASKS_TERM.search(fold(question)) is not None
    scores = []
    for line in folded:
        score = sum(weight.get(word, 0.0) for word in set(line.split())) / whole if whole else 0.0
        score += 0.5 if asks_term and _TERM.search(line) else 0.0
        score += _fits_age(question, line)
        scores.append(score if score >= MIN_SCORE else 0.0)
    order = sorted(range(len(lines)), key=lambda place: -scores[place])
    return [lines[place] for place in order if place < asked_for or scores[place]]


_AGE = re.compile(r"\b(\d{1,3}) ?(?:tuoi|t)\b")
_BELOW = re.compile(r"\bduoi (\d{1,3}) tuoi\b")
_FROM = re.compile(r"\btu(?: du)? (\d{1,3}) tuoi\b")


def _fits_age(question: str, folded_line: str) -> float:
    """Return more than a half when an age of the question is in the line's age group.

    The tighter the group, the more: "dưới 6 tuổi" says more to a child of four than "dưới 14".
    """
    ages = [int(age) for age in _AGE.findall(fold(question))]
    below = [int(age) for age in _BELOW.findall(folded_line)]
    least = [int(age) for age in _FROM.findall(folded_line)]
    fitting = [1 / limit for age in ages for limit in below if age < limit]
    fitting += [limit / 200 for age in ages for limit in least if age >= limit]
    return 0.5 + max(fitting) if fitting else 0.0

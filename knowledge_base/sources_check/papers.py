"""Papers of two records side by side: which are on one side only, and which copies differ.

Our names are in our own words, so papers are matched by the folded words they share. One portal
row may be two of our papers (alternatives by case), and the portal repeats a form in each group:
a paper is found when any row of the other side is close enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.procedure import Document
from knowledge_base.text import fold, syllables

CLOSE = 0.6
"""Share of the shorter name's words that the other row must hold."""

_BRACKETS = re.compile(r"\([^)]*\)")
_FILLER_WORDS = """giay to ban chinh sao cua va hoac co theo mau duoc do cho thi tai lieu la voi de
trong cac nhung mot so khi neu truong hop quy dinh kem ve tu den phai nguoi noi hop le doi khong"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_REMARK = re.compile(r"^(luu y|ghi chu|chu y|vi du)\b")


@dataclass(frozen=True, slots=True)
class Copies:
    """How many originals and copies a row asks for."""

    originals: int
    copies: int

    def __str__(self) -> str:
        return f"{self.originals} originals and {self.copies} copies"


def words_of(text: str) -> frozenset[str]:
    """Return the folded words of a name that tell one paper from another."""
    words = frozenset(fold(word) for word in syllables(text))
    return words - _FILLERS or words


def closeness(ours: Document, theirs: Document) -> float:
    """Return the share (0 to 1) of the shorter name's words that both names hold."""
    if ours.form and theirs.form and _same_form(ours.form, theirs.form):
        return 1.0
    return max(_overlap(mine, their) for mine in _names(ours) for their in _names(theirs))


def is_paper(document: Document) -> bool:
    """Say whether a published row is a paper, not a remark in the list of papers."""
    return not any(_REMARK.match(fold(text)) for text in (document.name, document.group or ""))


def one_sided(ours: Sequence[Document], theirs: Sequence[Document]) -> list[str]:
    """Return a sentence for each paper that only one side has."""
    rows = [row for row in theirs if is_paper(row)]
    only_ours = [p for p in ours if not any(closeness(p, row) >= CLOSE for row in rows)]
    only_theirs = [row for row in rows if not any(closeness(p, row) >= CLOSE for p in ours)]
    return [
        *(f"only in our record: {paper.name}" for paper in only_ours),
        *(f"only on the portal: {_short(row.name)}" for row in only_theirs),
    ]


def different_copies(ours: Sequence[Document], theirs: Sequence[Document]) -> list[str]:
    """Return a sentence for each paper whose numbers no matching row of the portal has."""
    told = []
    for paper in ours:
        mine = _copies(paper)
        best = max((closeness(paper, row) for row in theirs), default=0.0)
        near = [row for row in theirs if closeness(paper, row) >= max(best, CLOSE)]
        counts = [count for row in near if (count := _copies(row)) is not None]
        if mine is not None and counts and mine not in counts:
            told.append(f"{paper.name}: {mine}, on the portal {counts[0]}")
    return told


def _names(document: Document) -> list[frozenset[str]]:
    """Return the words of the name, and those without what stands in brackets."""
    bare = _BRACKETS.sub(" ", document.name)
    return [words_of(name) for name in (document.name, bare) if name.strip()]


def _same_form(mine: str, published: str) -> bool:
    """Say whether ``18`` is named in ``Mẫu số 18 NĐ 151/2025``."""
    return re.search(rf"(?<![\w/]){re.escape(published)}(?![\w/])", mine) is not None


def _overlap(mine: frozenset[str], their: frozenset[str]) -> float:
    return len(mine & their) / max(min(len(mine), len(their)), 1)


def _copies(document: Document) -> Copies | None:
    """Return the numbers, ``None`` when the record does not know either of them."""
    if document.originals is None and document.copies is None:
        return None
    return Copies(document.originals or 0, document.copies or 0)


def _short(name: str) -> str:
    return name if len(name) <= 90 else name[:89] + "…"

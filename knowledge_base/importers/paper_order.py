"""Puts the documents of a group back into the order that their own numbering gives.

The portal lists the rows of a group in no order: ``(iv) …``, ``(ii) …``, ``(i) …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from knowledge_base.importers.published import PublishedPaper

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_NUMBERING = re.compile(r"^\W*(?:(\d{1,2})[.)/]|([a-zđ])[.)/]|\(?([ivx]+)\))\s*(?=\D)")


def in_order(papers: Sequence[PublishedPaper]) -> list[PublishedPaper]:
    """Return the unnamed group first (it holds the main form), each group by its numbering."""
    by_name = sorted(papers, key=lambda paper: bool(paper.group))
    groups = (list(rows) for _, rows in groupby(by_name, key=lambda paper: paper.group))
    return [paper for rows in groups for paper in _by_numbering(rows)]


def is_reordered(papers: Sequence[PublishedPaper]) -> bool:
    """Say whether the published order was changed inside any group."""
    groups = {paper.group for paper in papers}
    before = [[paper for paper in papers if paper.group == group] for group in groups]
    return any(_by_numbering(rows) != rows for rows in before)


def _by_numbering(rows: list[PublishedPaper]) -> list[PublishedPaper]:
    """Sort rows that are all numbered in one way, each number once; leave others alone."""
    for places in (_places(rows, kind) for kind in ("number", "roman", "letter")):
        if places is not None:
            return [paper for _, paper in sorted(zip(places, rows, strict=True), key=_place)]
    return rows


def _place(pair: tuple[int, PublishedPaper]) -> int:
    return pair[0]


def _places(rows: Iterable[PublishedPaper], kind: str) -> list[int] | None:
    found = [_read(paper.name, kind) for paper in rows]
    places = [place for place in found if place is not None]
    return places if len(places) == len(found) == len(set(places)) else None


def _read(name: str, kind: str) -> int | None:
    match = _NUMBERING.match(name)
    if match is None:
        return None
    number, letter, roman = match.groups()
    if kind == "number":
        return int(number) if number else None
    word = roman or letter or ""
    if kind == "roman":
        return _ROMAN.index(word) if word in _ROMAN else None
    return _LETTERS.find(word) if len(word) == 1 and word in _LETTERS else None

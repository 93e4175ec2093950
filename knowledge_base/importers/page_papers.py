"""Reads the flattened tables of documents: group, name, form files, originals and copies."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge_base.importers.page_sections import PAPERS_HEAD
from knowledge_base.importers.published import UPPER, PublishedPaper, clean

MOST = 20
"""More originals or copies than this are digits of the name that run into the number."""

_QUANTITY = re.compile(r"(?P<digits>\d+) bản chính(?:,(?P<copies>\d+) bản sao)?")
_GLUED_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pdf|rtf|odt|zip|rar|png|jpe?g|html?|xml)", re.IGNORECASE
)
# Where a file name starts: at a letter or digit right after a stop, else at a capital right
# after a small letter, a digit or another capital.
_AFTER_STOP = re.compile(r"(?<=[;:)\]”\"])(?=[^\W_])|(?<=\.)(?=[^\W\d_])|(?<=\D\.)(?=\d)")
_AFTER_LETTER = re.compile(
    rf"(?<=[^\W_{UPPER}])(?=[{UPPER}])|(?<=[{UPPER}])(?=[{UPPER}][^\W\d_{UPPER}]{{2}})"
)
LONGEST_FILE_NAME = 150


def read_papers(text: str) -> list[PublishedPaper]:
    """Return the rows of all tables in ``text``, in their order."""
    papers: list[PublishedPaper] = []
    heading, *tables = text.split(PAPERS_HEAD)
    for at, table in enumerate(tables, start=1):
        group = group_name(heading)
        rows, heading = _rows(table, group)
        papers += rows
        if at == len(tables) and group_name(heading):  # cut off before its quantity
            papers.append(PublishedPaper(name=clean(heading), group=group))
    return papers


def group_name(text: str) -> str:
    """Return the heading of a table; ``--``, which the page prints for none, becomes empty."""
    name = clean(text)
    return name.lstrip("-–•* ").strip()


def _rows(table: str, group: str) -> tuple[list[PublishedPaper], str]:
    """Return the rows of one table, and what follows the last: the next group's name."""
    rows: list[PublishedPaper] = []
    start = 0
    for found in _QUANTITY.finditer(table):
        size = quantity_digits(found["digits"], table[start : found.start()], table[found.end() :])
        if not size:
            continue
        at = found.end("digits") - size
        name, files = split_files(table[start:at])
        originals, copies = int(table[at : found.end("digits")]), int(found["copies"] or 0)
        rows.append(PublishedPaper(name, group, originals, copies, files))
        start = found.end()
    return rows, table[start:]


def quantity_digits(digits: str, before: str, after: str) -> int:
    """Return how many of the last ``digits`` are the row's quantity; 0: they belong to the name.

    The page prints the number right after the name, so ``Mẫu số 01`` and ``1 bản chính`` become
    ``Mẫu số 011 bản chính``, while ``(01 bản chính)`` stands inside a name.
    """
    spaced = before[-1:].isspace() or before[-1:] in ("(", "", "“")
    inside = after[:1] in (" ", ".", ";", ")", ":", "/", "*") and spaced
    if inside or (digits.startswith("0") and len(digits) == 2):
        return 0
    if len(digits) > 2 or spaced or before[-1:] in "/-" or before[-2:-1].isdigit():
        return 1
    return len(digits) if int(digits) <= MOST else 1


def split_files(text: str) -> tuple[str, tuple[str, ...]]:
    """Split the names of attached form files off the end of a document's name.

    Where a file name begins is nowhere marked: at the first capital that stands right after
    another word. Without one, the whole stays the name and the file is only counted.
    """
    ends = [found.end() for found in _GLUED_FILE.finditer(text)]
    if not ends or text[ends[-1] :].strip():
        return clean(text), ()
    start = _file_start(text, ends)
    if start is None:
        return clean(text), (clean(text),)
    bounds = [start, *(end for end in ends if end > start)]
    files = tuple(clean(text[a:b]) for a, b in pairwise(bounds))
    return clean(text[:start]), files


def _file_start(text: str, ends: list[int]) -> int | None:
    """Return where the first of the attached files begins."""
    first = ends[0]
    for glue in (_AFTER_STOP, _AFTER_LETTER):
        found = [
            at.start() for at in glue.finditer(text, max(1, first - LONGEST_FILE_NAME), first)
        ]
        found = [at for at in found if not _GLUED_FILE.match(text, at - 1)]
        if found:
            return found[0]
    return None

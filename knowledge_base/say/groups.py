"""Papers that the portal lists under headings, most often one heading for each case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from knowledge_base import phrases
from knowledge_base.procedure import Document, Layer, Procedure
from knowledge_base.say.said import Said
from knowledge_base.text import fold

SEVERAL = "giấy tờ cần chuẩn bị, tùy trường hợp của anh/chị:"
ON_REQUEST = "Giấy tờ từng trường hợp: bấm “Xem thêm”."
HEADING_ROOM = 60
"""Characters of a heading in the first bubble."""
MOST_SHARED = 3
"""More words than this that two long headings begin with are said once."""
MOST_NAMED = 9
"""Lines of papers and headings; more never fit, and the cases would stay unseen below."""

_NOTE = re.compile(r"^lưu ý\s*:?\s*", re.IGNORECASE)
_GOES_ON = re.compile(r",? *(?:hồ sơ )?(?:bao )?gồm(?: có)?$")
_NAMES_CASE = re.compile(
    r"\b(?:truong hop|doi voi|cap (?:moi|lai|doi)|gia han|sua doi|dieu chinh|bo sung|thay doi)\b"
)
_CASE = re.compile(r"^(?:về |(?:đối với )?trường hợp (?:\d+ ?: )?(?=[^\W\d]))", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:thanh phan(?: ho so)?|ho so|bao|(?:cac )?giay to(?: (?:phai|can) nop)?)?"
)
_BEFORE = re.compile(r"^(?:(?:thu tuc|thanh phan|ho so|truong hop|doi voi|ve|de nghi) )+")


class Group(NamedTuple):
    """The papers under one heading; ``heading`` is empty for those that stand before any."""

    heading: str
    documents: list[Document]


def split_notes(
    procedure: Procedure, documents: list[Document]
) -> tuple[list[Document], list[str]]:
    """Part published papers from the remarks (*lưu ý*) that were entered among them."""
    if procedure.layer is not Layer.IMPORTED:
        return documents, []
    notes = [d for d in documents if _NOTE.match(d.group or "") or _NOTE.match(d.name)]
    said = [phrases.clause(_NOTE.sub("", phrases.published(note.name))) for note in notes]
    return [d for d in documents if d not in notes], [f"Lưu ý: {words}." for words in said]


def groups_of(procedure: Procedure, documents: Sequence[Document]) -> list[Group]:
    """Return the papers by heading: what everybody brings first, else in the published order."""
    groups: dict[str, Group] = {}
    for document in documents:
        heading = _GOES_ON.sub("", phrases.published(document.group or ""))
        groups.setdefault(fold(heading), Group(heading, [])).documents.append(document)
    return sorted(groups.values(), key=lambda group: not _is_main(group, procedure))


def _is_main(group: Group, procedure: Procedure) -> bool:
    """Say whether the papers are not those of a special case: their heading is the procedure's."""
    names = {_core(procedure.name), _core(procedure.short_name)}
    return not group.heading or _core(group.heading) in names


def _core(words: str) -> str:
    return _BEFORE.sub("", fold(words))


def say_groups(procedure: Procedure, groups: Sequence[Group], rooms: Sequence[int]) -> Said:
    """List the papers under their headings; in few words, the papers of cases are counted.

    Args:
        procedure: The record.
        groups: At least one.
        rooms: Characters for the name of a paper in few words, from roomy to tight.
    """
    if len(groups) == 1 and _SAYS_NOTHING.fullmatch(fold(groups[0].heading)):
        groups = [Group("", groups[0].documents)]
    lines = [line for group in groups for line in _listed(group)]
    brief = [_named(groups, room) for room in rooms]
    cases = any(_NAMES_CASE.search(fold(group.heading)) for group in groups)
    if len(groups) == 1 or not cases:
        return Said("giấy tờ cần chuẩn bị:", lines, brief)
    counted = _counted(procedure, groups, rooms[-1])
    return Said(SEVERAL, lines, [*brief, counted] if len(lines) <= MOST_NAMED else [counted])


def _listed(group: Group) -> list[str]:
    head = [f"— {group.heading}:"] if group.heading else []
    said = (phrases.say_document(document) for document in group.documents)
    return [*head, *(f"{place}. {words}" for place, words in enumerate(said, start=1))]


def _named(groups: Sequence[Group], room: int) -> list[str]:
    heads = _shortly([group.heading for group in groups])
    lines = []
    for head, group in zip(heads, groups, strict=True):
        lines += [f"— {head}:"] if head else []
        names = (phrases.name_document(document, room, 0) for document in group.documents)
        lines += [f"{place}. {name}" for place, name in enumerate(names, start=1)]
    return lines


def _counted(procedure: Procedure, groups: Sequence[Group], room: int) -> list[str]:
    """Name what everybody brings, and say of the cases only how many papers each asks for."""
    main = [group for group in groups if _is_main(group, procedure)]
    rest = groups[len(main) :]
    heads = _shortly([group.heading for group in rest])
    return [
        *_named(main, room),
        *(f"— {h}: {len(g.documents)} giấy tờ" for h, g in zip(heads, rest, strict=True)),
        ON_REQUEST,
    ]


def _shortly(headings: Sequence[str]) -> list[str]:
    """Cut headings to their room; of a long one, what the one before it says too is left out."""
    bare = [_CASE.sub("", heading) for heading in headings]
    return [_apart(heading, before) for heading, before in zip(bare, ["", *bare], strict=False)]


def _apart(heading: str, before: str) -> str:
    words = heading.split()
    pairs = zip(words, before.split(), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if len(heading) > HEADING_ROOM and MOST_SHARED < shared < len(words):
        heading = f"… {' '.join(words[shared:])}"
    return phrases.shortened(heading[:1].upper() + heading[1:], HEADING_ROOM)

"""One paper of the dossier: in full with its counts and case, or in few words."""

from __future__ import annotations

import re

from knowledge_base.forms import form_label, in_brackets
from knowledge_base.phrases.words import gist, published, shortened
from knowledge_base.procedure import Document

_COUNTED = re.compile(
    r"(?:[:(,.]|\bnộp) *(?:số lượng:? *)?0?\d{1,2} ?(?:\([^)]*\) ?)?bản"
    r"(?: chính| sao| chụp| gốc)?\)?$",
    re.IGNORECASE,
)
_COUNTED_FIRST = re.compile(r"(?:0\d|\d{1,2}(?= (?:ảnh|bản|bộ|phiếu|tệp|tờ)\b)) ")
"""Published names that tell their own number, which the portal's column may contradict."""

_BRACKET = re.compile(r" \((?:[^()]|\([^()]*\))*(?:\)|$)")
SHORT_BRACKET = 15
"""Characters of a bracket that stays amid a name in few words: ``cấp (cấp lại) phù hiệu``."""


def counts(document: Document) -> str:
    """``1 bản chính, 1 bản sao``; empty when the record does not know."""
    if document.show_only:
        return "chỉ xuất trình, không nộp"
    if _tells_number(published(document.name)):
        return ""
    parts = []
    if document.originals:
        photo = re.match(r"Ảnh( \d)?", document.name)
        kind = "tấm" if photo and (photo[1] or document.originals > 1) else "bản chính"
        parts.append(f"{document.originals} {kind}")
    if document.copies:
        named = published(document.name).startswith(("Bản sao", "Bản chụp")) and not parts
        parts.append(f"{document.copies} {'bản' if named else 'bản sao'}")
    return ", ".join(parts)


def _tells_number(name: str) -> bool:
    return bool(_COUNTED.search(name) or _COUNTED_FIRST.match(name))


def say_document(document: Document) -> str:
    """``Hợp đồng thuê nhà: 1 bản sao (khi ở nhà thuê)``."""
    words = published(document.name)
    note = document.note or ""
    if note.startswith("Cổng ghi 0 bản") and _tells_number(words):
        note = ""
    if document.form and document.form.lower() not in document.name.lower():
        words = in_brackets(words, form_label(document.form))
    amount = counts(document)
    words += f": {amount}" if amount else ""
    if document.when:
        words += f", khi {document.when}" if words.endswith(")") else f" ({document.when})"
    if document.replaced_by_data:
        held = re.sub(r"^Cơ sở dữ liệu (?:quốc gia về )?", "dữ liệu ", document.replaced_by_data)
        words += f"; đã có trong {held} thì không phải {'đưa' if document.show_only else 'nộp'}"
    return words + (f". {note}" if note else "")


def plain_name(document: Document) -> str:
    """Return the name without its number, and without what long or last brackets add to it."""
    name = _COUNTED.sub("", published(document.name))
    for bracket in reversed(list(_BRACKET.finditer(name))):
        if len(bracket[0]) > SHORT_BRACKET or bracket.end() == len(name):
            name = name[: bracket.start()] + name[bracket.end() :]
    name, listed, _ = name.split(";")[0].partition(": - ")
    return name.rstrip(" ,") + ("…" if listed else "")


def name_document(document: Document, name_room: int = 52, when_room: int = 28) -> str:
    """One paper in few words: ``Hợp đồng thuê nhà (ở nhà thuê)``.

    Args:
        document: The paper.
        name_room: Characters for its name.
        when_room: Characters for its case; ``0`` leaves it out.
    """
    name = document.brief or gist(plain_name(document), name_room)
    if document.form and document.form.lower() not in name.lower():
        name = in_brackets(name, form_label(document.form))
    told = shortened(document.when, when_room) if document.when and when_room else None
    return in_brackets(name, told) if told else name

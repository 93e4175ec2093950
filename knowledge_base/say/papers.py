"""The papers to bring, and the forms to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge_base import phrases
from knowledge_base.forms import form_label, in_brackets
from knowledge_base.parts import LONGEST_BRIEF
from knowledge_base.procedure import Document, FilingWay, Procedure
from knowledge_base.say.cases import Case, applying
from knowledge_base.say.groups import ON_REQUEST, groups_of, say_groups, split_notes
from knowledge_base.say.said import Said

BRIEF_ROOMS = ((52, 28), (44, 0), (LONGEST_BRIEF, 0))
"""Characters for the name of a paper and for its case, from roomy to tight."""


DEPENDS = "Tùy trường hợp:"


def say_documents(procedure: Procedure, case: Case, today: date) -> Said:
    """List the papers to bring, numbered."""
    needed, notes = split_notes(procedure, applying(procedure.documents, case))
    note = [*notes, procedure.documents_note] if procedure.documents_note else notes
    if not needed:
        return Said("nguồn của tôi không ghi giấy tờ phải nộp.", note)
    if any(document.group for document in needed):
        said = say_groups(procedure, groups_of(procedure, needed), [r[0] for r in BRIEF_ROOMS])
    else:
        said = _say_plain(sorted(needed, key=lambda document: document.when is not None))
    brief = [form if ON_REQUEST in form else form + note for form in said.brief]
    return Said(said.lead, said.lines + note, brief)


def _say_plain(documents: Sequence[Document]) -> Said:
    """List papers that stand under no headings: what everybody brings, then what a case asks."""
    lines = [f"{n}. {phrases.say_document(d)}" for n, d in enumerate(documents, start=1)]
    return Said("giấy tờ cần chuẩn bị:", lines, [_named(documents, *r) for r in BRIEF_ROOMS])


def _named(documents: Sequence[Document], name_room: int, when_room: int) -> list[str]:
    """Name each paper on a line; where no case fits beside it, a line says that some have one."""
    lines = []
    for place, document in enumerate(documents, start=1):
        first = place == 1 or documents[place - 2].when is None
        if document.when and first and not when_room:
            lines.append(DEPENDS)
        lines.append(f"{place}. {phrases.name_document(document, name_room, when_room)}")
    return lines


def say_forms(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the forms to fill in and where they are found."""
    forms = [
        (
            in_brackets(phrases.published(form.name), form_label(form.code))
            if form.code and form.code not in form.name
            else phrases.published(form.name)
        )
        + (f": {form.url}" if form.url else "")
        for form in procedure.forms
    ]
    named = " ".join(forms)
    forms += [
        d.name if d.form in d.name else in_brackets(d.name, form_label(d.form))
        for d in applying(procedure.documents, case)
        if d.form and d.form not in named
    ]
    if not forms:
        return Said("nguồn của tôi không ghi tờ khai hay biểu mẫu nào.", [])
    lines = [f"- {form}" for form in dict.fromkeys(forms)]
    if FilingWay.ONLINE in procedure.ways:
        lines.append("Nộp trên mạng thì điền ngay trên biểu mẫu điện tử, không cần in.")
    return Said("tờ khai, biểu mẫu cần điền:", lines)

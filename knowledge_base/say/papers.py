"""The papers to bring, and the forms to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge_base import phrases
from knowledge_base.forms import form_label, in_brackets, is_filled_in, is_made_for
from knowledge_base.parts import LONGEST_BRIEF
from knowledge_base.procedure import (
    Document,
    FilingWay,
    FilledBy,
    Form,
    Layer,
    OnlineLevel,
    Procedure,
)
from knowledge_base.say.cases import Case, applying
from knowledge_base.say.groups import ON_REQUEST, groups_of, say_groups, split_notes
from knowledge_base.say.said import Said

BRIEF_ROOMS = ((52, 28), (44, 0), (LONGEST_BRIEF, 0))
"""Characters for the name of a paper and for its case, from roomy to tight."""


DEPENDS = "Tùy trường hợp:"
NOT_FILLED_IN = "Không phải tự điền:"
NONE_OF_OURS = "không có tờ khai giấy nào anh/chị phải tự điền."


def say_documents(procedure: Procedure, case: Case, today: date) -> Said:
    """List the papers to bring, numbered."""
    needed, notes = split_notes(procedure, applying(procedure.documents, case))
    note = [*notes, procedure.documents_note] if procedure.documents_note else notes
    if not needed:
        return Said("nguồn của tôi không ghi giấy tờ phải nộp.", note)
    if any(document.group for document in needed):
        said = say_groups(procedure, groups_of(procedure, needed), [r[0] for r in BRIEF_ROOMS])
    else:
        said = _say_plain(sorted(needed, key=lambda d: (is_made_for(d), _depends(d))))
    brief = [form if ON_REQUEST in form else form + note for form in said.brief]
    return Said(said.lead, said.lines + note, brief)


def _say_plain(documents: Sequence[Document]) -> Said:
    """List papers that stand under no headings: what everybody brings, then what a case asks."""
    lines = [f"{n}. {phrases.say_document(d)}" for n, d in enumerate(documents, start=1)]
    return Said("giấy tờ cần chuẩn bị:", lines, [_named(documents, *r) for r in BRIEF_ROOMS])


def _named(documents: Sequence[Document], name_room: int, when_room: int) -> list[str]:
    """Name each paper on a line; where no case fits beside it, a line says that some have one."""
    lines: list[str] = []
    for place, document in enumerate(documents, start=1):
        head = _heading(document, when_room)
        if head and head not in lines:
            lines.append(head)
        lines.append(f"{place}. {phrases.name_document(document, name_room, when_room)}")
    return lines


def _heading(document: Document, when_room: int) -> str:
    if is_made_for(document):
        return NOT_FILLED_IN
    return DEPENDS if _depends(document) and not when_room else ""


def _depends(document: Document) -> bool:
    """Say whether only some bring it; what all but one case need is everybody's, told first."""
    return document.when is not None and not document.when.startswith("mọi trường hợp")


def say_forms(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the forms to fill in and where they are found."""
    documents = applying(procedure.documents, case)
    ours = [document for document in documents if is_filled_in(document)]
    forms = [
        (
            in_brackets(phrases.published(form.name), form_label(form.code))
            if form.code and form.code not in form.name
            else phrases.published(form.name)
        )
        + (f": {form.url}" if form.url else "")
        for form in procedure.forms
        if not _by_others(form, documents)
    ]
    named = " ".join(forms).lower()
    more = [d for d in ours if (d.form or not forms) and (d.form or d.name).lower() not in named]
    made = [document for document in documents if is_made_for(document)]
    foot = _filled_in_online(procedure, ours or made)
    told = [f"Không phải điền: {_form_named(d)}." + (f" {d.note}" if d.note else "") for d in made]
    if not forms and not more:
        lead = NONE_OF_OURS if made else "nguồn của tôi không ghi tờ khai hay biểu mẫu nào."
        return Said(lead, told + foot)
    lines = [*forms, *(_form_named(d) for d in more)]
    brief = [*forms, *(_form_named(d, in_case=False) for d in more)]
    return Said(
        "tờ khai, biểu mẫu cần điền:",
        [*(f"- {form}" for form in dict.fromkeys(lines)), *told, *foot],
        [
            [
                *(f"- {form}" for form in dict.fromkeys(brief)),
                *(f"Không phải điền: {_form_named(d, in_case=False)}." for d in made),
                *foot,
            ]
        ],
    )


def _by_others(form: Form, documents: Sequence[Document]) -> bool:
    """Say whether all papers on this form are drawn up by others than the citizen."""
    on_it = [d for d in documents if (d.form == form.code if form.code else d.name == form.name)]
    return bool(on_it) and all(d.filled_by is not FilledBy.CITIZEN for d in on_it)


def _form_named(document: Document, *, in_case: bool = True) -> str:
    """``Phiếu thu thập thông tin (mẫu DC01; chưa có dữ liệu)``: the name, the form, the case."""
    name = phrases.published(document.name)
    if document.form and document.form not in name:
        name = in_brackets(name, form_label(document.form))
    return in_brackets(name, document.when) if document.when and in_case else name


def _filled_in_online(procedure: Procedure, papers: Sequence[Document]) -> list[str]:
    """Say where forms are filled in online, as far as we have read how it is filed."""
    if FilingWay.ONLINE not in procedure.ways or procedure.layer is Layer.IMPORTED or not papers:
        return []
    if all(is_made_for(paper) for paper in papers):
        by_system = any(paper.filled_by is FilledBy.OFFICE for paper in papers)
        return ["Nộp trên mạng thì khai thông tin ngay trên trang."] if by_system else []
    if procedure.online.level is not OnlineLevel.FULL:
        return ["Nộp trên mạng thì thường điền ngay trên biểu mẫu điện tử."]
    printed = any("in ra" in (paper.note or "") for paper in papers)
    paperless = "" if printed else ", không cần in"
    return [f"Nộp trên mạng thì điền ngay trên biểu mẫu điện tử{paperless}."]

"""The tick list for one citizen's case: what to bring, what the state already holds, fee, time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from knowledge_base import phrases
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.forms import is_filled_in, is_made_for
from knowledge_base.places.fees import Local, say_local
from knowledge_base.procedure import CaseQuestion, Document, Procedure
from knowledge_base.say import (
    DEPENDS,
    NO_CHARGE,
    Case,
    applying,
    exemptions_on,
    fees_on,
    receiving,
)

BOX = "☐"
FILL_IN = "Tờ khai phải điền:"
MADE = "Không phải tự điền:"
BRING = "Cần mang:"
HELD = "Không phải mang nếu cơ quan tra được:"
SECTIONS = (FILL_IN, MADE, BRING, HELD, DEPENDS)
"""What to do with a paper; what may not be needed at all stands last."""
NO_FEE_KNOWN = "nguồn của tôi không ghi; hỏi nơi nhận trước khi nộp"


class BadCaseAnswer(KnowledgeBaseError):
    """An answer names a question or an option that the record does not have."""


def open_questions(procedure: Procedure, case: Mapping[str, str]) -> list[CaseQuestion]:
    """Return the case questions not answered yet, in the order in which they are asked."""
    return [question for question in procedure.cases if question.id not in case]


def check_case(procedure: Procedure, case: Mapping[str, str]) -> None:
    """Raise `BadCaseAnswer`, naming what can be answered, when ``case`` does not fit."""
    options = {question.id: [a.id for a in question.answers] for question in procedure.cases}
    for question, answer in case.items():
        if question not in options:
            raise BadCaseAnswer(f"{procedure.code} asks {', '.join(options) or 'nothing'}.")
        if answer not in options[question]:
            raise BadCaseAnswer(f"{question} is answered by {', '.join(options[question])}.")


def checklist(
    procedure: Procedure, case: Mapping[str, str], today: date, where: Local | None = None
) -> list[str]:
    """Return the tick list, one item a line, for the answers in ``case``.

    Args:
        procedure: The record.
        case: Question id -> answer id; a question without an answer excludes nothing.
        today: The day of the list; stale facts are marked by it.
        where: Where the citizen lives, for the fees of that province.

    Raises:
        BadCaseAnswer: ``case`` has a question or an answer that the record does not have.
    """
    check_case(procedure, case)
    return [
        f"{title(procedure)} danh sách cho anh/chị",
        *_answers(procedure, case),
        *papers(procedure, case),
        *facts(procedure, case, today, where),
    ]


def title(procedure: Procedure) -> str:
    """Return what every list begins with: ``**Đăng ký khai sinh** (1.001193):``."""
    return f"**{procedure.short_name}** ({procedure.code}):"


def papers(
    procedure: Procedure,
    case: Case,
    name: Callable[[Document], str] = phrases.say_document,
    *,
    note: bool = True,
) -> list[str]:
    """Return the papers under what to do with them, each said as ``name`` says it."""
    documents = applying(procedure.documents, case)
    lines: list[str] = []
    for section in SECTIONS:
        own = [name(document) for document in documents if section_of(document, case) == section]
        lines += [section, *(f"{BOX} {said}" for said in own)] if own else []
    if not documents:
        lines.append("Trường hợp này nguồn của tôi không ghi giấy tờ phải nộp.")
    if note and procedure.documents_note:
        lines.append(procedure.documents_note)
    return lines


def section_of(document: Document, case: Case) -> str:
    """Return the heading under which a paper stands."""
    if is_made_for(document):
        return MADE
    if depends(document, case):
        return DEPENDS
    if is_filled_in(document):
        return FILL_IN
    return HELD if document.replaced_by_data else BRING


def depends(document: Document, case: Case) -> bool:
    """Say whether the paper is needed only in some case, which ``case`` does not settle."""
    settled = bool(document.only_if) and set(document.only_if) <= set(case)
    return document.when is not None and not settled


def _answers(procedure: Procedure, case: Mapping[str, str]) -> Iterator[str]:
    for question in procedure.cases:
        said = next((a.say for a in question.answers if a.id == case.get(question.id)), None)
        if said:
            yield f"• {question.ask} {said}."


def facts(
    procedure: Procedure, case: Case, today: date, where: Local | None = None
) -> Iterator[str]:
    """Yield fees, time, place and ways of filing, and at the end the source."""
    due = fees_on(procedure, case, today)
    fees, doubts = phrases.say_fee_lines(due, today)
    times = [phrases.say_duration(time) for time in applying(procedure.times, case)]
    unlisted = NO_CHARGE if procedure.no_charge else NO_FEE_KNOWN
    yield from _listed("Phí", _in_line(fees) or [unlisted])
    yield from doubts
    if where:
        yield from say_local(procedure, due, where, today)
    if _costs(procedure, case, today):
        if free := exemptions_on(procedure, today):
            yield from _listed("Được miễn hoặc giảm", _in_line(free))
        if procedure.payment and procedure.payment.due:
            yield f"Lúc nộp tiền: {phrases.clause(procedure.payment.due)}."
    yield from _listed("Thời gian", list(dict.fromkeys(times)) or ["nguồn của tôi không ghi"])
    if procedure.cutoff_15h:
        yield phrases.CUTOFF_15H
    if received := receiving(procedure):
        yield from _listed("Nơi nhận", received)
    yield from _ending(procedure, today)


def _ending(procedure: Procedure, today: date) -> Iterator[str]:
    step = procedure.online.visit_step
    for line in (
        phrases.say_ways(procedure),
        f"Bước phải đến nơi: {phrases.clause(step)}." if step else "",
        phrases.say_staleness(procedure, today),
        phrases.say_source(procedure),
    ):
        if line:
            yield line


def _listed(label: str, items: list[str]) -> list[str]:
    """Return one line for one item, else a heading and a line for each."""
    bare = [item.rstrip(".") for item in items]
    if len(bare) == 1:
        return [f"{label}: {bare[0]}."]
    return [f"{label}:", *(f"- {item}." for item in bare)]


def _in_line(items: list[str]) -> list[str]:
    """Return one item as it stands after a colon; several stand on lines of their own."""
    return [phrases.clause(items[0])] if len(items) == 1 else items


def _costs(procedure: Procedure, case: Case, today: date) -> bool:
    """Say whether anything is to be paid in this case, as far as is known."""
    return any(fee.amount_vnd != 0 for fee in fees_on(procedure, case, today))

"""Every way of answering a record's case questions must leave a tick list that can be followed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from knowledge_base.checklist import checklist
from knowledge_base.forms import is_form
from knowledge_base.procedure import Document, Procedure
from knowledge_base.say import Case, applying, fees_on
from knowledge_base.text import fold

_STANDS_FOR_A_FORM = re.compile(
    r"^(?:to khai|don|giay de nghi|phieu|mau|du thao|thong bao|van ban (?:de nghi|yeu cau))\b"
)
"""How other papers begin in which the citizen says what is wanted."""

_NO_FORM = re.compile(
    r"\b(?:khong|chi)\b[^.]*\b(?:to khai|don|bieu mau|giay|van ban de nghi)\b"
    r"|chua co danh muc giay to"
)


def combinations(procedure: Procedure) -> Iterator[dict[str, str]]:
    """Yield every complete set of answers; one empty set when nothing is asked."""
    ids = [question.id for question in procedure.cases]
    for answers in product(*([a.id for a in question.answers] for question in procedure.cases)):
        yield dict(zip(ids, answers, strict=True))


def case_problems(procedure: Procedure, today: date) -> list[str]:
    """Return what is wrong with some combination of answers, each as a sentence, once."""
    problems: dict[str, str] = {}
    for case in combinations(procedure):
        for problem in _problems_in(procedure, case, today):
            answered = ", ".join(f"{question}={answer}" for question, answer in case.items())
            problems.setdefault(problem, f"{problem} (when {answered or 'nothing is asked'})")
    return [*problems.values(), *_idle_questions(procedure, today)]


def _problems_in(procedure: Procedure, case: Case, today: date) -> Iterator[str]:
    documents = applying(procedure.documents, case)
    if not any(is_main_form(d) or is_told(d) for d in documents) and not says_no_form(procedure):
        yield "documents: no form to fill in, and documents_note does not say that there is none"
    for name in _twice(fold(document.name) for document in documents):
        yield f"documents: {name} stands twice on one list"
    if procedure.fees and not applying(procedure.fees, case):
        yield "fees: none in this case, which would read as not known"
    yield from _contradictions(procedure, case, today)
    lines = checklist(procedure, case, today)
    if not any(line.startswith("Nguồn: ") for line in lines):
        yield "checklist: has no line of source"


def is_main_form(document: Document) -> bool:
    """Say whether a paper is a form, or what stands for one: an application, a declaration."""
    return is_form(document) or _STANDS_FOR_A_FORM.match(fold(document.name)) is not None


def is_told(document: Document) -> bool:
    """Say whether the row is no paper at all, only facts that are told or typed."""
    return document.originals == 0 and document.copies == 0 and not document.show_only


def says_no_form(procedure: Procedure) -> bool:
    """Say whether ``documents_note`` states that no form is filled in, or that none is known."""
    return _NO_FORM.search(fold(procedure.documents_note or "")) is not None


def _contradictions(procedure: Procedure, case: Case, today: date) -> Iterator[str]:
    amounts: dict[tuple[str, ...], set[tuple[int | None, int | None]]] = defaultdict(set)
    for fee in fees_on(procedure, case, today):
        key = (fold(fee.name or ""), fold(fee.condition or ""), str(fee.way), fee.per or "")
        amounts[key].add((fee.amount_vnd, fee.online_amount_vnd))
    for (name, *_), known in amounts.items():
        if len(known) > 1:
            yield f"fees: {name or 'the fee'} has {len(known)} amounts at once"
    spans: dict[tuple[str, ...], set[tuple[float | None, str]]] = defaultdict(set)
    for time in applying(procedure.times, case):
        spans[fold(time.condition or ""), str(time.way)].add((time.amount, str(time.unit)))
    for (condition, _), times in spans.items():
        if len(times) > 1:
            yield f"times: {len(times)} at once for '{condition or 'every case'}'"


def _idle_questions(procedure: Procedure, today: date) -> Iterator[str]:
    """Yield the questions of which no answer changes anything that is said."""
    for question in procedure.cases:
        said = defaultdict(set)
        for case in combinations(procedure):
            rest = tuple(answer for asked, answer in case.items() if asked != question.id)
            said[rest].add(_selection(procedure, case, today))
        if all(len(selections) == 1 for selections in said.values()):
            yield f"cases: no answer to {question.id} changes a document, fee or time"


def _selection(procedure: Procedure, case: Case, today: date) -> str:
    documents = [d.name + (d.when or "") for d in applying(procedure.documents, case)]
    fees = [fee.model_dump_json() for fee in fees_on(procedure, case, today)]
    times = [time.model_dump_json() for time in applying(procedure.times, case)]
    return "\n".join([*documents, *fees, *times])


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]

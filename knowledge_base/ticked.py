"""The tick list as the chat says it: the papers in one bubble, what they cost on request."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from knowledge_base import phrases
from knowledge_base.answers import Answer, in_bubbles, lay_out
from knowledge_base.checklist import SECTIONS, check_case, depends, facts, papers, title
from knowledge_base.parts import LONGEST_BRIEF
from knowledge_base.places.fees import Local
from knowledge_base.procedure import CaseAnswer, CaseQuestion, Document, Procedure
from knowledge_base.say import Case
from knowledge_base.text import fold

REST = "Phí, thời gian, nơi nộp: bấm “Xem thêm”."
REST_WITH_NOTE = "Lưu ý, phí, thời gian, nơi nộp: bấm “Xem thêm”."
ROOMS = ((52, 40), (LONGEST_BRIEF, 28))
"""Characters for the name of a paper and for its case, from roomy to tight."""
_MEANS_NOTHING_ALONE = re.compile(r"(?:co|khong|chua|da|roi|phai|con|du|dung|mat)\b")

_HEADS_NOTHING = re.compile(rf"^(?:{'|'.join(map(re.escape, SECTIONS))})\n(?=…)", re.MULTILINE)
"""A heading of which all papers are left for the next bubble."""


def tick_list(procedure: Procedure, case: Case, today: date, where: Local | None = None) -> Answer:
    """Return the list of `checklist` in bubbles: case and papers first, then what is left.

    Papers that were named in few words first are told in full on request, with all the rest.

    Raises:
        BadCaseAnswer: ``case`` has a question or an answer that the record does not have.
    """
    check_case(procedure, case)
    head = f"{title(procedure)} danh sách cho anh/chị"
    foot = ([phrases.say_staleness(procedure, today)], phrases.say_source(procedure, room=52))
    source = phrases.say_source(procedure)
    told, bring = list(_told(procedure, case)), papers(procedure, case)
    said = lay_out(head, [*told, *bring, REST], *foot)
    costs = list(facts(procedure, case, today, where))[:-1]
    rest = in_bubbles(f"{title(procedure)} phí, thời gian, nơi nộp", costs, source)
    if not said.more:
        return Answer(said.text, rest)
    for form in _brief(procedure, case):
        said = lay_out(head, form, *foot)
        if not said.more:
            break
    text = _HEADS_NOTHING.sub("", said.text)
    return Answer(text, in_bubbles(head, [*told, *bring], source) + rest)


def _told(procedure: Procedure, case: Case) -> Iterator[str]:
    """Yield one line of what the citizen answered, if anything."""
    told = [
        _alone(question, answer)
        for question in procedure.cases
        for answer in question.answers
        if answer.id == case.get(question.id)
    ]
    if told:
        yield phrases.shortened(f"Trường hợp: {'; '.join(told)}.", 160)


def _alone(question: CaseQuestion, answer: CaseAnswer) -> str:
    """Return an answer as it is understood by itself: ``Còn`` needs what was asked."""
    short = len(answer.say.split()) < 4 and _MEANS_NOTHING_ALONE.match(fold(answer.say))
    return f"{question.ask} {answer.say}" if short else answer.say


def _brief(procedure: Procedure, case: Case) -> Iterator[list[str]]:
    """Yield shorter and shorter forms of the papers.

    The note goes first, then the answers; last the cases of papers that are not always needed.
    """
    told, rest = list(_told(procedure, case)), _rest(procedure)
    short = [_without_note, *(_in_rooms(case, *rooms) for rooms in ROOMS)]
    for name in short:
        yield [*told, *papers(procedure, case, name), REST]
        yield [*told, *papers(procedure, case, name, note=False), rest]
    yield [*papers(procedure, case, short[-1], note=False), rest]
    bare = papers(procedure, case, _in_rooms(case, LONGEST_BRIEF, 0), note=False)
    yield [*told, *bare, rest]
    yield [*bare, rest]


def _in_rooms(case: Case, name_room: int, when_room: int) -> Callable[[Document], str]:
    """Return how a paper is named; the case of one that is needed for sure says nothing new."""

    def named(document: Document) -> str:
        room = when_room if depends(document, case) else 0
        return phrases.name_document(document, name_room, room)

    return named


def _rest(procedure: Procedure) -> str:
    return REST_WITH_NOTE if procedure.documents_note else REST


def _without_note(document: Document) -> str:
    return phrases.say_document(document.model_copy(update={"note": None}))

"""What can be asked about a procedure, and which function says each answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from knowledge_base import phrases, say
from knowledge_base.answers import Answer, lay_out
from knowledge_base.places.fees import Local, say_local
from knowledge_base.procedure import FilingWay, Layer, Procedure
from knowledge_base.relevance import by_relevance


class Facet(StrEnum):
    """What a citizen wants to know about a procedure."""

    OVERVIEW = "overview"
    DOCUMENTS = "documents"
    ONLINE = "online"
    FEE = "fee"
    PAYMENT = "payment"
    TIME = "time"
    WHERE = "where"
    STEPS = "steps"
    FORMS = "forms"
    RESULT = "result"
    CONDITIONS = "conditions"
    LEGAL = "legal"


SAY: dict[Facet, Callable[[Procedure, say.Case, date], say.Said]] = {
    Facet.OVERVIEW: say.say_overview,
    Facet.DOCUMENTS: say.say_documents,
    Facet.ONLINE: say.say_online,
    Facet.FEE: say.say_fee,
    Facet.PAYMENT: say.say_payment,
    Facet.TIME: say.say_time,
    Facet.WHERE: say.say_where,
    Facet.STEPS: say.say_steps,
    Facet.FORMS: say.say_forms,
    Facet.RESULT: say.say_result,
    Facet.CONDITIONS: say.say_conditions,
    Facet.LEGAL: say.say_legal,
}


ANSWERS_WORDS = (Facet.CONDITIONS,)
"""Facets whose lines stand for themselves, so that the one that was asked for can come first."""


def answer(
    procedure: Procedure,
    facet: Facet,
    *,
    today: date,
    case: say.Case | None = None,
    question: str | None = "",
    where: Local | None = None,
) -> Answer:
    """Say one facet of a record: name first, then facts, the ways of filing, and the source.

    Args:
        procedure: The record.
        facet: What is asked.
        today: The day of the answer.
        case: Answers about the citizen's own case.
        question: The citizen's words; a line that answers them is put first. ``None`` where they
            are not known any more: then all is told that any words might have brought.
        where: Where the citizen lives; what the province's own rules make of the fee comes first.
    """
    said = SAY[facet](procedure, case or {}, today)
    if where and facet is Facet.FEE:
        said = here_first(
            said, say_local(procedure, say.fees_on(procedure, case or {}, today), where, today)
        )
    tail = [phrases.say_staleness(procedure, today), say_ways(procedure, facet)]
    source = phrases.say_source(procedure, room=52)
    lines = list(said.lines)
    brief = said.brief
    if facet in ANSWERS_WORDS:
        lines = with_remarks(procedure, lines, question, today)
        brief = [lines]  # so that what is told on request is whole, whatever came first
    link = f"Xem trên Cổng: {procedure.source_url}" if procedure.layer is Layer.IMPORTED else ""
    title = f"**{procedure.short_name}** ({procedure.code}): {said.lead}"
    if len(title) > 160:  # an imported name or a quoted fee can fill the bubble by itself
        title, lines = (
            f"**{phrases.gist(procedure.short_name, 120)}** ({procedure.code}):",
            [phrases.sentence(said.lead), *lines],
        )
        brief = [[phrases.sentence(said.lead), *form] for form in brief]
    return lay_out(title, lines, tail, source, brief, link)


HOW_ONLINE = "Làm trên mạng: bấm “Cách làm”."
"""Names the button under the answer: said only where the steps on the net stand behind it."""


def say_ways(procedure: Procedure, facet: Facet) -> str:
    """Say the ways of filing, and, unless it is told here, where the way on the net is told."""
    ways = phrases.say_ways(procedure)
    told = facet is Facet.STEPS or FilingWay.ONLINE not in procedure.ways
    return ways if told or not procedure.steps.online else f"{ways} {HOW_ONLINE}"


def with_remarks(
    procedure: Procedure, lines: list[str], question: str | None, today: date
) -> list[str]:
    """Return ``lines``, and of the record's remarks on papers and fees what answers ``question``.

    Unasked, papers and fees would bury the conditions.
    """
    remarks = say.remarks(procedure, today)
    if question is None:
        return [*lines, *remarks]
    names = " ".join([procedure.name, procedure.short_name, *procedure.aliases])
    return by_relevance(lines, question, names, remarks)


def here_first(said: say.Said, local: list[str]) -> say.Said:
    """Put what holds where the citizen lives before what holds everywhere."""
    if not local:
        return said
    general = [phrases.sentence(f"quy định chung: {said.lead}")] if said.lead[-1] != ":" else []
    short = [phrases.shortened(line, 130) for line in general]
    brief = [[*local, *short, *form] for form in said.brief or [said.lines]]
    return say.Said("mức thu nơi anh/chị ở:", [*local, *general, *said.lines], brief)

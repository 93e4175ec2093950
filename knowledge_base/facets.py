"""What can be asked about a procedure, and which function says each answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from knowledge_base import phrases, say
from knowledge_base.answers import Answer, lay_out
from knowledge_base.places.fees import Local, say_local
from knowledge_base.procedure import Layer, Procedure
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
    question: str = "",
    where: Local | None = None,
) -> Answer:
    """Say one facet of a record: name first, then facts, the ways of filing, and the source.

    Args:
        procedure: The record.
        facet: What is asked.
        today: The day of the answer.
        case: Answers about the citizen's own case.
        question: The citizen's words; a line that answers them is put first.
        where: Where the citizen lives; what the province's own rules make of the fee comes first.
    """
    said = SAY[facet](procedure, case or {}, today)
    if where and facet is Facet.FEE:
        said = here_first(
            said, say_local(procedure, say.fees_on(procedure, case or {}, today), where, today)
        )
    tail = [phrases.say_staleness(procedure, today), phrases.say_ways(procedure)]
    source = phrases.say_source(procedure, room=52)
    lines = list(said.lines)
    brief = said.brief
    if facet in ANSWERS_WORDS:
        names = " ".join([procedure.name, procedure.short_name, *procedure.aliases])
        lines = by_relevance([*lines, *say.remarks(procedure, today)], question, names)
        brief = [lines]  # so that what is told on request is whole, whatever came first
    if procedure.layer is Layer.IMPORTED:
        lines.append(f"Xem trên Cổng: {procedure.source_url}")
    title = f"**{procedure.short_name}** ({procedure.code}): {said.lead}"
    if len(title) > 160:  # an imported name or a quoted fee can fill the bubble by itself
        title, lines = (
            f"**{phrases.gist(procedure.short_name, 120)}** ({procedure.code}):",
            [phrases.sentence(said.lead), *lines],
        )
        brief = [[phrases.sentence(said.lead), *form] for form in brief]
    return lay_out(title, lines, tail, source, brief)


def here_first(said: say.Said, local: list[str]) -> say.Said:
    """Put what holds where the citizen lives before what holds everywhere."""
    if not local:
        return said
    general = [phrases.sentence(f"quy định chung: {said.lead}")] if said.lead[-1] != ":" else []
    short = [phrases.shortened(line, 130) for line in general]
    brief = [[*local, *short, *form] for form in said.brief or [said.lines]]
    return say.Said("mức thu nơi anh/chị ở:", [*local, *general, *said.lines], brief)

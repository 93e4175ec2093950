"""Questions about procedures: from what was asked to the answer, the choice, or an honest no."""

from __future__ import annotations

import dataclasses
from datetime import date

from actions import casework, localities, sentences, topics, unnamed
from actions.choosing import among, say_event
from actions.context import IF_SO, in_context, returned_to, said_of, variant
from actions.endings import not_covered
from actions.facets_asked import MOST_FACETS, kept_facets, wanted_facets
from actions.gate import is_shut
from actions.replies import MOST_CHOICES, Bubble, Reply, answered, choice_buttons, offer, say
from actions.scope import is_administrative, is_unlawful
from actions.turn import Turn, walked
from knowledge_base.errors import ProcedureNotFound
from knowledge_base.facet_cues import cued_facets
from knowledge_base.facets import Facet
from knowledge_base.say import may_cost
from knowledge_base.search.query import content, normalise
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold

TELLING = (None, Facet.OVERVIEW, Facet.STEPS)
"""What may be asked with a story; any other facet asks about a procedure."""
ENOUGH = 3
"""Words with which a message may name another matter than the one under discussion."""
SURE_AGAINST_INTENT = 0.8
"""Least chance at which the index is believed over the classifier's "not our matter"."""


def about(
    kb: KnowledgeBase,
    turn: Turn,
    code: str,
    facets: list[Facet],
    today: date,
    *,
    filter_: bool = True,
) -> Reply:
    """Answer ``facets`` of ``code`` and make it the procedure under discussion.

    A choice that holds ``code`` stays open, so that "cái thứ 3" still works after the second.
    Under a list of documents stands the first question about the citizen's case, unless
    ``filter_`` is off.
    """
    procedure = kb.get(code)
    given = turn.answers_for(code)
    place = localities.known(kb, turn)
    answers = [
        (facet, kb.answer(code, facet, today=today, case=given, question=turn.text, place=place))
        for facet in facets
    ]
    reply = answered(
        procedure,
        answers,
        pays=may_cost(procedure, given, today),
        procedure=code,
        candidates=list(turn.candidates) if code in turn.candidates else [],
        trail=walked(turn.trail, code),
        case=casework.kept(turn, code),
    )
    following = casework.start(procedure, given) if filter_ and Facet.DOCUMENTS in facets else None
    reply = localities.complete(
        kb, reply, turn, procedure, facets, given, today, ask=following is None
    )
    if following is None:
        return reply
    bubble, case = following
    return dataclasses.replace(
        reply, bubbles=(*reply.bubbles, bubble), slots={**reply.slots, "case": case}
    )


def ask(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Answer a question about a procedure, from a button, a mention, or what was discussed."""
    facets = wanted_facets(turn)
    if turn.entities.get("procedure"):
        return pressed(kb, turn, today)
    if heard := case_answer(kb, turn, today):
        return heard
    if is_unlawful(turn.text):
        return say("out_of_scope", sentences.OUT_OF_SCOPE, misses=0)
    if former := returned_to(kb, turn):
        return about(kb, turn, former, facets, today)
    story = turn.asked_facet in TELLING and not cued_facets(normalise(turn.text))
    event = kb.event(turn.text) if story else None
    if event is not None:
        return say_event(kb, turn, event)
    found = kb.find(turn.text)
    if not found.mentioned:
        return follow_up(kb, turn, facets, today)
    return mentioned(kb, turn, found, facets, today)


def pressed(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Answer a button: a facet of a procedure, or an answer about the citizen's case."""
    try:
        procedure = kb.get(str(turn.entities["procedure"]))
    except ProcedureNotFound:
        return not_covered()
    question, answer = turn.entities.get("question"), turn.entities.get("answer")
    if question and answer:
        local = localities.where(kb, turn)
        return casework.take(procedure, turn, str(question), str(answer), today, local)
    facets = [turn.asked_facet or Facet.OVERVIEW]
    if turn.entities.get("part") == "all":
        past = dataclasses.replace(turn, case=turn.case_at_rest)
        return about(kb, past, procedure.code, facets, today, filter_=False)
    return about(kb, turn, procedure.code, facets, today)


def case_answer(kb: KnowledgeBase, turn: Turn, today: date) -> Reply | None:
    """Return the reply to a typed answer about the citizen's case, if one was waited for."""
    local = localities.spoken(kb, turn)
    if isinstance(local, Reply):
        return local
    if local is not None:
        held = localities.remembered(local)
        told = dataclasses.replace(turn, text="", province=held)
        reply = about(kb, told, str(turn.waiting_province), [Facet.FEE], today)
        return dataclasses.replace(reply, slots={**reply.slots, "province": held})
    return casework.told(kb, turn, today)


def mentioned(
    kb: KnowledgeBase, turn: Turn, found: Found, facets: list[Facet], today: date
) -> Reply:
    """Answer a question that names something."""
    if back := unnamed.which(kb, turn, found, facets[0]) or topics.asked_back(
        kb, turn, found, facets[0]
    ):
        return back
    if meant := unnamed.of_discussed(kb, turn, found):
        return about(kb, turn, meant, facets, today)
    if is_shut(turn, found):
        return say("out_of_scope", sentences.OUT_OF_SCOPE, misses=0)
    if found.elsewhere and (turn.procedure is None or len(said_of(turn.text)) >= ENOUGH):
        return not_covered(found.elsewhere)
    codes = [hit.code for hit in found.decision.hits]
    sure = found.decision.kind == "one"
    if not sure and turn.candidates and (chosen := among(kb, turn.text, turn.candidates)):
        return about(kb, turn, chosen, kept_facets(turn, facets), today)
    if turn.procedure is None and codes and codes[0] in turn.candidates:
        return about(kb, turn, codes[0], kept_facets(turn, facets), today)
    if several := unnamed.bare(kb, turn, found, facets):
        return offer([kb.get(code) for code in several], facets[0])
    if sure:
        return about(kb, turn, codes[0], facets, today)
    if meant := in_context(kb, turn, found):
        return about(kb, turn, meant, facets, today)
    if found.likely:
        return likely(kb, turn, codes[:MOST_CHOICES], facets, today)
    if found.decision.kind == "choose":
        return offer([kb.get(code) for code in codes[:MOST_CHOICES]], facets[0])
    if turn.candidates and turn.procedure not in turn.candidates:
        return unchosen(kb, turn, facets, today)
    asks = turn.asked_facet not in {None, Facet.OVERVIEW}
    if asks and not is_administrative(turn.text) and (meant := variant(kb, turn)):
        return about(kb, turn, meant, facets, today)
    if not is_administrative(turn.text):
        return say("out_of_scope", sentences.OUT_OF_SCOPE, misses=0)
    return not_covered()


def likely(
    kb: KnowledgeBase, turn: Turn, codes: list[str], facets: list[Facet], today: date
) -> Reply:
    """Answer about the first of ``codes``, and offer the others in case it is not meant."""
    reply = about(kb, turn, codes[0], facets, today, filter_=False)
    others = [kb.get(code) for code in codes]
    bubble = Bubble(sentences.OR_ANOTHER, choice_buttons(others, facets[0])[1:])
    return dataclasses.replace(
        reply,
        bubbles=(*reply.bubbles, bubble),
        candidates=tuple(codes),
        slots={**reply.slots, "candidates": codes},
    )


def unchosen(kb: KnowledgeBase, turn: Turn, facets: list[Facet], today: date) -> Reply:
    """Answer a question under a choice left open: about the likeliest, the others beside it.

    Asking the same thing again would hold the citizen up; the answer says what it is about.
    """
    if facets[0] is Facet.OVERVIEW:
        return offer([kb.get(code) for code in turn.candidates], facets[0])
    return likely(kb, turn, list(turn.candidates), facets, today)


def follow_up(kb: KnowledgeBase, turn: Turn, facets: list[Facet], today: date) -> Reply:
    """Answer a question that names no procedure: about the one under discussion, or ask which."""
    if turn.candidates and turn.procedure not in turn.candidates:
        return unchosen(kb, turn, facets, today)
    if turn.procedure:
        return about(kb, turn, turn.procedure, facets, today)
    return unnamed.ask_which(facets[0])


def out_of_scope(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Decline what is not our matter, unless the index is sure that it is."""
    if heard := case_answer(kb, turn, today):
        return heard
    found = kb.find(turn.text)
    unlawful = is_unlawful(turn.text)
    sure = found.decision.kind == "one" and not unlawful
    if sure and found.decision.hits[0].score >= SURE_AGAINST_INTENT:
        return mentioned(kb, turn, found, wanted_facets(turn), today)
    if turn.procedure and IF_SO.search(fold(turn.text)) and (meant := variant(kb, turn)):
        return about(kb, turn, meant, wanted_facets(turn), today)  # "người yêu em là Hàn thì sao"
    none = found.decision.kind == "none" and is_administrative(turn.text)
    if none and not unlawful and not is_shut(turn, found):
        return not_covered()
    asked = cued_facets(normalise(turn.text))
    if asked and turn.procedure and len(content(turn.text).split()) <= 1:
        return about(kb, turn, turn.procedure, asked[:MOST_FACETS], today)
    return say("out_of_scope", sentences.OUT_OF_SCOPE, misses=0)

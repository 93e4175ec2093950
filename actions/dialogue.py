"""The moves of a dialogue that are no plain question: choosing, correcting, yes and no."""

from __future__ import annotations

import re
from datetime import date

from actions import casework, endings, localities, sentences, tick_lists
from actions.asking import about, ask, case_answer, mentioned
from actions.case_refusals import declines
from actions.choosing import alternatives, among
from actions.context import IF_SO, RETURNS, in_context, look_alike, returned_to, variant
from actions.endings import missed, not_covered
from actions.facets_asked import WHAT_ABOUT, kept_facets, wanted_facets
from actions.gate import is_shut
from actions.replies import MOST_CHOICES, Reply, answered, offer, say
from actions.scope import is_administrative
from actions.turn import Turn, chosen_place
from knowledge_base.facet_cues import cued_facets
from knowledge_base.facets import Facet
from knowledge_base.say import may_cost
from knowledge_base.search.query import content, normalise
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold


def choose(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Take the choice by button, number or ordinal; a number out of range is asked again."""
    if turn.text and (heard := case_answer(kb, turn, today)):
        return heard
    if named := str(turn.entities.get("procedure") or ""):
        asked = turn.pressed_facet or turn.facet or Facet.OVERVIEW
        return about(kb, turn, named, [asked], today) if named in kb else endings.not_covered()
    count = len(turn.candidates)
    pressed = turn.entities.get("choice")
    place = int(pressed) if pressed is not None else chosen_place(turn.text, count)
    if not count:
        unfit = say("asked_procedure", sentences.NO_CHOICE)
        return unfit if place is not None else ask(kb, turn, today)
    if place is None:
        chosen = among(kb, turn.text, turn.candidates)
        if chosen is None:
            return ask(kb, turn, today)
        return about(kb, turn, chosen, [turn.facet or Facet.OVERVIEW], today)
    if not 1 <= place <= count:
        again = offer([kb.get(code) for code in turn.candidates], turn.facet)
        return Reply(
            again.outcome,
            (*say("", sentences.CHOICE_RANGE.format(count=count)).bubbles, *again.bubbles),
            facet=again.facet,
            candidates=again.candidates,
            slots=again.slots,
        )
    facets = cued_facets(normalise(turn.text)) or [turn.facet or Facet.OVERVIEW]
    return about(kb, turn, turn.candidates[place - 1], facets, today)


def correct(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Take "à không, ý em là …": the new mention, with the facet asked before."""
    found = kb.find(turn.text)
    if not found.mentioned:
        return alternatives(kb, turn)
    facets = cued_facets(normalise(turn.text)) or [turn.facet or Facet.OVERVIEW]
    ranked = [hit.code for hit in found.decision.hits if hit.code != turn.procedure]
    if ranked and (found.decision.kind == "one" or found.likely == ranked[0]):
        return about(kb, turn, ranked[0], facets, today)
    meant = look_alike(kb, turn, found) if turn.procedure in kb else None
    if meant and meant != turn.procedure:
        return about(kb, turn, meant, facets, today)
    if found.decision.kind == "choose" and ranked:
        return offer([kb.get(code) for code in ranked[:MOST_CHOICES]], facets[0])
    return alternatives(kb, turn)


def go_back(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Return to the procedure discussed before this one."""
    former = [code for code in turn.trail if code != turn.procedure]
    if not former:
        if turn.procedure in kb and RETURNS.search(fold(turn.text)):
            facets = cued_facets(normalise(turn.text)) or [Facet.OVERVIEW]
            return about(kb, turn, str(turn.procedure), facets, today)
        said = content(turn.text)
        return ask(kb, turn, today) if said else say("asked_procedure", sentences.NO_FORMER)
    facets = cued_facets(normalise(turn.text)) or [Facet.OVERVIEW]
    if named := returned_to(kb, turn):
        return about(kb, turn, named, facets, today)
    ranked = [hit.code for hit in kb.find(turn.text).ranked]
    found = next((code for code in ranked if code in former), former[-1])
    return about(kb, turn, found, facets, today)


def start_over(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Forget everything discussed; "chỗ mới thì đăng ký lại từ đầu hả" asks about papers."""
    if turn.text and is_administrative(turn.text):
        return ask(kb, turn, today)
    return endings.start_over(turn)


def accept(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Take a yes: to the only candidate, else go on with what is discussed."""
    if heard := case_answer(kb, turn, today):
        return heard
    if cued_facets(normalise(turn.text)):
        return ask(kb, turn, today)  # "free không" is a question, whatever it sounds like
    if len(turn.candidates) == 1:
        return about(kb, turn, turn.candidates[0], [turn.facet or Facet.OVERVIEW], today)
    if turn.candidates:
        return offer([kb.get(code) for code in turn.candidates], turn.facet)
    if turn.procedure and turn.facet is Facet.OVERVIEW:
        return about(kb, turn, turn.procedure, [Facet.DOCUMENTS], today)
    return say("smalltalk", sentences.YES_TO_NOTHING)


TELLS = 3
"""Words that may name something, from which on a message says more than no."""


def refuse(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Take a no: none of the candidates fits, or the procedure was understood wrongly."""
    if heard := case_answer(kb, turn, today):
        return heard
    if declines(turn.text):
        return endings.declined(turn)
    if cued_facets(normalise(turn.text)) or IF_SO.search(fold(turn.text)) or _names_one(kb, turn):
        return ask(kb, turn, today)  # "chủ hộ không đồng ý thì sao" is a question
    if turn.candidates and turn.procedure not in turn.candidates:
        told = len(content(turn.text).split()) >= TELLS  # "đất ông bà để lại chưa có sổ bao giờ"
        if told and (chosen := among(kb, turn.text, turn.candidates)):
            return about(kb, turn, chosen, [turn.facet or Facet.OVERVIEW], today)
        if told:
            return ask(kb, turn, today)
        return say("asked_procedure", sentences.NO_TO_CHOICE, candidates=[])
    if turn.procedure and turn.text and len(turn.text.split()) > 1:
        return alternatives(kb, turn)
    return say("smalltalk", sentences.NO_TO_NOTHING)


def _names_one(kb: KnowledgeBase, turn: Turn) -> bool:
    """Say whether the message surely names a procedure, whatever it sounds like."""
    return not turn.candidates and kb.find(turn.text).decision.kind == "one"


TAKES_BACK = re.compile(
    r"^(a|ah|o|oi|u)\b.{0,4}\b(quen|nham|ma)\b|\b(quen (noi|mat)|thuc ra|noi nham|noi thieu)\b"
)
"""How one takes back what was said: ``à quên, người yêu em là người Hàn``."""


def fall_back(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Search before giving up; two misses in a row lead to a person."""
    facets = wanted_facets(turn)
    if heard := case_answer(kb, turn, today):
        return heard
    place = chosen_place(turn.text, len(turn.candidates)) if turn.candidates else None
    if place is not None:
        return choose(kb, turn, today)
    found = kb.find(turn.text)
    if turn.candidates and (chosen := among(kb, turn.text, turn.candidates)):
        return about(kb, turn, chosen, kept_facets(turn, facets), today)
    if found.mentioned and found.decision.kind != "none":
        return mentioned(kb, turn, found, facets, today)
    if (meant := _continued(kb, turn, found, facets)) is not None:
        return about(kb, turn, meant, facets, today)
    if turn.waiting_case and turn.waiting_case in kb:
        if TAKES_BACK.search(fold(turn.text)) and (other := variant(kb, turn)) != turn.procedure:
            return about(kb, turn, str(other), kept_facets(turn, facets), today)
        return casework.unheard(kb.get(turn.waiting_case), turn, today)
    if found.mentioned and is_administrative(turn.text) and not is_shut(turn, found):
        return not_covered()
    return missed(turn)


def _continued(kb: KnowledgeBase, turn: Turn, found: Found, facets: list[Facet]) -> str | None:
    """Return what an unclear message goes on about, when its words or form say so."""
    meant = in_context(kb, turn, found)
    if meant and (meant != turn.procedure or facets[0] is not Facet.OVERVIEW):
        return meant
    asks = cued_facets(normalise(turn.text)) or WHAT_ABOUT.search(fold(turn.text))
    return variant(kb, turn) if asks else None


def show_more(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Say what did not fit into the first bubble."""
    code = str(turn.entities.get("procedure") or turn.procedure or "")
    if not code:
        return say("asked_procedure", sentences.ASK_PROCEDURE)
    facet = turn.pressed_facet or turn.facet or Facet.OVERVIEW
    procedure = kb.get(code)
    answers = tick_lists.listed(turn, procedure)
    if answers is not None:
        return tick_lists.rest_of(procedure, answers, today, localities.where(kb, turn))
    case, place = turn.answers_for(code), localities.known(kb, turn)
    answer = kb.answer(code, facet, today=today, case=case, question=turn.before, place=place)
    if not answer.more:  # the button of an answer to other words: all that was not said
        answer = kb.answer(code, facet, today=today, case=case, question=None, place=place)
    if not answer.more:
        return say("answered", sentences.NO_MORE.format(name=procedure.short_name))
    rest = [(facet, type(answer)(text)) for text in answer.more]
    pays = may_cost(procedure, turn.answers_for(code), today)
    return answered(procedure, rest, pays=pays, procedure=code)


def report_wrong(kb: KnowledgeBase, turn: Turn) -> Reply:
    """Thank for the report and have it written down, with the version that was shown."""
    code = str(turn.entities.get("procedure") or turn.procedure or "")
    if not code:
        return say("asked_procedure", sentences.REPORTED_NOTHING)
    procedure = kb.get(code)
    facet = str(turn.entities.get("facet") or turn.facet or "")
    kept = {"kind": "report_wrong", "procedure": code, "facet": facet or None,
            "version": procedure.version}  # fmt: skip
    reply = say("answered", sentences.REPORTED.format(name=procedure.short_name))
    return Reply(reply.outcome, reply.bubbles, procedure=code, keep=kept)

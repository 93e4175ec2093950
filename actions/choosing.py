"""Choosing among look-alikes by their own words."""

from __future__ import annotations

from collections.abc import Callable

from actions import sentences
from actions.replies import Bubble, Reply, choice_buttons, offer, say
from actions.turn import Turn, walked
from knowledge_base.facets import Facet
from knowledge_base.life_events import LifeEvent
from knowledge_base.search.query import content
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

MOST_ALTERNATIVES = 4
UNSURE = ("out_of_scope", "nlu_fallback", "chitchat")
"""What a matter sounds like that no procedure is named after."""
MOST_WORDS_OF_EVENT = 20
"""A longer story asks about what it comes to at its end."""


def among(kb: KnowledgeBase, text: str, candidates: tuple[str, ...]) -> str | None:
    """Return the candidate whose own words ``text`` uses and the others do not, else ``None``."""
    said = set(content(text).split()) or set(fold(text).split())
    words = {}
    for code in candidates:
        p = kb.get(code)
        words[code] = set(fold(f"{p.short_name} {p.differs_by or ''}").split())
    scores = {}
    for code, own in words.items():
        others = set().union(*(words[c] for c in words if c != code))
        scores[code] = len(said & (own - others))
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked or scores[ranked[0]] == 0:
        return None
    if len(ranked) > 1 and scores[ranked[1]] == scores[ranked[0]]:
        return None
    known = set().union(*words.values())
    return ranked[0] if 2 * len(said & known) >= len(said) else None


def alternatives(kb: KnowledgeBase, turn: Turn) -> Reply:
    """Offer the look-alikes of what was understood wrongly, else ask what is meant."""
    siblings = kb.siblings(turn.procedure)[:MOST_ALTERNATIVES] if turn.procedure else []
    if siblings:
        return offer(siblings, turn.facet, sentences.CORRECT_WHAT)
    return say("asked_procedure", sentences.CORRECT_WHAT, candidates=[], procedure=None)


def say_event(kb: KnowledgeBase, turn: Turn, event: LifeEvent) -> Reply:
    """Say what to do first and what comes after; the first procedure is now under discussion."""
    steps = [step for step in event.steps if step.code in kb]
    procedures = [kb.get(step.code) for step in steps]
    lines = [f"{place}. {step.say}." for place, step in enumerate(steps, start=1)]
    text = "\n".join([event.opening, *lines, *([event.closing] if event.closing else [])])
    codes = [procedure.code for procedure in procedures]
    first = next((p for p in procedures if p.code == event.main), next(iter(procedures), None))
    about = first if event.covered else None
    facet = turn.asked_facet if turn.asked_facet is Facet.STEPS else Facet.OVERVIEW
    return Reply(
        "answered" if event.covered else "not_covered",
        (Bubble(text, choice_buttons(procedures, facet)),),
        facet=facet,
        procedure=about.code if about else None,
        version=about.version if about else None,
        candidates=tuple(codes),
        slots={
            "procedure": about.code if about else None,
            "candidates": codes,
            "facet": facet.value,
            "trail": walked(turn.trail, about.code) if about else list(turn.trail),
            "misses": 0,
        },
        afterwards="quiet" if event.quiet else None,
    )


def overhear_event(turn: Turn, open_kb: Callable[[], KnowledgeBase]) -> Reply | None:
    """Return the reply to a situation that is surely told, whatever is asked about it."""
    asks = turn.asked_facet is not None or turn.intent in {None, *UNSURE}
    if not asks or not 0 < len(turn.text.split()) <= MOST_WORDS_OF_EVENT:
        return None
    kb = open_kb()
    event = kb.event_always(turn.text)
    return say_event(kb, turn, event) if event else None

"""Choosing among look-alikes by their own words."""

from __future__ import annotations

from actions import sentences
from actions.replies import Reply, offer, say
from actions.turn import Turn
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

MOST_ALTERNATIVES = 4


def among(kb: KnowledgeBase, text: str, candidates: tuple[str, ...]) -> str | None:
    """Return the candidate whose own words ``text`` uses and the others do not, else ``None``."""
    said = set(fold(text).split())
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

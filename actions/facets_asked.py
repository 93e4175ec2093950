"""Which facets a turn asks for: the intent's, corrected and completed by the words."""

from __future__ import annotations

import re

from actions.turn import Turn
from knowledge_base.facet_cues import asks_how, cued_facets, separate_facets, sure_facet
from knowledge_base.facets import Facet
from knowledge_base.search.query import normalise
from knowledge_base.text import fold

MOST_FACETS = 3
WHAT_ABOUT = re.compile(r"^(con|the con|vay con)\b|^(the|vay|z|v|roi)\b.*\b(sao|the nao|s)\W*$")


def wanted_facets(turn: Turn) -> list[Facet]:
    """Return what is asked: the intent's facet, and what a second part of the message adds."""
    text = normalise(turn.text)
    asked = turn.asked_facet
    cued = cued_facets(text)
    open_question = asked in {None, Facet.OVERVIEW} or turn.text.rstrip(" ?.!").endswith("thì sao")
    if turn.facet and not cued and open_question and WHAT_ABOUT.search(fold(turn.text)):
        return [turn.facet]  # "thế bị mất thì sao" asks the same of something else
    if asked is None or asked is Facet.OVERVIEW:
        return cued[:MOST_FACETS] or [_guessed(turn, text)]
    if asked is Facet.TIME and Facet.CONDITIONS in cued:
        return [Facet.CONDITIONS]  # a term for the citizen, which sounds like an office's time
    sure = sure_facet(text)
    if sure and asked not in cued:
        asked = sure
    others = [facet for facet in separate_facets(turn.text, normalise) if facet is not asked]
    if asked in cued and others:
        return [f for f in cued if f is asked or f in others][:MOST_FACETS]
    return [asked, *others][:MOST_FACETS]


def _guessed(turn: Turn, text: str) -> Facet:
    """Return what is asked when neither a sure intent nor a cue says it."""
    if turn.asked_facet is None and turn.guess not in {None, Facet.OVERVIEW}:
        return turn.guess or Facet.OVERVIEW
    return Facet.STEPS if asks_how(text) else Facet.OVERVIEW


def kept_facets(turn: Turn, facets: list[Facet]) -> list[Facet]:
    """Return the facet asked before the choice, when the choosing words ask nothing new."""
    return [turn.facet] if turn.facet and facets == [Facet.OVERVIEW] else facets

"""Questions that name too little: a change and no paper, or a name that several share."""

from __future__ import annotations

from actions import sentences
from actions.choosing import among
from actions.context import CHANGES, in_context, said_of, telling
from actions.replies import MOST_CHOICES, Reply, offer, say
from actions.turn import Turn
from knowledge_base.facet_cues import asks_how
from knowledge_base.facets import Facet
from knowledge_base.search.query import normalise
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold

ANY_PAPER = {"giay", "phep", "to", "nay", "khi", "theo", "loai"}
"""Words beside a word of change that name no paper."""
HANDED_OVER = {"sang", "ten"}
"""``sang tên`` is said of land, of a vehicle and of an electricity contract."""
PLACED = {"dang", "ky", "lam", "xin", "moi", "cap"}
"""Alone they tell even less: whoever says nothing else may mean what is discussed."""
WORTH = 0.01
"""Least chance of what is offered."""


def is_unnamed(text: str) -> bool:
    """Say whether ``text`` names a change and nothing that is changed."""
    said = said_of(text)
    if not said:
        return False
    return said - ANY_PAPER - (HANDED_OVER if said >= HANDED_OVER else set()) <= CHANGES


def of_discussed(kb: KnowledgeBase, turn: Turn, found: Found) -> str | None:
    """Return which look-alike of the procedure under discussion such a message means.

    ``khi giấy này hết hạn thì gia hạn thế nào`` is about that paper, whatever else is renewed.
    ``None`` too where the search itself thinks of the family: it knows better which one.
    """
    if turn.procedure is None or turn.procedure not in kb or not is_unnamed(turn.text):
        return None
    family = (turn.procedure, *(sibling.code for sibling in kb.siblings(turn.procedure)))
    hits = found.decision.hits
    if (hits and hits[0].code in family) or telling(turn.text) >= HANDED_OVER:
        return None
    chosen = among(kb, turn.text, family)
    said = said_of(turn.text)
    if said - ANY_PAPER <= said_of(kb.get(turn.procedure).short_name):
        return turn.procedure  # "đi đổi ở đâu" under "Đổi bằng lái"
    if chosen and len(said & said_of(kb.get(chosen).short_name)) > 1:
        return chosen  # one word alone is said of several: "mất" of reporting and of replacing
    return in_context(kb, turn, found) or turn.procedure


def which(kb: KnowledgeBase, turn: Turn, found: Found, facet: Facet) -> Reply | None:
    """Ask which paper is meant, offering the likeliest, when nothing is under discussion."""
    if turn.procedure or turn.candidates or not is_unnamed(turn.text):
        return None
    offered = [hit.code for hit in found.ranked if hit.score >= WORTH][:MOST_CHOICES]
    again = "lai" in fold(turn.text).split()  # "đăng ký lại", where the name's "lại" is no filler
    if len(offered) > 1 and (again or not said_of(turn.text) - ANY_PAPER <= PLACED):
        return offer([kb.get(code) for code in offered], facet)
    return ask_which(facet)


def ask_which(facet: Facet) -> Reply:
    """Ask which procedure is meant, with examples."""
    if facet is Facet.OVERVIEW:
        return say("asked_procedure", sentences.ASK_PROCEDURE, misses=0)
    text = sentences.ASK_PROCEDURE_FOR_FACET.format(facet=sentences.FACET_NAMES[facet])
    return say("asked_procedure", text, facet=facet.value, misses=0)


LONGEST_BARE = 3
"""Words of a name that alone may stand for a whole family: ``bằng lái``, ``hộ kinh doanh``."""

PLAIN = {"dang", "ky"}
"""Words that add nothing to a name: ``tạm trú`` is registering it."""


def bare(kb: KnowledgeBase, turn: Turn, found: Found, facets: list[Facet]) -> list[str]:
    """Return the look-alikes that a bare name fits equally, most fitting first, else nothing.

    ``bằng lái`` may mean passing the test, exchanging or replacing the card; ``hộ chiếu`` is all
    that is told of one of them ("làm hộ chiếu"), so that one is meant.
    """
    said = said_of(turn.text)
    if facets != [Facet.OVERVIEW] or turn.procedure or not 1 <= len(said) <= LONGEST_BARE:
        return []
    if asks_how(normalise(turn.text)) or not found.ranked:
        return []
    first = found.ranked[0].code
    near = dict.fromkeys([*(hit.code for hit in found.decision.hits),
                          *(sibling.code for sibling in kb.siblings(first))])  # fmt: skip
    named = {code: said_of(kb.get(code).short_name) for code in near}
    if any(words - PLAIN == said - PLAIN for words in named.values()):
        return []
    fitting = [code for code, words in named.items() if said <= words]
    return fitting[:MOST_CHOICES] if len(fitting) > 1 else []

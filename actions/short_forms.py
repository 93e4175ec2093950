"""Asks what a short form means when nothing around it says so, instead of guessing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from actions import sentences
from actions.facets_asked import wanted_facets
from actions.replies import Reply, offer
from actions.turn import Turn
from knowledge_base.search.query import content
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import syllables


class Senses(NamedTuple):
    """What a short form may stand for: in words, and the procedures among it."""

    words: str
    codes: tuple[str, ...]


SENSES = {
    "tt": Senses("tạm trú, thường trú hoặc thanh toán", ("1.004194", "1.004222")),
    "cc": Senses("căn cước, chung cư hoặc công chứng", ("1.014063", "1.014064", "2.000815")),
}
UNDECIDED = {"tt": "dang ky tam tru thuong tru"}
"""What the search reads where both senses of a short form fit its neighbours."""


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase]) -> Reply | None:
    """Return the question what a short form means, ``None`` when the message says it."""
    if turn.procedure or turn.candidates or not turn.text:
        return None
    short = next((word for word in syllables(turn.text) if word in SENSES), None)
    if short is None or content(turn.text) not in {short, UNDECIDED.get(short)}:
        return None
    kb, senses = open_kb(), SENSES[short]
    choices = [kb.get(code) for code in senses.codes if code in kb]
    if not choices:
        return None
    text = sentences.SHORT_FORM.format(short=short, senses=senses.words)
    return offer(choices, wanted_facets(turn)[0], text)

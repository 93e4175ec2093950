"""The wish to be led through filing online: for what is named, else what is discussed."""

from __future__ import annotations

from datetime import date

from actions import coach
from actions import coach_words as words
from actions.replies import MOST_CHOICES, Reply, offer, say
from actions.turn import Turn
from knowledge_base.coaching.coach import can_be_coached
from knowledge_base.facet_cues import cued_facets
from knowledge_base.facets import Facet
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold


def begin(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Take the wish to be led: for what is named, else what is discussed, else ask which."""
    pressed = turn.entities.get("procedure")
    if pressed in kb:
        return coach.start(kb, turn, str(pressed), today, str(turn.entities.get("step") or ""))
    found = _found(kb, turn.text)
    if found.mentioned and (found.decision.kind == "one" or found.likely):
        return coach.start(kb, turn, found.decision.hits[0].code, today)
    if found.mentioned and found.decision.kind == "choose":
        codes = [hit.code for hit in found.decision.hits[:MOST_CHOICES]]
        return offer([kb.get(code) for code in codes], Facet.STEPS)
    if turn.procedure in kb:
        return coach.start(kb, turn, str(turn.procedure), today)
    return say(
        "asked_procedure", words.ASK_WHICH, coach={"wanted": True}, facet="online", misses=0
    )


def wished(kb: KnowledgeBase, turn: Turn, today: date) -> Reply | None:
    """Return the first step when the words surely want to be led through what is filed online."""
    if not turn.text or not words.WANTED.search(fold(turn.text)):
        return None
    found = _found(kb, turn.text)
    sure = found.mentioned and (found.decision.kind == "one" or found.likely)
    code = found.decision.hits[0].code if sure else None if found.mentioned else turn.procedure
    if code not in kb or not can_be_coached(kb.get(str(code))):
        return None
    return coach.start(kb, turn, str(code), today)


def _found(kb: KnowledgeBase, text: str) -> Found:
    """Search without the wish; with it where nothing is left: "hộ chiếu" holds a word of it."""
    found = kb.find(_mention(text))
    return found if found.decision.hits else kb.find(text)


def _mention(text: str) -> str:
    """Return ``text`` without the words that only wish to be led."""
    return " ".join(word for word in text.split() if fold(word).strip(".,!?") not in words.WISHING)


def named(kb: KnowledgeBase, turn: Turn, today: date) -> Reply | None:
    """Return the first step of what ``turn`` names, once it was asked which; else ``None``."""
    found = kb.find(turn.text)
    if not found.mentioned or not (found.decision.kind == "one" or found.likely):
        return None
    if set(cued_facets(turn.text)) - {Facet.ONLINE, Facet.STEPS}:
        return None
    return coach.start(kb, turn, found.decision.hits[0].code, today)

"""Asked how two procedures differ, say the difference of each instead of one of them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from actions import sentences
from actions.choosing import among
from actions.replies import Reply, offer
from actions.turn import Turn, walked
from knowledge_base.facets import Facet
from knowledge_base.search.query import content
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

_ASKS = re.compile(
    r"\b(khac nhau|khac gi|khac cho nao|khac o cho nao|khac (nhu )?the nao|phan biet|so sanh)\b"
)
_VARIANT = re.compile(r"^(con |the |vay )?(neu|truong hop)\b|\bthi khac gi\b")
"""``nếu chồng là người Hàn thì khác gì`` asks about a variant, not about two procedures."""
_AROUND = re.compile(
    r"\b(khac|nhau|the nao|nhu the nao|o cho nao|cho nao|phan biet|so sanh|giua|hai|2|cai|viec|"
    r"thu tuc|loai|do|nay|cho em hoi|cho toi hoi|cho hoi|gi)\b"
)
_BETWEEN = re.compile(r"\b(?:va|voi|hay|hoac|so voi|vs)\b|,|/")
LEAST_CHANCE = 0.25
"""Least chance of a part's first hit; the citizen sees which procedures were understood."""
MOST = 3


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase]) -> Reply | None:
    """Return the differences that ``turn`` asks for, ``None`` when it asks for none."""
    said = fold(turn.text)
    if not _ASKS.search(said) or _VARIANT.search(said):
        return None
    kb = open_kb()
    codes = _compared(kb, turn, said)
    return _told(kb, turn, codes[:MOST]) if len(codes) > 1 else None


def _compared(kb: KnowledgeBase, turn: Turn, said: str) -> list[str]:
    """Return the codes that are compared: those named, else those on offer."""
    named = (" ".join(_AROUND.sub(" ", part).split()) for part in _BETWEEN.split(said))
    parts = [part for part in named if content(part)]
    if not parts:
        return list(turn.candidates)
    codes = [found for part in parts if (found := _meant(kb, part))]
    # "cấp đổi và cấp lại căn cước": the first lacks the noun
    if codes and len(set(codes)) < len(parts):
        family = tuple(p.code for p in kb.siblings(codes[-1]) if p.code != codes[-1])
        if family and (sibling := among(kb, parts[0], family)):
            codes = [sibling, *codes[-1:]]
    if len(set(codes)) == 1 and turn.procedure in kb:
        codes = [str(turn.procedure), *codes]
    return list(dict.fromkeys(codes))


def _meant(kb: KnowledgeBase, part: str) -> str | None:
    hits = kb.find(part).decision.hits
    return hits[0].code if hits and hits[0].score >= LEAST_CHANCE else None


def _told(kb: KnowledgeBase, turn: Turn, codes: list[str]) -> Reply:
    compared = [kb.get(code) for code in codes]
    reply = offer(compared, Facet.OVERVIEW, sentences.DIFFERENCES)
    first = compared[0]
    slots = {**reply.slots, "procedure": first.code, "trail": walked(turn.trail, first.code)}
    return dataclasses.replace(
        reply, outcome="answered", procedure=first.code, version=first.version, slots=slots
    )

"""Where the citizen lives: asked only under a fee that it changes, kept for this conversation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from actions import sentences
from actions.replies import Bubble, Reply, ask_button, facet_button
from actions.scope import is_administrative
from actions.turn import Turn
from knowledge_base.facet_cues import asks_how, cued_facets
from knowledge_base.facets import Facet
from knowledge_base.places.alone import is_place_alone, named_in
from knowledge_base.places.fees import Local, depends_on_province, local
from knowledge_base.places.found import Ambiguous, District, Place
from knowledge_base.places.matching import district_in
from knowledge_base.procedure import Procedure
from knowledge_base.say import Case, fees_on
from knowledge_base.search.query import normalise
from knowledge_base.service import LIKELY, KnowledgeBase
from knowledge_base.text import fold

MOST_ASKED = 2
"""Times that the question is put in one conversation; it is never needed for an answer."""
LONGEST_ANSWER = 8
MOST_BUTTONS = 4
OLD = " cũ"
_RESIDES = re.compile(
    r"\b(?:thường trú|tạm trú|hộ khẩu|thuong tru|tam tru|ho khau)\b(?: (?:ở|tại|o|tai)\b)? ?",
    re.IGNORECASE,
)
"""Says where one lives under the question for it; elsewhere it names what is to be registered."""


def known(kb: KnowledgeBase, turn: Turn) -> Place | None:
    """Return where the citizen lives: pressed, said in this turn, or said before."""
    pressed = turn.entities.get("province")
    if pressed:
        found = kb.places.match(str(pressed))
        return found if isinstance(found, Place) else None
    if turn.text and (told := kb.places.lives_in(turn.text) or _told_beside(kb, turn)):
        return told
    held = turn.province or {}
    return Place(held["name"], held.get("area")) if held.get("name") else None


def _told_beside(kb: KnowledgeBase, turn: Turn) -> Place | None:
    """Return the place named with another question while this one waits, when it is written out.

    Short forms are not taken: ``ct`` is a company as well as Cần Thơ.
    """
    found = kb.places.match(turn.text) if turn.waiting_province else None
    if not isinstance(found, Place):
        return None
    names = [fold(name) for name in (found.province, found.area) if name]
    return found if any(name in fold(turn.text) for name in names) else None


def where(kb: KnowledgeBase, turn: Turn) -> Local | None:
    """Return the province's own rules where the citizen lives, when that is known."""
    place = known(kb, turn)
    return local(kb.places, place) if place else None


def remembered(place: Place) -> dict[str, Any]:
    """Return the value of the slot ``province`` for a citizen of ``place``."""
    return {"name": place.province, "area": place.area}


def spoken(kb: KnowledgeBase, turn: Turn) -> Place | Reply | None:
    """Return the place that a short text gives to the waiting question, or ask again.

    ``None`` when no question waits, or when the text is about something else.
    """
    code = turn.waiting_province
    if code is None or code not in kb or not 0 < len(turn.text.split()) <= LONGEST_ANSWER:
        return None
    if not _tells_where(kb, turn.text, code):
        return None
    found = kb.places.match(turn.text)
    if isinstance(found, Place):
        return found
    if isinstance(found, Ambiguous):
        if len(found.provinces) == 1:
            return Place(found.provinces[0])
        return _ask_which(code, found)
    if isinstance(found, District):
        return _again(turn, code, f"{sentences.DISTRICT_GONE} {sentences.PROVINCE_OF_DISTRICT}")
    if turn.text.lower().startswith(("xã ", "phường ", "xa ", "phuong ")):
        return _again(turn, code, sentences.COMMUNE_UNKNOWN)
    return None


def _tells_where(kb: KnowledgeBase, text: str, code: str) -> bool:
    """Say whether ``text`` answers where one lives, rather than asks something that names a place.

    ``khai sinh ở Hà Nội cần giấy gì`` asks for papers, ``đăng ký kết hôn ở Huế`` names another
    procedure; ``mở hộ kinh doanh ở Huế`` names the one whose fee waits.
    """
    told = _RESIDES.sub("", _RESIDES.sub("ở ", text, count=1))
    alone = is_place_alone(told, kb.places) or kb.places.is_name(fold(text).strip(" .,!?"))
    asked = set(cued_facets(normalise(text))) - {Facet.FEE}
    if alone:  # a name may sound like a cue: "xã Bảo Ái" is no "báo ai"
        return asked <= set(cued_facets(normalise(named_in(text))))
    if asked or asks_how(normalise(text)):
        return False
    hits = kb.find(text).decision.hits
    if not hits or hits[0].code == code:
        return True
    return hits[0].score < LIKELY and not is_administrative(text)


def complete(
    kb: KnowledgeBase,
    reply: Reply,
    turn: Turn,
    procedure: Procedure,
    facets: Sequence[Facet],
    case: Case,
    today: date,
    *,
    ask: bool = True,
) -> Reply:
    """Add to an answer what places ask for: the question, the former district, a name of two.

    Nothing is asked when ``ask`` is off: another question stands there already.
    """
    place = known(kb, turn)
    held = {"asked": int((turn.province or {}).get("asked", 0))}
    bubbles = list(_notes(kb, turn, procedure, facets))
    slot: dict[str, Any] | None = remembered(place) if place else (held if held["asked"] else None)
    fees = fees_on(procedure, case, today)
    asks = ask and Facet.FEE in facets and place is None and depends_on_province(fees)
    if asks and kb.places.provinces and held["asked"] < MOST_ASKED and not bubbles:
        bubbles.append(Bubble(sentences.ASK_PROVINCE))
        slot = {"asked": held["asked"] + 1, "asking": procedure.code}
    changed = {} if slot == turn.province else {"province": slot}
    return dataclasses.replace(
        reply, bubbles=(*reply.bubbles, *bubbles), slots={**reply.slots, **changed}
    )


def _notes(
    kb: KnowledgeBase, turn: Turn, procedure: Procedure, facets: Sequence[Facet]
) -> list[Bubble]:
    chosen = str(turn.entities.get("place") or "")
    if chosen:
        gone = chosen.endswith(OLD)
        text = sentences.DISTRICT_GONE if gone else sentences.COMMUNE_OFFICE.format(name=chosen)
        return [Bubble(text)]
    if district_in(turn.text):
        return [Bubble(sentences.DISTRICT_GONE)]
    either = kb.places.same_name(turn.text) if turn.text and Facet.WHERE in facets else None
    if either is None:
        return []
    buttons = tuple(
        ask_button(meaning, "ask_where", procedure=procedure.code, place=meaning)
        for meaning in either.meanings[:MOST_BUTTONS]
    )
    return [Bubble(sentences.SAME_NAME.format(name=either.name), buttons)]


def _ask_which(code: str, found: Ambiguous) -> Reply:
    buttons = tuple(
        ask_button(name, "ask_fee", procedure=code, province=name)
        for name in found.provinces[:MOST_BUTTONS]
    )
    text = sentences.WHICH_PLACE.format(name=found.name, meanings=", ".join(found.meanings[:6]))
    return Reply("asked_case", (Bubble(text, buttons),), facet=Facet.FEE, procedure=code)


def _again(turn: Turn, code: str, text: str) -> Reply:
    skip = facet_button(Facet.WHERE, code)
    return Reply(
        "asked_case",
        (Bubble(text, (skip,)),),
        facet=Facet.FEE,
        procedure=code,
        slots={"province": {**dict(turn.province or {}), "asking": code}},
    )

"""A message that is a place and nothing more, or asks what became of one.

Whatever intent such a name sounds like, it tells where the citizen lives: the procedure under
discussion is answered for there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

from actions import asking, localities, sentences
from actions.replies import Bubble, Reply, ask_button, say
from actions.turn import Turn
from knowledge_base.facet_cues import cued_facets
from knowledge_base.facets import Facet
from knowledge_base.places.alone import became, is_place_alone, named_in
from knowledge_base.places.found import Ambiguous, District, Matched, Place
from knowledge_base.places.matching import Places, district_in
from knowledge_base.procedure import Procedure
from knowledge_base.search.query import normalise
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

MOST_WORDS = 16
MOST_BUTTONS = 4
COMMUNE_CENTRE = "Trung tâm Phục vụ hành chính công cấp xã"
COMMUNE_POLICE = "Công an xã"


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase], today: date) -> Reply | None:
    """Return the reply to a place said alone or asked after, else ``None``."""
    if not turn.text or len(turn.text.split()) > MOST_WORDS:
        return None
    kb = open_kb()
    if asked := became(turn.text, kb.places):
        said_district = district_in(asked) is not None
        return _what_became(kb.places.match(asked), kb.places, said_district=said_district)
    if turn.waiting_province:
        heard = is_place_alone(turn.text, kb.places) or kb.places.is_former(fold(turn.text))
        if answer := asking.case_answer(kb, turn, today) if heard else None:
            return answer
    if not is_place_alone(turn.text, kb.places):
        return None
    found = kb.places.match(named_in(turn.text))
    if turn.procedure and turn.procedure in kb:
        return _answered(kb, turn, kb.get(turn.procedure), found, today)
    return _asked_what(found, said_district=district_in(turn.text) is not None)


def _answered(
    kb: KnowledgeBase, turn: Turn, procedure: Procedure, found: Matched | None, today: date
) -> Reply:
    """Answer again what is under discussion, for the place that was named."""
    if isinstance(found, Ambiguous):
        buttons = tuple(
            ask_button(meaning, "ask_where", procedure=procedure.code, place=meaning)
            for meaning in found.meanings[:MOST_BUTTONS]
        )
        text = sentences.WHICH_PLACE.format(
            name=found.name, meanings=", ".join(found.meanings[:MOST_BUTTONS])
        )
        return Reply("asked_case", (Bubble(text, buttons),), procedure=procedure.code)
    asks_where = Facet.WHERE in cued_facets(normalise(turn.text))
    facet = Facet.FEE if turn.facet is Facet.FEE and not asks_where else Facet.WHERE
    held = localities.remembered(found) if isinstance(found, Place) else turn.province
    told = dataclasses.replace(turn, text="", province=held)
    reply = asking.about(kb, told, procedure.code, [facet], today, filter_=False)
    note = _note(found, procedure, kb.places, said_district=district_in(turn.text) is not None)
    notes = (Bubble(note),) if note else ()
    slots = {**reply.slots, **({"province": held} if held else {})}
    return dataclasses.replace(reply, bubbles=(*reply.bubbles, *notes), slots=slots)


def _note(
    found: Matched | None, procedure: Procedure, places: Places, *, said_district: bool
) -> str:
    """Say what is special about the place: abolished, merged, or the name of the office there."""
    if not isinstance(found, Place) or (said_district and not found.commune):
        return f"{sentences.DISTRICT_GONE} {sentences.NEW_NAME_ON_VNEID}"
    offices = " ".join(procedure.where)
    if found.commune and COMMUNE_CENTRE in offices:
        return sentences.COMMUNE_OFFICE.format(name=_inside(found.commune))
    if found.commune and COMMUNE_POLICE in offices:
        return sentences.POLICE_OFFICE.format(name=_inside(found.commune))
    return _merged(found, places)


def _inside(commune: str) -> str:
    """Return the full name as it stands within a sentence: ``Xã Ea Kly`` -> ``xã Ea Kly``."""
    return commune[:1].lower() + commune[1:]


def _merged(place: Place, places: Places) -> str:
    province = places.get(place.province)
    if province is None or place.area in {None, place.province}:
        return ""
    return sentences.NOW_PART_OF.format(name=place.area, now=province.title)


def _stays(place: Place, places: Places) -> str:
    """Say that a province kept its name, alone or with the former ones that joined it."""
    province = places.get(place.province)
    joined = [area for area in province.areas if area != province.name] if province else []
    if province is None or not joined:
        return sentences.KEPT_ITS_NAME.format(name=province.title if province else place.province)
    return sentences.WAS_JOINED.format(name=province.title, joined=", ".join(joined))


def _asked_what(found: Matched | None, *, said_district: bool) -> Reply:
    """Ask for the procedure; where the citizen lives is kept."""
    if isinstance(found, Ambiguous):
        either = sentences.MAY_BE.format(
            name=found.name, meanings=" hoặc ".join(found.meanings[:MOST_BUTTONS])
        )
        gone = f" {sentences.DISTRICT_GONE}" if found.meanings[-1].endswith(localities.OLD) else ""
        return say("asked_procedure", f"{either}{gone} {sentences.WHAT_THERE}")
    known = isinstance(found, Place) and not said_district
    gone = "" if known else f"{sentences.DISTRICT_GONE} "
    reply = say("asked_procedure", gone + sentences.WHAT_THERE)
    if not isinstance(found, Place):
        return reply
    return dataclasses.replace(
        reply, slots={**reply.slots, "province": localities.remembered(found)}
    )


def _what_became(found: Matched | None, places: Places, *, said_district: bool) -> Reply:
    """Tell to what a unit belongs now, as far as the lists here say it."""
    lines = []
    if isinstance(found, Place) and found.commune:
        province = places.get(found.province)
        now = province.title if province else found.province
        lines.append(sentences.LIES_IN.format(name=found.commune, now=now))
    elif isinstance(found, Place):
        lines += [sentences.DISTRICT_GONE] if said_district else []
        lines += [merged] if (merged := _merged(found, places)) else []
        if not lines:
            return say("answered", _stays(found, places))
    elif isinstance(found, Ambiguous):
        meanings = ", ".join(found.meanings[:MOST_BUTTONS])
        lines.append(sentences.MAY_BE.format(name=found.name, meanings=meanings))
    elif isinstance(found, District):
        lines.append(sentences.DISTRICT_GONE)
    if said_district or not isinstance(found, Place) or found.commune:
        lines.append(sentences.NO_TABLE_OF_UNITS)
    return say("answered", " ".join(lines))

"""The look before sending, from `knowledge_base/guides/before_sending.yml`."""

from __future__ import annotations

from actions.replies import Bubble, Reply, ask_button, facet_button
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.guides import Step, read_guide

GUIDE = "before_sending"
INTENT = "check_before_sending"


def overhear(turn: Turn) -> Reply | None:
    """Return the step that the words surely mean, else ``None``."""
    if not turn.text or turn.intent in {"out_of_scope", INTENT}:
        return None
    heard = read_guide(GUIDE).heard(turn.text)
    return _say(heard, turn.procedure) if heard else None


def reply(turn: Turn) -> Reply:
    """Return the step that was pressed, or that the words mean, else the whole list."""
    guide = read_guide(GUIDE)
    pressed = guide.step(str(turn.entities.get("answer") or ""))
    heard = guide.heard(turn.text) if turn.text else None
    code = str(turn.entities.get("procedure") or "") or turn.procedure
    return _say(pressed or heard or guide.steps[0], code)


def _say(step: Step, code: str | None) -> Reply:
    guide = read_guide(GUIDE)
    about = {"procedure": code} if code else {}
    buttons = [
        ask_button(one.title, INTENT, answer=one.id, **about)
        for id_ in step.next[:3]
        if (one := guide.step(id_))
    ]
    if code:
        buttons.append(facet_button(Facet.DOCUMENTS, code))
    return Reply(
        "answered",
        (Bubble(step.text, tuple(buttons)),),
        facet=Facet.DOCUMENTS,
        procedure=code,
        slots={"misses": 0, **about},
    )

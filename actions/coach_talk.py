"""What a turn means to the coach: words and buttons to its moves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

from actions import coach
from actions import coach_words as words
from actions.coach_wish import named
from actions.replies import Reply, ask_button, say
from actions.turn import Turn
from knowledge_base.coaching.coach import Coach, can_be_coached, nearest, shared
from knowledge_base.coaching.models import StepId
from knowledge_base.facet_cues import cued_facets
from knowledge_base.facets import Facet
from knowledge_base.procedure import Procedure
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

LONGEST = 14
"""Words of a message that may be a move; a longer one tells or asks something of its own."""
MOST_BUTTONS = 5
SURE_WORDS = 3
"""Words shared with a usual trouble from which on it is told, though nothing else sounds so."""
STUCK_STEPS = (StepId.VNEID, StepId.AGENCY, StepId.FORM, StepId.ATTACH, StepId.PAY)


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase], today: date) -> Reply | None:
    """Return the reply to what surely moves the coach, whatever it sounds like, else ``None``."""
    held = turn.coach or {}
    if not turn.text:
        return None
    said = fold(turn.text).strip(" .,!?")
    if not held or len(said.split()) > LONGEST:
        return None
    kb = open_kb()
    if held.get("wanted"):
        return named(kb, turn, today)
    code = str(held["procedure"])
    if code not in kb or not can_be_coached(kb.get(code)):
        return None
    return _moved(kb, turn, kb.get(code), said, today)


def _moved(
    kb: KnowledgeBase, turn: Turn, procedure: Procedure, said: str, today: date
) -> Reply | None:
    held = turn.coach or {}
    steps = coach.coach_for(procedure, turn, today)
    at, aside = steps.place(str(held.get("step"))), bool(held.get("aside"))
    if place := words.TO_STEP.match(said):
        return coach.show(procedure, steps, min(max(1, int(place[1])), len(steps.steps)) - 1)
    if aside:
        returns = words.GO_ON.fullmatch(said) or words.GO_BACK.fullmatch(said)
        return coach.show(procedure, steps, at) if returns else None
    if words.GO_ON.fullmatch(said) or words.DID_IT.fullmatch(said):
        return _after(procedure, steps, at)
    if words.GO_BACK.fullmatch(said):
        return coach.show(procedure, steps, max(0, at - 1))
    if words.GIVE_UP.fullmatch(said):
        return coach.stop(procedure, steps, at)
    if words.REPEAT.fullmatch(said):
        return coach.show(procedure, steps, at)
    sounds = words.IN_TROUBLE.search(said) or any(
        shared(cause, said) >= SURE_WORDS for cause in steps.steps[at].stuck
    )
    if sounds and not _asks_something(kb, turn, procedure):
        return coach.stuck(procedure, steps, nearest(steps, at, said), turn.text)
    return None


def go_on(kb: KnowledgeBase, turn: Turn, today: date) -> Reply | None:
    """Take the intent or button "next step"; ``None`` when no procedure is being filed."""
    code = str(turn.entities.get("procedure") or (turn.coach or {}).get("procedure") or "")
    if code not in kb or not can_be_coached(kb.get(code)):
        return None
    procedure, step = kb.get(code), str(turn.entities.get("step") or "")
    steps = coach.coach_for(procedure, turn, today)
    if step == "end":
        return coach.finish(procedure)
    if step:
        return coach.show(procedure, steps, steps.place(step))
    held = turn.coach or {}
    at = steps.place(str(held.get("step")))
    if held.get("aside"):
        return coach.show(procedure, steps, at)
    return _after(procedure, steps, at)


def trouble(kb: KnowledgeBase, turn: Turn, today: date) -> Reply:
    """Take the intent or button "I am stuck": at a step, or ask where."""
    held = turn.coach or {}
    code = turn.entities.get("procedure") or held.get("procedure") or turn.procedure
    if code not in kb or not can_be_coached(kb.get(str(code))):
        return say("asked_procedure", words.ASK_WHAT_STUCK, coach={"wanted": True}, misses=0)
    procedure = kb.get(str(code))
    steps = coach.coach_for(procedure, turn, today)
    step = turn.entities.get("step") or (held.get("step") if held.get("procedure") == code else "")
    if step:
        return coach.stuck(procedure, steps, steps.place(str(step)), turn.text)
    buttons = [
        ask_button(one.title, "stuck", procedure=procedure.code, step=str(one.id))
        for one in steps.steps
        if one.id in STUCK_STEPS
    ]
    text = words.ASK_WHERE_STUCK.format(name=procedure.short_name)
    return say("asked_case", text, *buttons, misses=0)


def stopped(open_kb: Callable[[], KnowledgeBase], turn: Turn, today: date) -> Reply | None:
    """Return the reply that stops the coach for now; ``None`` when it does not lead."""
    led = _led(open_kb, turn, today)
    return coach.stop(*led) if led else None


def one_back(open_kb: Callable[[], KnowledgeBase], turn: Turn, today: date) -> Reply | None:
    """Return the step before the present one; ``None`` when the coach does not lead."""
    led = _led(open_kb, turn, today)
    if led is None or (turn.text and open_kb().find(turn.text).decision.kind == "one"):
        return None
    procedure, steps, at = led
    return coach.show(procedure, steps, max(0, at - 1))


def _led(
    open_kb: Callable[[], KnowledgeBase], turn: Turn, today: date
) -> tuple[Procedure, Coach, int] | None:
    held = turn.coach or {}
    if not held or held.get("wanted") or held.get("aside"):
        return None
    kb, code = open_kb(), str(held["procedure"])
    if code not in kb or not can_be_coached(kb.get(code)):
        return None
    procedure = kb.get(code)
    steps = coach.coach_for(procedure, turn, today)
    return procedure, steps, steps.place(str(held.get("step")))


def beside(reply: Reply, turn: Turn) -> Reply:
    """Return a reply about something else with a way back to the step that was left."""
    held = turn.coach or {}
    if not held or "coach" in reply.slots:
        return reply
    if held.get("wanted"):
        return dataclasses.replace(reply, slots={**reply.slots, "coach": None})
    slots = {**reply.slots, "coach": {**held, "aside": True}}
    if reply.outcome not in {"answered", "asked_case"} or reply.expect:
        return dataclasses.replace(reply, slots=slots)
    back = ask_button(
        words.RESUME, "next_step", procedure=str(held["procedure"]), step=str(held["step"])
    )
    *others, last = reply.bubbles
    kept = last.buttons[: MOST_BUTTONS - 1]
    bubbles = (*others, dataclasses.replace(last, buttons=(*kept, back)))
    return dataclasses.replace(reply, bubbles=bubbles, slots=slots)


def _after(procedure: Procedure, steps: Coach, at: int) -> Reply:
    if at + 1 >= len(steps.steps):
        return coach.finish(procedure)
    return coach.show(procedure, steps, at + 1)


def _asks_something(kb: KnowledgeBase, turn: Turn, procedure: Procedure) -> bool:
    """Say whether ``turn`` asks a facet, or names another procedure, rather than tells trouble."""
    if set(cued_facets(turn.text)) - {Facet.PAYMENT}:
        return True
    found = kb.find(turn.text)
    one = found.mentioned and found.decision.kind == "one"
    return bool(one and found.decision.hits[0].code != procedure.code)

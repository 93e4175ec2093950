"""The coach: leads a citizen through filing one procedure online, one step a message.

The slot ``coach`` holds ``{"procedure", "step", "aside"}``; ``aside`` is set once something else
was talked about, and "tiếp tục" then returns to the step.
"""

from __future__ import annotations

import dataclasses
from datetime import date

from actions import coach_words as words
from actions.replies import Bubble, Button, Reply, ask_button, facet_button, say
from actions.turn import Turn
from knowledge_base.coaching.coach import (
    Coach,
    CoachStep,
    by_words,
    can_be_coached,
    coach_of,
)
from knowledge_base.coaching.loading import read_coaching
from knowledge_base.coaching.models import StepId
from knowledge_base.facets import Facet
from knowledge_base.procedure import Procedure
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

CAUSES_AT_ONCE = 3


def coach_for(procedure: Procedure, turn: Turn, today: date) -> Coach:
    """Return the steps of ``procedure`` in the citizen's own case."""
    return coach_of(procedure, read_coaching(), today, turn.answers_for(procedure.code))


def start(kb: KnowledgeBase, turn: Turn, code: str, today: date, step: str = "") -> Reply:
    """Return the first step of ``code``, or the one with the id ``step``."""
    procedure = kb.get(code)
    if not can_be_coached(procedure):
        return not_online(procedure)
    coach = coach_for(procedure, turn, today)
    reply = show(procedure, coach, coach.place(step), opening=not step)
    online = turn.asked_facet is Facet.ONLINE
    return dataclasses.replace(reply, facet=Facet.ONLINE) if online else reply


def not_online(procedure: Procedure) -> Reply:
    """Say that it is not filed online, and offer how it is done then."""
    buttons = [facet_button(facet, procedure.code) for facet in (Facet.STEPS, Facet.WHERE)]
    return Reply(
        "answered",
        (Bubble(words.NOT_ONLINE.format(name=procedure.short_name), tuple(buttons)),),
        facet=Facet.ONLINE,
        procedure=procedure.code,
        version=procedure.version,
        slots=_about(procedure) | {"coach": None},
    )


def show(procedure: Procedure, coach: Coach, at: int, *, opening: bool = False) -> Reply:
    """Return the step at the place ``at`` with its buttons."""
    step = coach.steps[at]
    text = f"{_title(coach, at)}\n{step.text}"
    if opening:
        text = f"{words.OPENING.format(name=procedure.short_name, count=len(coach.steps))}\n{text}"
    return _reply(procedure, step, (Bubble(text, _buttons(procedure, coach, at)),))


def stuck(procedure: Procedure, coach: Coach, at: int, said: str) -> Reply:
    """Return the usual causes at the step ``at``; what fits the words ``said`` stands first."""
    step = coach.steps[at]
    causes = by_words(step.stuck, fold(said)) if said else list(step.stuck)
    lines = [f"{n}. {c.when}: {c.do}" for n, c in enumerate(causes, start=1)]
    first = "\n".join([words.STUCK_AT.format(title=_within(step.title)), *lines[:CAUSES_AT_ONCE]])
    rest = "\n".join(lines[CAUSES_AT_ONCE:])
    help_ = ask_button(words.MEET_OFFICER, "ask_human")
    if step.id is StepId.PAY:
        help_ = payment_trouble()
    again = _to(procedure, step.id, words.AGAIN)
    following = _following(procedure, coach, at)
    buttons = (again, *following, help_, _stop())
    bubbles = (Bubble(first), Bubble(rest, buttons)) if rest else (Bubble(first, buttons),)
    return _reply(procedure, step, bubbles)


def finish(procedure: Procedure) -> Reply:
    """Return the end of the last step; the coach is over."""
    buttons = (
        ask_button(words.FOLLOW_DOSSIER, "ask_dossier_status"),
        payment_trouble(),
        facet_button(Facet.TIME, procedure.code),
    )
    return Reply(
        "answered",
        (Bubble(words.FINISHED.format(name=procedure.short_name), buttons),),
        facet=Facet.STEPS,
        procedure=procedure.code,
        version=procedure.version,
        slots=_about(procedure) | {"coach": None},
        afterwards="rate",
    )


def stop(procedure: Procedure, coach: Coach, at: int) -> Reply:
    """Stop for now; what was reached is kept, so that one can go on later."""
    text = words.STOPPED.format(place=at + 1, count=len(coach.steps), name=procedure.short_name)
    held = {"procedure": procedure.code, "step": str(coach.steps[at].id), "aside": True}
    return say(
        "smalltalk", text, _to(procedure, coach.steps[at].id, words.RESUME), coach=held, misses=0
    )


def _reply(procedure: Procedure, step: CoachStep, bubbles: tuple[Bubble, ...]) -> Reply:
    return Reply(
        "answered",
        bubbles,
        facet=Facet.STEPS,
        procedure=procedure.code,
        version=procedure.version,
        slots=_about(procedure)
        | {"coach": {"procedure": procedure.code, "step": str(step.id), "aside": False}},
    )


def _about(procedure: Procedure) -> dict[str, object]:
    return {
        "procedure": procedure.code,
        "facet": Facet.ONLINE.value,
        "candidates": [],
        "misses": 0,
    }


def _within(title: str) -> str:
    """Return ``title`` within a sentence: ``Đăng nhập VNeID`` -> ``đăng nhập VNeID``."""
    return title[0].lower() + title[1:]


def _title(coach: Coach, at: int) -> str:
    return f"**Bước {at + 1}/{len(coach.steps)}: {coach.steps[at].title}**"


def _buttons(procedure: Procedure, coach: Coach, at: int) -> tuple[Button, ...]:
    step = coach.steps[at].id
    kept = ask_button(words.STUCK_HERE, "stuck", procedure=procedure.code, step=str(step))
    back = [_to(procedure, coach.steps[at - 1].id, words.BACK)] if at else []
    extra: list[Button] = []
    if step is StepId.ATTACH:
        extra = [facet_button(Facet.DOCUMENTS, procedure.code)]
    elif step is StepId.PAY:
        extra = [ask_button(words.CHECK_FIRST, "check_before_sending", procedure=procedure.code)]
    return (*_following(procedure, coach, at), kept, *back, *extra, _stop())


def _following(procedure: Procedure, coach: Coach, at: int) -> tuple[Button, ...]:
    if at + 1 == len(coach.steps):
        return (ask_button(words.DONE, "next_step", procedure=procedure.code, step="end"),)
    after = coach.steps[at + 1]
    return (_to(procedure, after.id, words.NEXT.format(title=after.title)),)


def _to(procedure: Procedure, step: StepId, title: str) -> Button:
    return ask_button(title, "next_step", procedure=procedure.code, step=str(step))


def payment_trouble() -> Button:
    """Return the button that opens the help with paying."""
    return ask_button(words.PAYMENT_TROUBLE, "ask_payment", question="payment", answer="start")


def _stop() -> Button:
    return ask_button(words.STOP, "cancel")

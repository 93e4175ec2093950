"""The citizen's own case: the questions that change the answer, one at a time, never a trap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from actions import endings, localities, sentences
from actions.case_reading import MERE_ASSENT, wants_all
from actions.case_refusals import declines
from actions.case_words import answer_in
from actions.replies import Bubble, Reply, ask_button
from actions.tick_lists import finished
from actions.turn import Turn
from knowledge_base.checklist import BadCaseAnswer, check_case, open_questions
from knowledge_base.facets import Facet
from knowledge_base.places.fees import Local
from knowledge_base.procedure import CaseQuestion, Procedure
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

MOST_TRIES = 2
MOST_ASIDES = 2
"""Other questions about the procedure after which a case question waits no more."""


MOST_BUTTONS = 5
"""Under a question; where it has five answers there is no way past it but typing."""


def question_bubble(procedure: Procedure, question: CaseQuestion) -> Bubble:
    """Return the question with one button for each answer, and a way past it."""
    text = question.ask + (f" {question.why}" if question.why else f" {sentences.CASE_WHY}")
    buttons = [
        ask_button(
            answer.say, "ask_documents",
            procedure=procedure.code, question=question.id, answer=answer.id,
        )
        for answer in question.answers
    ]  # fmt: skip
    skip = ask_button(sentences.CASE_SKIP, "ask_documents", procedure=procedure.code, part="all")
    return Bubble(text, (*buttons, skip)[:MOST_BUTTONS])


def asking(
    procedure: Procedure, question: CaseQuestion, answers: dict[str, str]
) -> dict[str, Any]:
    """Return the value of the slot ``case`` while ``question`` waits for its answer."""
    return {"procedure": procedure.code, "answers": answers, "asking": question.id, "tries": 0}


def kept(turn: Turn, code: str) -> dict[str, Any]:
    """Return the slot ``case`` after something else was answered: the question still waits.

    After two such turns it does not: an "ừ" then means what was said last.
    """
    held = dict(turn.case or {}) if (turn.case or {}).get("procedure") == code else {}
    asides = int(held.get("asides", 0)) + 1
    if not held.get("asking") or asides > MOST_ASIDES:
        return {"procedure": code, "answers": turn.answers_for(code)}
    return {**held, "asides": asides}


def start(procedure: Procedure, answers: dict[str, str]) -> tuple[Bubble, dict[str, Any]] | None:
    """Return the next question and the slot that waits for it; ``None`` when all is answered."""
    left = open_questions(procedure, answers)
    if not left:
        return None
    return question_bubble(procedure, left[0]), asking(procedure, left[0], answers)


def take(
    procedure: Procedure,
    turn: Turn,
    question: str,
    answer: str,
    today: date,
    where: Local | None = None,
) -> Reply:
    """Take one answer: ask the next question, or give the tick list."""
    answers = {**turn.answers_for(procedure.code), question: answer}
    try:
        check_case(procedure, answers)
    except BadCaseAnswer:
        return finished(procedure, {}, today, where)
    following = start(procedure, answers)
    if following is None:
        return finished(procedure, answers, today, where)
    bubble, case = following
    return Reply(
        "asked_case",
        (bubble,),
        facet=Facet.DOCUMENTS,
        procedure=procedure.code,
        version=procedure.version,
        slots={"case": case, "procedure": procedure.code, "facet": "documents", "misses": 0},
    )


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase], today: date) -> Reply | None:
    """Return the reply to a typed answer, whatever intent it sounds like, else ``None``."""
    if not turn.text or turn.waiting_case is None:
        return None
    kb = open_kb()
    if heard := told(kb, turn, today):
        return heard
    if declines(turn.text) and turn.intent != "cancel" and not turn.coach:
        return endings.declined(turn)
    if turn.waiting_case in kb and wants_all(turn.text):
        procedure = kb.get(turn.waiting_case)
        answers = turn.answers_for(procedure.code)
        return finished(procedure, answers, today, localities.where(kb, turn))
    return None


def told(kb: KnowledgeBase, turn: Turn, today: date) -> Reply | None:
    """Return the reply to a typed answer to the waiting question, ``None`` when it is none."""
    if turn.waiting_case is None or turn.waiting_case not in kb:
        return None
    procedure = kb.get(turn.waiting_case)
    heard = spoken(procedure, turn)
    return take(procedure, turn, *heard, today, localities.where(kb, turn)) if heard else None


def spoken(procedure: Procedure, turn: Turn) -> tuple[str, str] | None:
    """Return the (question, answer) that a short text gives to the waiting question."""
    waiting = (turn.case or {}).get("asking")
    question = next((q for q in procedure.cases if q.id == waiting), None)
    if question is None or ((turn.case or {}).get("asides") and fold(turn.text) in MERE_ASSENT):
        return None
    answer = answer_in(turn.text, question)
    return (question.id, answer.id) if answer else None


def unheard(procedure: Procedure, turn: Turn, today: date) -> Reply:
    """Ask again once; after two failed tries give the general list: a form never traps."""
    case = dict(turn.case or {})
    tries = int(case.get("tries", 0)) + 1
    question = next((q for q in procedure.cases if q.id == case.get("asking")), None)
    if question is None or tries >= MOST_TRIES:
        return finished(procedure, dict(case.get("answers", {})), today)
    bubble = question_bubble(procedure, question)
    return Reply(
        "asked_case",
        (Bubble(f"{sentences.CASE_AGAIN} {bubble.text}", bubble.buttons),),
        facet=Facet.DOCUMENTS,
        procedure=procedure.code,
        version=procedure.version,
        slots={"case": {**case, "tries": tries}},
    )

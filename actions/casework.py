"""The citizen's own case: the questions that change the answer, one at a time, never a trap."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from actions import sentences
from actions.replies import Bubble, Reply, answer_buttons, ask_button
from actions.turn import Turn, chosen_place
from knowledge_base.checklist import BadCaseAnswer, check_case, checklist, open_questions
from knowledge_base.facet_cues import cued_facets
from knowledge_base.facets import Facet
from knowledge_base.places.fees import Local
from knowledge_base.procedure import CaseAnswer, CaseQuestion, Procedure
from knowledge_base.text import fold

MOST_TRIES = 2
YES = {"co", "roi", "da", "da co", "co roi", "vang", "phai", "dung", "dung roi", "u", "ok", "duoc"}
NO = {"khong", "chua", "ko", "k", "khong co", "chua co", "khong phai", "chua dang ky", "hong"}
FILLERS = frozenset(
    [
        "em",
        "toi",
        "anh",
        "chi",
        "minh",
        "chau",
        "con",
        "thi",
        "la",
        "a",
        "nhe",
        "ak",
        "oi",
        "nha",
        "cua",
        "bi",
        "da",
        "roi",
    ]
)
ASKS = re.compile(r"^(neu|con|the con|vay con|the|vay) |\b(sao|the nao|gi|nao|dau)$")
"""A question back is no answer."""
YES_IDS = {"yes", "have", "registered", "done", "true", "co"}
NO_IDS = {"no", "not_yet", "none", "false", "khong", "chua"}


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
    return Bubble(text, (*buttons[:4], skip))


def asking(
    procedure: Procedure, question: CaseQuestion, answers: dict[str, str]
) -> dict[str, Any]:
    """Return the value of the slot ``case`` while ``question`` waits for its answer."""
    return {"procedure": procedure.code, "answers": answers, "asking": question.id, "tries": 0}


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


def finished(
    procedure: Procedure, answers: dict[str, str], today: date, where: Local | None = None
) -> Reply:
    """Give the tick list for ``answers``; it may be longer than a first bubble."""
    lines = checklist(procedure, answers, today, where)
    buttons = answer_buttons(procedure, Facet.DOCUMENTS, more=False)
    return Reply(
        "answered",
        (Bubble("\n".join(lines), buttons),),
        facet=Facet.DOCUMENTS,
        procedure=procedure.code,
        version=procedure.version,
        slots={
            "case": {"procedure": procedure.code, "answers": answers},
            "procedure": procedure.code,
            "facet": "documents",
            "misses": 0,
        },
    )


def spoken(procedure: Procedure, turn: Turn) -> tuple[str, str] | None:
    """Return the (question, answer) that a short text gives to the waiting question."""
    waiting = (turn.case or {}).get("asking")
    question = next((q for q in procedure.cases if q.id == waiting), None)
    if question is None or not 0 < len(turn.text.split()) <= 10 or cued_facets(turn.text):
        return None
    said = fold(turn.text).strip(" .,!?")
    place = chosen_place(said, len(question.answers)) if said.isdigit() else None
    if place is not None and 1 <= place <= len(question.answers):
        return question.id, question.answers[place - 1].id
    if ASKS.search(said):
        return None
    answer = _matched(question, said)
    return (question.id, answer.id) if answer else None


def _matched(question: CaseQuestion, said: str) -> CaseAnswer | None:
    exact = [a for a in question.answers if fold(a.say) == said]
    if exact:
        return exact[0]
    for words, ids in ((NO, NO_IDS), (YES, YES_IDS)):
        if said in words:
            fitting = [a for a in question.answers if a.id in ids]
            return fitting[0] if len(fitting) == 1 else None
    scores = {a.id: _overlap(said, a, question) for a in question.answers}
    best = max(scores, key=lambda answer: scores[answer])
    tied = sum(score == scores[best] for score in scores.values()) > 1
    if scores[best] == 0 or tied:
        return None
    if 2 * scores[best] < len(_words(said) - FILLERS):
        return None  # most of what was said is about something else
    return next(a for a in question.answers if a.id == best)


def _overlap(said: str, answer: CaseAnswer, question: CaseQuestion) -> int:
    """Count the words of ``said`` that are in this answer and in no other of the question."""
    others = {w for a in question.answers if a is not answer for w in _words(a.say)}
    return len(_words(said) & (_words(answer.say) - others))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


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

"""The tick list at the end of the case questions: the papers, and on request all the rest."""

from __future__ import annotations

import dataclasses
from datetime import date

from actions import sentences
from actions.replies import Bubble, Reply, answer_buttons, ask_button
from actions.turn import Turn
from knowledge_base.checklist import BadCaseAnswer, check_case, checklist
from knowledge_base.facets import Facet
from knowledge_base.places.fees import Local
from knowledge_base.procedure import Procedure
from knowledge_base.ticked import tick_list

LIST = "list"
"""Said by the button of a tick list, of which it shows the rest."""


def finished(
    procedure: Procedure, answers: dict[str, str], today: date, where: Local | None = None
) -> Reply:
    """Give the papers of the tick list for ``answers``; the rest of it stands behind a button.

    The button tells the answers, for it may be pressed when another procedure is discussed.
    """
    more = ask_button(
        sentences.MORE, "show_more",
        procedure=procedure.code, facet=Facet.DOCUMENTS, part=LIST,
        answer=" ".join(f"{question}={answer}" for question, answer in answers.items()),
    )  # fmt: skip
    buttons = (more, *answer_buttons(procedure, Facet.DOCUMENTS, more=False))
    first = tick_list(procedure, answers, today, where).text
    return _listed(procedure, answers, [Bubble(first, buttons)], today, where)


def listed(turn: Turn, procedure: Procedure) -> dict[str, str] | None:
    """Return the answers of the tick list whose rest is asked for; ``None``: of another answer."""
    if turn.entities.get("part") == LIST:
        told = str(turn.entities.get("answer") or "").split()
        answers = dict(pair.split("=", 1) for pair in told if "=" in pair)
    elif _was_last(turn, procedure):
        answers = turn.answers_for(procedure.code)
    else:
        return None
    try:
        check_case(procedure, answers)
    except BadCaseAnswer:  # the record has changed since
        return {}
    return answers


def rest_of(
    procedure: Procedure, answers: dict[str, str], today: date, where: Local | None
) -> Reply:
    """Give what the tick list for ``answers`` did not say yet."""
    buttons = answer_buttons(procedure, Facet.DOCUMENTS, more=False)
    *texts, last = tick_list(procedure, answers, today, where).more
    bubbles = [*(Bubble(text) for text in texts), Bubble(last, buttons)]
    return _listed(procedure, answers, bubbles, today, where)


def _listed(
    procedure: Procedure,
    answers: dict[str, str],
    bubbles: list[Bubble],
    today: date,
    where: Local | None,
) -> Reply:
    """Return a part of the tick list; whichever part is printed, the paper holds the whole."""
    sheet = "\n".join(checklist(procedure, answers, today, where))
    return Reply(
        "answered",
        (dataclasses.replace(bubbles[0], sheet=sheet), *bubbles[1:]),
        facet=Facet.DOCUMENTS,
        procedure=procedure.code,
        version=procedure.version,
        slots={
            "case": {"procedure": procedure.code, "answers": answers, "listed": True},
            "procedure": procedure.code,
            "facet": "documents",
            "misses": 0,
        },
    )


def _was_last(turn: Turn, procedure: Procedure) -> bool:
    """Say whether the tick list of ``procedure`` was said last and the rest is asked in words."""
    held = turn.case or {}
    listed = bool(held.get("listed")) and held.get("procedure") == procedure.code
    return listed and "facet" not in turn.entities

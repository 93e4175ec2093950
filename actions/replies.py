"""The one message that an action sends: bubbles with buttons, and what the turn came to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions import coach_words, sentences
from knowledge_base.answers import Answer
from knowledge_base.coaching.coach import can_be_coached
from knowledge_base.facets import Facet
from knowledge_base.phrases import shortened
from knowledge_base.procedure import Procedure
from knowledge_base.text import fold

NEXT_FACETS: dict[Facet, tuple[Facet, ...]] = {
    Facet.OVERVIEW: (Facet.STEPS, Facet.DOCUMENTS, Facet.FEE),
    Facet.DOCUMENTS: (Facet.STEPS, Facet.FEE),
    Facet.ONLINE: (Facet.STEPS, Facet.DOCUMENTS),
    Facet.FEE: (Facet.STEPS, Facet.PAYMENT),
    Facet.PAYMENT: (Facet.STEPS, Facet.FEE),
    Facet.TIME: (Facet.STEPS, Facet.DOCUMENTS),
    Facet.WHERE: (Facet.STEPS, Facet.DOCUMENTS),
    Facet.STEPS: (Facet.DOCUMENTS, Facet.FEE),
    Facet.FORMS: (Facet.STEPS, Facet.DOCUMENTS),
    Facet.RESULT: (Facet.STEPS, Facet.DOCUMENTS),
    Facet.CONDITIONS: (Facet.STEPS, Facet.DOCUMENTS),
    Facet.LEGAL: (Facet.STEPS, Facet.DOCUMENTS),
}
"""What people ask next; at most five buttons stand under an answer (Zalo's limit)."""
COACHED = frozenset({Facet.STEPS, Facet.ONLINE})
"""Answers from which the coach is entered, where the procedure is filed online."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says and what it sends."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of an answer.

    Attributes:
        sheet: What is printed in its place, where it tells only a part.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything one turn says and changes.

    Attributes:
        outcome: The named ending (design.md, section 6).
        slots: Slot values to set; slots not named stay.
        keep: What the gateway writes down, e.g. a report of a wrong answer.
        expect: ``secret`` when the next text must not reach Rasa (design.md, contract 8).
        afterwards: ``rate`` when something was finished, which the gateway may let be rated;
            ``quiet`` when nothing may be asked of someone who has other cares.
        response: The domain's response that is said instead of ``bubbles``.
    """

    outcome: str
    bubbles: tuple[Bubble, ...]
    facet: Facet | None = None
    procedure: str | None = None
    version: str | None = None
    candidates: tuple[str, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    keep: Mapping[str, Any] | None = None
    expect: str | None = None
    afterwards: str | None = None
    response: str | None = None

    def as_custom(self, intent: str | None) -> dict[str, Any]:
        """Return the ``custom`` part that the gateway reads (design.md, contract 3)."""
        return {
            "outcome": self.outcome,
            "facet": self.facet.value if self.facet else None,
            "procedure": self.procedure,
            "version": self.version,
            "candidates": list(self.candidates),
            "intent": intent,
            "messages": [
                {
                    "text": bubble.text,
                    "buttons": [{"title": b.title, "payload": b.payload} for b in bubble.buttons],
                    **({"sheet": bubble.sheet} if bubble.sheet else {}),
                }
                for bubble in self.bubbles
            ],
            **({"keep": dict(self.keep)} if self.keep else {}),
            **({"expect": self.expect} if self.expect else {}),
            **({"afterwards": self.afterwards} if self.afterwards else {}),
        }


def say(outcome: str, text: str, *buttons: Button, **slots: Any) -> Reply:  # noqa: ANN401
    """Return a reply of one bubble."""
    return Reply(outcome, (Bubble(text, buttons),), slots=slots)


def ask_button(title: str, intent: str, **entities: str | int) -> Button:
    """Return a button that sends an intent with entities: ``/ask_fee{"procedure": …}``."""
    return Button(title, f"/{intent}{json.dumps(entities, ensure_ascii=False)}")


def facet_button(facet: Facet, code: str) -> Button:
    """Return the button that asks ``facet`` of ``code``."""
    return ask_button(sentences.FACET_BUTTONS[facet], f"ask_{facet}", procedure=code)


def answer_buttons(
    procedure: Procedure, facet: Facet, *, more: bool, pays: bool = True
) -> tuple[Button, ...]:
    """Return the buttons under an answer: more, what is asked next, and the report.

    Args:
        procedure: What is answered about.
        facet: What is answered.
        more: There is more to say.
        pays: Something may have to be paid, so that how to pay is a question.
    """
    code = procedure.code
    buttons = (
        [ask_button(sentences.MORE, "show_more", procedure=code, facet=facet)] if more else []
    )
    if facet in COACHED and can_be_coached(procedure):
        buttons.append(ask_button(coach_words.ENTRY, "start_coach", procedure=code))
    following = NEXT_FACETS[facet]
    if not pays:
        following = tuple(Facet.DOCUMENTS if f is Facet.PAYMENT else f for f in following)
    buttons += [facet_button(other, code) for other in following][: 4 - len(buttons)]
    report = ask_button(sentences.REPORT_WRONG, "report_wrong", procedure=code, facet=facet)
    return (*buttons, report)


def answered(
    of: Procedure,
    answers: Sequence[tuple[Facet, Answer]],
    /,
    *,
    pays: bool = True,
    **slots: Any,  # noqa: ANN401
) -> Reply:
    """Return the reply that answers one or more facets of one procedure."""
    bubbles = tuple(
        Bubble(answer.text, answer_buttons(of, facet, more=bool(answer.more), pays=pays))
        for facet, answer in answers
    )
    first = answers[0][0]
    return Reply(
        "answered",
        bubbles,
        facet=first,
        procedure=of.code,
        version=of.version,
        slots={"facet": first.value, "misses": 0, **slots},
    )


MOST_CHOICES = 4
"""How many procedures are offered at once."""


def offer(choices: Sequence[Procedure], facet: Facet | None, text: str | None = None) -> Reply:
    """Return the choice among ``choices``, each with the one difference that matters."""
    lines = [text or (sentences.CHOOSE if len(choices) > 1 else sentences.CHOOSE_ONE)]
    for place, procedure in enumerate(choices, start=1):
        differs = procedure.differs_by or ""
        if fold(differs) in fold(procedure.short_name):
            differs = ""
        name = shortened(procedure.short_name, 110)
        lines.append(f"{place}. **{name}**" + (f": {differs}" if differs else ""))
    codes = [procedure.code for procedure in choices]
    return Reply(
        "choice_offered",
        (Bubble("\n".join(lines), choice_buttons(choices, facet)),),
        facet=facet,
        candidates=tuple(codes),
        slots={"candidates": codes, "facet": facet.value if facet else None, "misses": 0},
    )


def choice_buttons(choices: Sequence[Procedure], facet: Facet | None) -> tuple[Button, ...]:
    """Return one numbered button for each choice, to answer ``facet``.

    Each names its procedure: older lists stay on the page, and their buttons may be pressed.
    """
    asked = {"facet": facet.value} if facet else {}
    return tuple(
        ask_button(
            shortened(f"{place}. {procedure.short_name}", 60), "choose_option",
            choice=place, procedure=procedure.code, **asked,
        )
        for place, procedure in enumerate(choices, start=1)
    )  # fmt: skip

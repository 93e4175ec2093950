"""Help as trees of short steps: when paying goes wrong, when VNeID does not let one in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from actions.replies import Bubble, Reply, ask_button, facet_button
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.guides import Step, read_guide
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold

SECRETS = frozenset({"MÃ RIÊNG", "SỐ THẺ"})
"""Masks of what nobody may be given: the gateway warns, and here it is no question."""
PAYS = re.compile(r"\b(otp|tien|thanh toan|nop|tra|phi|qr|ngan hang|atm|the|chuyen khoan)\b")
DUE = re.compile(r"\b(phi|lp|thue|ho so)\b")
"""What is paid to an authority; without it money is no matter of a procedure."""
LEADS = 0.03
"""Least chance of the procedure that was paid for, when it is twice as likely as any other."""


@dataclass(frozen=True, slots=True)
class Help:
    """A guide as the chat uses it.

    Attributes:
        facet: Of its answers; its buttons carry the intent that asks for it.
        about: The procedure that it is always about; ``None``: the one named or discussed.
        heard_out_of_scope: Whether its words count where the classifier hears no matter of ours.
    """

    guide: str
    facet: Facet
    about: str | None = None
    heard_out_of_scope: bool = False


PAYMENT = Help("payment", Facet.PAYMENT)
HELPS = (PAYMENT, Help("vneid", Facet.STEPS, about="3.000228", heard_out_of_scope=True))


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase]) -> Reply | None:
    """Return the step that was pressed or is surely meant, else ``None``."""
    if SECRETS & set(turn.masks) and PAYS.search(fold(turn.text)):
        return _say(PAYMENT, read_guide(PAYMENT.guide).steps[0], turn.procedure)
    for help_ in HELPS:
        guide = read_guide(help_.guide)
        if turn.asked_facet is help_.facet and turn.entities.get("question") == help_.guide:
            step = guide.step(str(turn.entities.get("answer"))) or guide.steps[0]
            return _say(help_, step, help_.about or turn.procedure)
        if not turn.text or (turn.intent == "out_of_scope" and not help_.heard_out_of_scope):
            continue
        if heard := guide.heard(turn.text):
            return _say(help_, heard, help_.about or _named(turn, open_kb()))
    return None


def _named(turn: Turn, kb: KnowledgeBase) -> str | None:
    """Return the procedure that was paid for: named now, else under discussion."""
    found = kb.find(turn.text)
    if found.mentioned and found.decision.kind == "one":
        return found.decision.hits[0].code
    if turn.procedure or not DUE.search(fold(turn.text)):
        return turn.procedure
    return found.likely or _leader(found)


def _leader(found: Found) -> str | None:
    """Return the first hit when it is far before the others: few words of a story name it."""
    if not found.ranked or found.ranked[0].score < LEADS:
        return None
    first, others = found.ranked[0], found.ranked[1:]
    return first.code if not others or first.score >= 2 * others[0].score else None


def _say(help_: Help, step: Step, code: str | None) -> Reply:
    guide = read_guide(help_.guide)
    following = [found for id_ in step.next if (found := guide.step(id_))]
    buttons = [
        ask_button(one.title, f"ask_{help_.facet}", question=guide.id, answer=one.id)
        for one in following
    ]
    if code and len(buttons) < 4:
        buttons.append(facet_button(help_.facet, code))
    facet = help_.facet.value
    return Reply(
        "answered",
        (Bubble(step.text, tuple(buttons)),),
        facet=help_.facet,
        procedure=code,
        slots={"misses": 0, "facet": facet, **({"procedure": code} if code else {})},
    )

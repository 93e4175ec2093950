"""Help when paying goes wrong: a tree of short steps, from `knowledge_base/guides/payment.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.replies import Bubble, Reply, ask_button, facet_button
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.guides import Guide, Step, read_guide
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold

GUIDE = "payment"
SECRETS = frozenset({"MÃ RIÊNG", "SỐ THẺ"})
"""Masks of what nobody may be given: the gateway warns, and here it is no question."""
PAYS = re.compile(r"\b(otp|tien|thanh toan|nop|tra|phi|qr|ngan hang|atm|the|chuyen khoan)\b")


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase]) -> Reply | None:
    """Return the step that was pressed or is surely meant, else ``None``."""
    guide = read_guide(GUIDE)
    if turn.asked_facet is Facet.PAYMENT and turn.entities.get("question") == GUIDE:
        step = guide.step(str(turn.entities.get("answer"))) or guide.steps[0]
        return _say(guide, step, turn.procedure)
    if SECRETS & set(turn.masks) and PAYS.search(fold(turn.text)):
        return _say(guide, guide.steps[0], turn.procedure)
    if not turn.text or turn.intent == "out_of_scope":
        return None
    heard = guide.heard(fold(turn.text))
    return _say(guide, heard, _about(turn, open_kb())) if heard else None


def _about(turn: Turn, kb: KnowledgeBase) -> str | None:
    """Return the procedure that was paid for: named now, else under discussion."""
    found = kb.find(turn.text)
    if found.mentioned and found.decision.kind == "one":
        return found.decision.hits[0].code
    if turn.procedure:
        return turn.procedure
    return found.likely or _leader(found)


LEADS = 0.03
"""Least chance of the procedure that was paid for, when it is twice as likely as any other."""


def _leader(found: Found) -> str | None:
    """Return the first hit when it is far before the others: of many words few name it."""
    first, *others = found.ranked or [None]
    if first is None or first.score < LEADS:
        return None
    return first.code if not others or first.score >= 2 * others[0].score else None


def _say(guide: Guide, step: Step, code: str | None) -> Reply:
    following = [found for id_ in step.next if (found := guide.step(id_))]
    buttons = [
        ask_button(one.title, "ask_payment", question=GUIDE, answer=one.id) for one in following
    ]
    if code and len(buttons) < 4:
        buttons.append(facet_button(Facet.PAYMENT, code))
    return Reply(
        "answered",
        (Bubble(step.text, tuple(buttons)),),
        facet=Facet.PAYMENT,
        procedure=code,
        slots={"misses": 0, "facet": Facet.PAYMENT.value, **({"procedure": code} if code else {})},
    )

"""The talk about one's dossier: its code, consent, the second factor, the answer.

What is awaited stands in the slot ``dossier``; the factor itself never comes near it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from actions import dossier_sentences as words
from actions import endings
from actions.consent_words import Consent
from actions.dossier_turn import code_of, consent_in, shown_slots, slots, step_of
from actions.notice_talk import NoticeTalk
from actions.replies import Bubble, Button, Reply, ask_button, say
from actions.turn import Turn
from dossiers.agencies import agency_of
from dossiers.calendar import WorkingDays
from dossiers.codes import DossierCode, Kind, read_code
from dossiers.consent import FACTOR_NAMES
from dossiers.desk import Desk, Ending
from dossiers.dossier import Dossier
from dossiers.explain import explain
from dossiers.factors import read_factor
from dossiers.states import State
from knowledge_base.text import fold

SECRET_GIVEN = "provide_secret"  # noqa: S105  # the intent that stands for a secret
MOST_ASKED = 2
_WITHDRAW = ("rut lai dong y", "rut dong y", "thoi dong y", "khong dong y nua")
_ANOTHER = re.compile(r"\b(?:khac|moi|nham|sai|lon)\b")
"""Speaks of another dossier than the one that was named."""
_NO_CODE = {
    Kind.NOTHING: words.ASK_CODE,
    Kind.PARTIAL: words.PARTIAL_CODE,
    Kind.PAYMENT: words.PAYMENT_CODE,
    Kind.PROCEDURE: words.PROCEDURE_CODE,
    Kind.INSURANCE: words.INSURANCE_CODE,
}


@dataclass(frozen=True)
class DossierTalk:
    """Leads the talk.

    Attributes:
        open_desk: May raise `DossierError`.
        redeem: The secret of a turn, once; ``None`` when it is gone.
        now: Local time.
    """

    open_desk: Callable[[], Desk]
    redeem: Callable[[str], str | None]
    now: Callable[[], datetime]
    days: Callable[[], WorkingDays]

    @property
    def _notices(self) -> NoticeTalk:
        return NoticeTalk(self.open_desk, self.days)

    def overhear(self, turn: Turn) -> Reply | None:
        """Return the reply to words that are surely about a dossier, whatever they sound like."""
        if any(phrase in fold(turn.text) for phrase in _WITHDRAW):
            return self._withdraw(turn)
        code, heard = code_of(turn), consent_in(turn, "consent")
        if heard is Consent.AGAIN and code:
            return self._begin(turn, code)  # the words that are agreed to say what is asked
        if heard is not None:
            return self._consented(turn, heard is Consent.AGREED, how="words")
        if about := self._notices.overhear(turn):
            return about
        reading = read_code(turn.text)
        if reading.code:
            return self._begin(turn, reading.code)
        if step_of(turn) == "code" and reading.kind is not Kind.NOTHING:
            return _ask_code(reading.kind)
        return None

    def reply(self, turn: Turn) -> Reply:
        """Return the reply to a question about a dossier, a button, or a secret."""
        if turn.intent == SECRET_GIVEN:
            return self._secret(turn)
        asked = turn.entities.get("question")
        if asked == "notices" and (code := self._notices.looked_at(turn)):
            return self._begin(turn, code)
        if asked == "notices":
            return self._notices.pressed(turn)
        if asked == "consent":
            return self._consented(turn, turn.entities.get("answer") == "agree", how="button")
        code = code_of(turn)
        if asked == "again" and code:
            return self._begin(turn, code)
        if not self.open_desk().is_open:
            return endings.dossier_status(turn)
        kind = read_code(turn.text).kind
        waits = step_of(turn) == "consent" and turn.text and not _ANOTHER.search(fold(turn.text))
        if code and waits and kind is Kind.NOTHING:
            return self._begin(turn, code)
        return _ask_code(kind)

    def answer_after_s(self, turn: Turn) -> float:
        """Return the seconds that the answer to ``turn`` takes, so that time tells nothing."""
        return self.open_desk().answer_after_s() if turn.intent == SECRET_GIVEN else 0.0

    def _begin(self, turn: Turn, code: DossierCode) -> Reply:
        desk = self.open_desk()
        if not desk.covers(code):
            return _no_source(code)
        if desk.has_consented(turn.sender, code):
            return self._ask_factor(code)
        buttons = [
            ask_button(title, "ask_dossier_status", question="consent", answer=answer)
            for title, answer in ((words.AGREE, "agree"), (words.DISAGREE, "disagree"))
        ]
        return say("asked_case", desk.consent_text(code), *buttons, **slots(code, "consent"))

    def _consented(self, turn: Turn, agreed: bool, *, how: str) -> Reply:
        code = code_of(turn)
        if not agreed:
            return say("dossier_refused", words.DISAGREED, **slots(None))
        if code is None:
            return _ask_code(Kind.NOTHING)
        desk = self.open_desk()
        desk.take_consent(turn.sender, code, how=how, channel=turn.channel)
        return self._ask_factor(code)

    def _withdraw(self, turn: Turn) -> Reply:
        self.open_desk().withdraw_consent(turn.sender)
        reply = say("smalltalk", words.WITHDRAWN, **slots(None))
        return replace(reply, keep={"kind": "unfollow_dossier"})

    def _ask_factor(self, code: DossierCode, *, asked: int = 1, text: str = "") -> Reply:
        factor = FACTOR_NAMES[self.open_desk().factor_kind(code)]
        said = (text or words.ASK_FACTOR).format(factor=factor, masked=code.masked)
        return Reply(
            "asked_case",
            (Bubble(said),),
            slots=slots(code, "factor", asked=asked),
            expect="secret",
        )

    def _secret(self, turn: Turn) -> Reply:
        """Look up with what was typed; the secret lives in this function only."""
        code, asked = code_of(turn), int((turn.dossier or {}).get("asked", 1))
        secret = self.redeem(turn.id) if turn.id else None
        if code is None:
            return _ask_code(Kind.NOTHING)
        desk = self.open_desk()
        if not desk.has_consented(turn.sender, code):
            return self._begin(turn, code)
        factor = read_factor(secret, desk.factor_kind(code)) if secret else None
        if factor is None:
            if asked >= MOST_ASKED:
                return say("dossier_refused", words.FACTOR_GIVEN_UP, **slots(None))
            text = words.FACTOR_AGAIN if secret else words.FACTOR_LATE
            return self._ask_factor(code, asked=asked + 1, text=text)
        seen = desk.look_up(turn.sender, code, factor)
        if seen.dossier is not None:
            return self._show(seen.dossier)
        return _not_shown(seen.ending, code)

    def _show(self, dossier: Dossier) -> Reply:
        first, second = explain(dossier, self.now(), self.days())
        follow, counter = self._notices.button(dossier.code), self.open_desk().counter
        bubbles = (Bubble(first), Bubble(second, (*follow, *_next_steps(dossier))))
        shown = slots(None)
        if counter is not None:
            shown = shown_slots(dossier.code, counter.told(dossier, self.now().date()))
        return Reply("dossier_shown", bubbles, procedure=dossier.procedure, slots=shown)


def _not_shown(ending: Ending, code: DossierCode) -> Reply:
    """Say why not; of what is refused, the same whatever the reason."""
    if ending is Ending.LIMITED:
        return say("rate_limited", words.LIMITED, **slots(None))
    again = ask_button(words.TRY_AGAIN, "ask_dossier_status", question="again")
    if ending is Ending.UNAVAILABLE:
        return say("unavailable", words.UNAVAILABLE, again, **slots(code))
    return say("dossier_refused", words.REFUSED, again, **slots(code))


def _no_source(code: DossierCode) -> Reply:
    agency = agency_of(code) or words.UNNAMED_AGENCY
    text = words.NO_SOURCE.format(masked=code.masked, agency=agency, portal=words.PORTAL)
    return say("dossier_refused", text, endings.meet_officer(), misses=0, **slots(None))


def _ask_code(kind: Kind) -> Reply:
    return say("asked_dossier_code", _NO_CODE[kind], misses=0, **slots(None, "code"))


def _next_steps(dossier: Dossier) -> tuple[Button, ...]:
    if dossier.state is not State.PAYMENT_WANTED:
        return (endings.meet_officer(),)
    paid = ask_button(words.PAID, "ask_payment", question="payment", answer="money_taken")
    if dossier.procedure is None:
        return (paid, endings.meet_officer())
    pay = ask_button(words.PAY_ONLINE, "ask_payment", procedure=dossier.procedure)
    return (pay, paid, endings.meet_officer())

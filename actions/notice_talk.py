"""The talk about being told of changes: follow a dossier that was shown, stop, list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from actions import notice_sentences as words
from actions.consent_words import Consent
from actions.dossier_turn import code_of, consent_in, shown_slots, slots, told_of
from actions.notice_words import follows, lists, stops
from actions.replies import Button, Reply, ask_button, say
from actions.turn import Turn
from dossiers.calendar import WorkingDays
from dossiers.codes import DossierCode, read_code
from dossiers.desk import Desk
from dossiers.notices.counter import Counter
from dossiers.notices.followings import Following

STEP = "notices"


@dataclass(frozen=True)
class NoticeTalk:
    """Leads the talk.

    Attributes:
        open_desk: May raise `DossierError`.
    """

    open_desk: Callable[[], Desk]
    days: Callable[[], WorkingDays]

    def overhear(self, turn: Turn) -> Reply | None:
        """Return the reply to words that are surely about being told."""
        heard = consent_in(turn, STEP)
        if heard is Consent.AGAIN:
            return self._ask(turn)
        if heard is not None:
            return self._consented(turn, heard is Consent.AGREED, how="words")
        if stops(turn.text) and (counter := self._counter()):
            return self._stop(turn, counter)
        if lists(turn.text) and (counter := self._counter()):
            return self._list(turn, counter)
        shown = code_of(turn) if told_of(turn) else None
        if read_code(turn.text).code not in {None, shown}:
            return None  # a dossier that is yet to be shown: what was typed is its code
        if follows(turn.text, shown=shown is not None) and self._counter():
            return self._ask(turn)
        return None

    def pressed(self, turn: Turn) -> Reply:
        """Return the reply to a button about notices."""
        what, _, key = str(turn.entities.get("answer") or "").partition(":")
        counter = self._counter()
        if counter is None:
            return say("answered", words.GONE)
        if what == "stop":
            return self._stop(turn, counter, key)
        if what in ("agree", "disagree"):
            return self._consented(turn, what == "agree", how="button")
        return self._ask(turn)

    def looked_at(self, turn: Turn) -> DossierCode | None:
        """Return the dossier whose notice's button "look" was pressed, if it is followed."""
        what, _, key = str(turn.entities.get("answer") or "").partition(":")
        counter = self._counter()
        if what != "look" or counter is None:
            return None
        return next((one.code for one in counter.followed(turn.sender) if one.key == key), None)

    def button(self, code: DossierCode) -> tuple[Button, ...]:
        """Return the button under a dossier that was shown, where it can be followed."""
        counter = self._counter()
        if counter is None or not counter.can_follow(code):
            return ()
        return (_button(words.FOLLOW, "on"),)

    def _counter(self) -> Counter | None:
        return self.open_desk().counter

    def _ask(self, turn: Turn) -> Reply:
        """Ask for consent, or follow at once who gave it before."""
        counter, code, told = self._counter(), code_of(turn), told_of(turn)
        if counter is None or code is None or told is None:
            return say("asked_dossier_code", words.SHOW_FIRST, **slots(None, "code"))
        if not counter.can_follow(code):
            return say("answered", words.CANNOT_FOLLOW.format(masked=code.masked))
        if counter.has_consented(turn.sender):
            return self._follow(turn, counter)
        text = counter.consent_text(code, words.where(turn.channel))
        buttons = _button(words.AGREE, "agree"), _button(words.DISAGREE, "disagree")
        return say("asked_case", text, *buttons, **shown_slots(code, told, STEP))

    def _consented(self, turn: Turn, agreed: bool, *, how: str) -> Reply:
        counter, code, told = self._counter(), code_of(turn), told_of(turn)
        if counter is None or code is None or told is None:
            return say("asked_dossier_code", words.SHOW_FIRST, **slots(None, "code"))
        if not agreed:
            return say("answered", words.DISAGREED, **shown_slots(code, told))
        text = counter.consent_text(code, words.where(turn.channel))
        counter.take_consent(turn.sender, text, how=how, channel=turn.channel)
        return self._follow(turn, counter)

    def _follow(self, turn: Turn, counter: Counter) -> Reply:
        code, told = code_of(turn), told_of(turn)
        if code is None or told is None:
            return say("asked_dossier_code", words.SHOW_FIRST, **slots(None, "code"))
        key = counter.follow(turn.sender, code, turn.channel, told, self.days())
        if key is None:  # shown too long ago, or to somebody else
            return say("asked_dossier_code", words.SHOW_FIRST, **slots(None, "code"))
        text = words.FOLLOWED.format(masked=code.masked)
        reply = say("answered", text, **shown_slots(code, told))
        return replace(reply, keep={"kind": "follow_dossier"})

    def _stop(self, turn: Turn, counter: Counter, key: str = "") -> Reply:
        followed = counter.followed(turn.sender)
        if key not in ("", "all"):
            followed = [one for one in followed if one.key == key]
        if not followed:
            return say("answered", words.GONE if key else words.NOTHING_FOLLOWED)
        if len(followed) > 1 and key != "all":
            buttons = [_stop_button(one) for one in followed[:4]]
            everything = _button(words.STOP_ALL, "stop:all")
            return say("choice_offered", words.WHICH.format(codes=_codes(followed)),
                       *buttons, everything)  # fmt: skip
        about = None if key == "all" else followed[0].key
        counter.stop(turn.sender, about)
        last = not counter.followed(turn.sender)
        one = words.STOPPED.format(masked=followed[0].code.masked)
        reply = say("answered", words.STOPPED_ALL if key == "all" else one)
        return replace(reply, keep={"kind": "unfollow_dossier", "about": about, "last": last})

    def _list(self, turn: Turn, counter: Counter) -> Reply:
        followed = counter.followed(turn.sender)
        if not followed:
            return say("answered", words.NOTHING_FOLLOWED)
        buttons = [_stop_button(one) for one in followed[:5]]
        return say("answered", words.LIST.format(codes=_codes(followed)), *buttons)


def _button(title: str, answer: str) -> Button:
    return ask_button(title, "ask_dossier_status", question="notices", answer=answer)


def _stop_button(following: Following) -> Button:
    return _button(words.STOP_ONE.format(masked=following.code.masked), f"stop:{following.key}")


def _codes(followed: list[Following]) -> str:
    return ", ".join(one.code.masked for one in followed)

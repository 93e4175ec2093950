"""What the gateway puts around an answer: notices above it, an invitation to rate it below.

Rating never reaches Rasa, whose tracker store would keep it with the sender. A typed message is
taken for a rating only when it says so ("4 sao", "góp ý: …"); all else is an ordinary message.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, field

from bot import rating_words as words
from bot import sentences
from bot.cares import CARES
from bot.errors import StoreUnavailable
from bot.notices import under
from bot.privacy import mask
from bot.ratings import Rated, Ratings
from bot.settings import BotSettings
from bot.text import fold, normalise
from bot.threads import STEP_S, in_time
from bot.turn import Ended, Opening, Turn
from bot.wire import Answer, Button, Incoming, Message, Outcome, Reply, say

_log = logging.getLogger(__name__)
RATE = "/rate"
FIRST_ASKED = 2
"""Turns before which nobody is invited to rate, unless something was finished."""
WAIT_S = 900.0
"""Seconds for which a score is remembered, in memory only, so that a word can join it."""
LONGEST_WORD = 300
_CARE = CARES | {"insult", "report_wrong"}
_STARS = re.compile(
    r"(?:toi |em |minh )?(?:cho |cham |danh gia )?(?:bot |ban )?([1-5]) ?(?:sao|diem)[ .!]*"
)
_WORD = re.compile(r"\s*(?:góp ý|gop y|nhận xét|nhan xet)\s*[:,\-]\s*(.+)", re.IGNORECASE | re.S)


def is_rating(incoming: Incoming) -> bool:
    """Say whether ``incoming`` is a score, a word about an answer, or the wish to give one."""
    if incoming.pressed is not None:
        return incoming.pressed == RATE or incoming.pressed.startswith(RATE + "{")
    text = normalise(incoming.text or "")
    return bool(_STARS.fullmatch(fold(text)) or _WORD.fullmatch(text))


def score_of(incoming: Incoming) -> tuple[int, str] | None:
    """Return the score from 1 to 5 that ``incoming`` gives, and of which procedure, if any."""
    if incoming.pressed is not None:
        told = _entities(incoming.pressed) if incoming.pressed.startswith(RATE + "{") else {}
        score = told.get("score")
        fits = isinstance(score, int) and 1 <= score <= 5
        return (int(str(score)), str(told.get("procedure") or "")[:40]) if fits else None
    stars = _STARS.fullmatch(fold(normalise(incoming.text or "")))
    return (int(stars[1]), "") if stars else None


@dataclass
class Around:
    """Puts notices and invitations around answers.

    Attributes:
        kept: Whether ratings are written down; in a demonstration they are not.
        scores: What was rated last, by sender: (rated, score, when); in memory only.
    """

    ratings: Ratings
    kept: bool = True
    scores: dict[str, tuple[Rated, int, float]] = field(default_factory=dict)

    async def rate(self, turn: Turn, opening: Opening, now: float) -> Ended:
        """Keep the rating that the message is (see `is_rating`); the turn ends with the thanks."""
        return Ended.here(await in_time(STEP_S, self._rate, turn, opening, now), opening)

    def _rate(self, turn: Turn, opening: Opening, now: float) -> Answer:
        incoming, unit = turn.incoming, opening.unit or ""
        if incoming.pressed is not None:
            return self._pressed(turn, unit, now)
        text = normalise(incoming.text or "")
        if stars := _STARS.fullmatch(fold(text)):
            return self._scored(turn.sender, Rated(incoming.channel, unit), int(stars[1]), now)
        word = _WORD.fullmatch(text)
        return self._word(turn.sender, Rated(incoming.channel, unit), word[1] if word else "", now)

    async def finish(
        self, turn: Turn, opening: Opening, ended: Ended, settings: BotSettings, now: float
    ) -> Ended:
        """Return ``ended`` with notices above; below, who speaks here, or perhaps the invitation.

        Args:
            turn: The turn that ends.
            opening: What was known when it began.
            ended: How it ended.
            settings: Those of the citizen's unit.
            now: Seconds since 1970.
        """
        if opening.first:
            ended = ended.saying(sentences.first_contact(settings))
        if ended.reply.answer.intent == "ask_human" and settings.operator_name and opening.unit:
            ended = ended.saying(sentences.contact(settings))
        reply = ended.reply
        answer = under(reply.answer, opening.notices, opening.unit)
        quiet = reply.afterwards == "quiet" or reply.answer.intent in _CARE
        asks = not quiet and not opening.invited and _may_be_rated(opening, reply)
        if asks or (quiet and not opening.invited):
            try:
                await in_time(turn.left_s(), self.ratings.invite, turn.sender, now)
            except StoreUnavailable:
                _log.exception("Turn %s: nobody was invited to rate.", turn.id)
                asks = False
        answer = _inviting(answer) if asks else answer
        return Ended(reply.model_copy(update={"answer": answer}), reached=ended.reached)

    def _pressed(self, turn: Turn, unit: str, now: float) -> Answer:
        told = _entities(turn.incoming.pressed or "")
        rated = Rated(turn.incoming.channel, unit, str(told.get("procedure") or "")[:40])
        score = told.get("score")
        if not isinstance(score, int) or not 1 <= score <= 5:
            return _asking(rated.procedure)
        return self._scored(turn.sender, rated, score, now)

    def _scored(self, sender: str, rated: Rated, score: int, now: float) -> Answer:
        if self.kept and not self.ratings.add(sender, rated, score, now):
            return _said(words.RATED_BEFORE)
        self.scores = {one: held for one, held in self.scores.items() if now - held[2] < WAIT_S}
        self.scores[sender] = (rated, score, now)
        return _said(words.THANKS_LOW if score <= 2 else words.THANKS)

    def _word(self, sender: str, rated: Rated, word: str, now: float) -> Answer:
        held = self.scores.pop(sender, None)
        fresh = held is not None and now - held[2] < WAIT_S
        told, score = (held[0], held[1]) if held and fresh else (rated, None)
        if self.kept:
            self.ratings.add_word(told, score, mask(word.strip()).text[:LONGEST_WORD], now)
        return _said(words.THANKS_WORD)


def _may_be_rated(opening: Opening, reply: Reply) -> bool:
    answer = reply.answer
    if answer.outcome is not Outcome.ANSWERED or not answer.procedure or opening.first:
        return False
    if reply.expects_secret or reply.in_form:
        return False
    return reply.afterwards == "rate" or (opening.turns >= FIRST_ASKED and not _leads(answer))


def _leads(answer: Answer) -> bool:
    """Say whether ``answer`` is a step on the way, with more to do before anything is rated."""
    return any(button.payload.startswith("/next_step") for button in answer.messages[-1].buttons)


def _inviting(answer: Answer) -> Answer:
    payload = RATE + json.dumps({"procedure": answer.procedure})
    invitation = Message(text=words.INVITE, buttons=(Button(title=words.RATE, payload=payload),))
    return answer.model_copy(update={"messages": (*answer.messages, invitation)})


def _asking(procedure: str) -> Answer:
    buttons = tuple(
        Button(title=title, payload=RATE + json.dumps({"score": n, "procedure": procedure}))
        for n, title in enumerate(words.SCORES, start=1)
    )
    return say(Outcome.SMALLTALK, words.ASK, *buttons).model_copy(update={"intent": "rate"})


def _said(text: str) -> Answer:
    return say(Outcome.SMALLTALK, text).model_copy(update={"intent": "rate"})


def _entities(payload: str) -> dict[str, object]:
    try:
        told = json.loads(payload.removeprefix(RATE) or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}

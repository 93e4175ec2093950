"""Collects what is worth learning from, after the turn was answered; never fails a turn."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.around import score_of
from bot.errors import StoreUnavailable
from bot.learning.before import Exchange, asked_about, exchanges
from bot.learning.fit import is_fit, is_fit_turn, tell_of_cares
from bot.learning.messages import Kind, Lesson, Lessons
from bot.learning.names import mask_names
from bot.privacy import mask
from bot.reading import Ready, read
from bot.settings import BotSettings
from bot.threads import STEP_S, in_time
from bot.trackers import Trackers
from bot.turn import Ended, Opening, Turn
from bot.wire import Answer, Outcome

_log = logging.getLogger(__name__)
LOW = 2
_UNMET = {
    Outcome.NOT_UNDERSTOOD: Kind.NOT_UNDERSTOOD,
    Outcome.NOT_COVERED: Kind.NOT_COVERED,
}
_GAVE_UP = "nlu_fallback"


@dataclass(frozen=True)
class Learning:
    """Keeps messages that were not met, and questions whose answers were thought bad."""

    lessons: Lessons
    trackers: Trackers
    settings: BotSettings

    async def note(self, turn: Turn, opening: Opening, ended: Ended, now: float) -> None:
        """Keep what is worth learning from in ``turn``, if anything is."""
        lesson = _worth(turn, opening, ended, self.settings)
        if lesson is None or not is_fit_turn(opening, ended.reply):
            return
        try:
            await in_time(STEP_S, self.keep, turn.sender, lesson, now)
        except StoreUnavailable:
            _log.exception("Turn %s: nothing is learnt from it.", turn.id)

    def keep(self, sender: str, lesson: Lesson, now: float) -> None:
        """Keep ``lesson``, masked, unless it or the conversation tells of cares. Blocking.

        Raises:
            StoreUnavailable: A database failed.
        """
        said = exchanges(self.trackers.latest(sender))
        if tell_of_cares((each.intent for each in said), (each.afterwards for each in said)):
            return
        if not lesson.text:  # the question was an earlier message
            lesson = _asked(lesson, asked_about(said, lesson.procedure))
        if lesson.text and not is_fit(lesson.text):
            return
        if not (lesson.text or lesson.procedure):
            return
        masked = mask_names(mask(lesson.text).text)
        kept = Lesson(lesson.kind, masked, lesson.unit, lesson.procedure, lesson.facet)
        self.lessons.add(sender, kept, now)


def _worth(turn: Turn, opening: Opening, ended: Ended, settings: BotSettings) -> Lesson | None:
    """Return what ``turn`` is worth learning from for; its text is unmasked yet."""
    incoming, answer, unit = turn.incoming, ended.reply.answer, opening.unit or ""
    if (given := score_of(incoming)) is not None:
        score, procedure = given
        return Lesson(Kind.RATED_LOW, "", unit, procedure) if score <= LOW else None
    keep = ended.reply.keep
    if keep is not None and keep.kind == "report_wrong":
        about = keep.procedure or "", keep.facet or ""
        return Lesson(Kind.REPORTED_WRONG, "", unit, *about)
    kind = _unmet(answer) if ended.reached else None
    if kind is None or incoming.pressed is not None:
        return None
    heard = read(incoming, settings)
    return Lesson(kind, heard.message, unit) if isinstance(heard, Ready) else None


def _unmet(answer: Answer) -> Kind | None:
    if answer.outcome is Outcome.HANDED_OVER and answer.intent == _GAVE_UP:
        return Kind.NOT_UNDERSTOOD
    return _UNMET.get(answer.outcome)


def _asked(lesson: Lesson, asked: Exchange | None) -> Lesson:
    if asked is None:
        return lesson
    about = lesson.procedure or asked.procedure, lesson.facet or asked.facet
    return Lesson(lesson.kind, asked.text, lesson.unit, *about)

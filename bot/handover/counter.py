"""A turn between the bot and officers: offers them, hands over, keeps silent, gives back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.cares import CARES
from bot.errors import StoreUnavailable
from bot.handover import sentences
from bot.handover.citizens import Citizens
from bot.handover.context import lately
from bot.handover.guarding import is_care
from bot.handover.hours import Inbox
from bot.handover.standing import Said, Standing, State
from bot.handover.wishes import Do, Wish, forgets, is_press, wish_of
from bot.privacy import mask
from bot.reading import Ready
from bot.settings import BotSettings
from bot.text import normalise
from bot.threads import STEP_S, in_time
from bot.trackers import Trackers
from bot.turn import Ended, Opening, Turn
from bot.units import Units
from bot.wire import Answer, Outcome

_log = logging.getLogger(__name__)
CONTACT_WAIT_S = 900.0
LONGEST_CONTACT = 60
MOST_UNITS = 5
_CALLABLE = frozenset({"[ĐIỆN THOẠI]", "[EMAIL]"})


@dataclass(frozen=True)
class Counter:
    """Stands before the dialogue in each turn.

    Attributes:
        leave_form: Has the dialogue stop what it is asking a sender.
    """

    citizens: Citizens
    units: Units
    trackers: Trackers | None
    leave_form: Callable[[Turn, Opening], Awaitable[None]]

    async def take(
        self, turn: Turn, heard: Ready, opening: Opening, settings: BotSettings, now: float
    ) -> Ended | None:
        """Return how the turn ends when it is for an officer; ``None``: the bot answers."""
        wish, standing = wish_of(turn.incoming), opening.handover
        if standing is None:
            if not is_press(turn.incoming):
                return None
            answer = await self._ask(turn, wish, opening, settings, now)
            return Ended.here(answer, reached=True)
        if wish is None and (forgets(turn.incoming) or is_care(turn.incoming.text or "")):
            return None
        answer_ = await self._open(turn, wish, heard, standing, settings, now)
        if answer_ is None:  # an officer ended it meanwhile
            return None
        return Ended.here(answer_, reached=True)

    def offer(self, turn: Turn, opening: Opening, ended: Ended, now: float) -> Ended:
        """Return ``ended`` with the offer of officers where the bot names people who help."""
        answer = ended.reply.answer
        if opening.handover is not None:
            return self._apart(turn, opening.handover, ended)
        if answer.outcome is not Outcome.HANDED_OVER or answer.intent in CARES:
            return ended
        if is_care(turn.incoming.text or ""):
            return ended
        units = self._offered(opening.unit)
        return ended.telling((sentences.offer(units, now),)) if units else ended

    def _offered(self, unit: str | None) -> dict[str, tuple[str, Inbox]]:
        """Return the units whose officers may be offered: the citizen's own, else a few."""
        if unit is not None and unit in self.units:
            inbox = self.units.inbox_of(unit)
            return {unit: (self.units.name_of(unit), inbox)} if inbox else {}
        found = {one.id: (one.name, one.inbox) for one in self.units if one.inbox}
        return found if len(found) <= MOST_UNITS else {}

    def _apart(self, turn: Turn, standing: Standing, ended: Ended) -> Ended:
        """Say, after what the bot answered all the same, that no officer reads it."""
        if not is_care(turn.incoming.text or ""):
            return ended
        unit = self.units.name_of(standing.unit)
        return ended.saying(sentences.kept_apart(unit))

    async def _ask(
        self, turn: Turn, wish: Wish | None, opening: Opening, settings: BotSettings, now: float
    ) -> Answer:
        if wish is None or wish.do is not Do.ASK:
            return sentences.not_open()
        unit = wish.unit or opening.unit
        inbox = self.units.inbox_of(unit)
        if unit is None or inbox is None:
            return sentences.no_inbox(settings.hotline)
        if opening.in_form or opening.secret_expected:
            await self.leave_form(turn, opening)
        before = await self._before(turn)
        due, channel = inbox.due(now), turn.incoming.channel
        open_ = self.citizens.open
        standing, place = await in_time(
            STEP_S, open_, turn.sender, channel, unit, before, now, due
        )
        name = self.units.name_of(standing.unit)
        return sentences.taken(name, inbox, place, standing.due or due, now)

    async def _before(self, turn: Turn) -> list[Said]:
        """Return what was said lately; without Rasa's store, nothing."""
        if self.trackers is None:
            return []
        try:
            return lately(await in_time(STEP_S, self.trackers.latest, turn.sender))
        except StoreUnavailable as error:
            _log.warning("Turn %s is handed over without what was said before: %s", turn.id, error)
            return []

    async def _open(
        self, turn: Turn, wish: Wish | None, heard: Ready, standing: Standing,
        settings: BotSettings, now: float,
    ) -> Answer | None:  # fmt: skip
        """Answer one whom officers have; ``None``: they do not any more."""
        match wish:
            case Wish(do=Do.BACK):
                await in_time(STEP_S, self.citizens.leave, turn.sender, now)
                return sentences.back()
            case Wish(do=Do.CONTACT):
                await in_time(STEP_S, self.citizens.expect_contact, standing, now)
                return sentences.ask_contact()
            case Wish(do=Do.ASK):
                place = await in_time(STEP_S, self.citizens.place, standing)
                return self._waits(standing, place, now)
        if turn.incoming.pressed is not None:
            return sentences.button_of_bot()
        if (contact := _contact(turn, standing, now)) is not None:
            await in_time(STEP_S, self.citizens.keep_contact, standing, contact, now)
            return sentences.contact_kept(standing.due or now, now)
        answer = await self._add(turn, heard, standing, settings, now)
        return answer.followed_by(heard.warning) if answer and heard.warning else answer

    async def _add(
        self, turn: Turn, heard: Ready, standing: Standing, settings: BotSettings, now: float
    ) -> Answer | None:
        inbox = self.units.inbox_of(standing.unit)
        due = inbox.due(now) if inbox else now
        add = self.citizens.add
        added = await in_time(STEP_S, add, standing, heard.message, turn.id, now, due)
        if added is None:
            return None
        standing, place = added
        if standing.due is not None and standing.due < now:
            return sentences.late(self.units.name_of(standing.unit), settings.hotline)
        if standing.state is State.OFFICER:
            return sentences.silence()
        return self._waits(standing, place, now)

    def _waits(self, standing: Standing, place: int, now: float) -> Answer:
        unit = self.units.name_of(standing.unit)
        return sentences.added(unit, place, standing.due or now, now)


def _contact(turn: Turn, standing: Standing, now: float) -> str | None:
    """Return the number or address that was asked for and is there, as it was typed."""
    asked, text = standing.contact_asked, normalise(turn.incoming.text or "")
    if asked is None or now - asked > CONTACT_WAIT_S or len(text) > LONGEST_CONTACT:
        return None
    return text if set(mask(text).labels) & _CALLABLE else None

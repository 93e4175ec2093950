"""Asks the dialogue for one turn: secrets put aside, sessions renewed, the time limited.

The written rule for an answer that comes too late: the citizen has been told that none came, so
it is dropped; the sender's next message waits until it has come.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot import sentences
from bot.dialogue import Dialogue, Metadata
from bot.errors import DialogueUnavailable, SaidNothing, StoreUnavailable
from bot.merge import NothingSaid, merge
from bot.patience import Patience
from bot.reading import Ready
from bot.settings import BotSettings
from bot.threads import STEP_S, in_time
from bot.trackers import Trackers
from bot.turn import Ended, Opening, Turn
from bot.units import Units
from bot.vault import Vault
from bot.wire import Outcome, Reply

_log = logging.getLogger(__name__)
FORGET = "/delete_data"
_OF_DOSSIERS = frozenset({Outcome.ASKED_DOSSIER_CODE, Outcome.DOSSIER_SHOWN})
_PAUSES_S = (0.0, 0.3, 0.7)
SECRET_GIVEN = "/provide_secret"  # noqa: S105  # the word that stands for a secret


@dataclass(frozen=True)
class Asking:
    """Gets the end of a turn from the dialogue, or says that there is none now."""

    settings: BotSettings
    dialogue: Dialogue
    vault: Vault
    patience: Patience = field(default_factory=Patience)
    units: Units = field(default_factory=Units)
    trackers: Trackers | None = None

    async def ask(self, turn: Turn, heard: Ready, opening: Opening) -> Ended:
        """Return how ``turn`` ends when the dialogue is asked what was ``heard``."""
        try:
            if opening.begun and (before := await self._said_before(turn)):
                return Ended(before, reached=True)
            work = self._converse(turn, self._message(turn, heard, opening), opening)
            reply = await self.patience.wait(work, deadline=turn.deadline, held=turn.held)
        except DialogueUnavailable as error:
            _log.warning("Turn %s: %s", turn.id, error)
            reached = error.reached
        except TimeoutError:
            _log.warning("Turn %s: no answer within the time for a turn.", turn.id)
            reached = True
        else:
            return await self._without_dossiers(turn, reply, opening)
        settings = self.units.settings_of(opening.unit, self.settings)
        return Ended.here(sentences.unavailable(settings), opening, reached=reached)

    async def _without_dossiers(self, turn: Turn, reply: Reply, opening: Opening) -> Ended:
        """Return ``reply``, unless it is about a dossier where the operator shows none."""
        hidden = turn.incoming.channel == "telegram" and not self.settings.telegram_dossiers
        if not (hidden and reply.answer.outcome in _OF_DOSSIERS):
            return Ended(reply, reached=True)
        await self.leave_form(turn, opening)
        settings = self.units.settings_of(opening.unit, self.settings)
        return Ended(Reply(answer=sentences.no_dossiers(settings)), reached=True)

    async def leave_form(self, turn: Turn, opening: Opening) -> None:
        """Stop what is being asked, so that the next message is not taken for an answer to it."""
        try:
            await self.dialogue.respond(turn.sender, "/cancel", self._metadata(turn, opening))
        except DialogueUnavailable as error:
            _log.warning("Turn %s: the form was not left: %s", turn.id, error)

    async def _said_before(self, turn: Turn) -> Reply | None:
        """Return what Rasa answered in this very turn before the gateway was stopped in it.

        Raises:
            DialogueUnavailable: It is not known whether Rasa had it; so it must not be asked.
        """
        if self.trackers is None:
            return None
        try:
            said = await self._written(turn, self.trackers)
            return None if said is None else merge(json.dumps(said).encode())
        except StoreUnavailable as error:
            raise DialogueUnavailable(str(error), reached=False) from error
        except NothingSaid as error:
            _log.warning("Turn %s, begun before, is asked again: %s", turn.id, error)
            return None

    async def _written(self, turn: Turn, trackers: Trackers) -> list[dict[str, Any]] | None:
        """Return what Rasa wrote down of the turn, once it has had time to.

        Rasa writes when the turn is over. One that waited for the same database as we did is over
        a moment after the database goes on; asked in that moment, Rasa would have it twice.
        """
        for pause_s in _PAUSES_S:
            if asyncio.get_running_loop().time() + pause_s > turn.deadline:
                raise DialogueUnavailable("The time for the turn is over.", reached=False)
            await asyncio.sleep(pause_s)
            said = await in_time(STEP_S, trackers.said_in, turn.sender, turn.id)
            if said is not None:
                return said
        return None

    async def forget(self, sender: str, metadata: Mapping[str, str]) -> bool:
        """Let the actions delete what they keep of ``sender``; ``False``: they did not confirm."""
        try:
            reply = await self.dialogue.respond(sender, FORGET, metadata)
        except DialogueUnavailable as error:
            _log.warning("A deletion was not passed on: %s", error)
            return False
        return reply.answer.outcome not in (Outcome.UNAVAILABLE, Outcome.ERROR)

    async def _converse(self, turn: Turn, message: str, opening: Opening) -> Reply:
        if asyncio.get_running_loop().time() > turn.deadline:  # this process was stopped meanwhile
            raise DialogueUnavailable("The time for the turn is over.", reached=False)
        metadata = self._metadata(turn, opening)
        if self._is_long(opening):
            await self.dialogue.new_session(turn.sender, metadata)
        try:
            return await self.dialogue.respond(turn.sender, message, metadata)
        except SaidNothing:
            await self._undo(turn)
            raise

    async def _undo(self, turn: Turn) -> None:
        """Take back what Rasa wrote down of a turn that it did not finish.

        Rasa counts the steps since it last listened. After a turn in which the actions were away
        it has not listened, and would answer nothing in this conversation any more.
        """
        if self.trackers is None:
            return
        try:
            await in_time(STEP_S, self.trackers.undo, turn.sender)
        except StoreUnavailable as error:
            _log.warning("Turn %s was not taken back in Rasa's tracker: %s", turn.id, error)

    def _metadata(self, turn: Turn, opening: Opening) -> Metadata:
        unit = {"unit": opening.unit} if opening.unit is not None else {}
        return {"turn_id": turn.id, "channel": turn.incoming.channel} | unit

    def _message(self, turn: Turn, heard: Ready, opening: Opening) -> str:
        """Return what Rasa may hear; a secret that was asked for stays in the vault."""
        if not opening.secret_expected or heard.secret is None:
            return heard.message
        self.vault.put(turn.id, heard.secret)
        return SECRET_GIVEN

    def _is_long(self, opening: Opening) -> bool:
        """Say whether Rasa should begin a new session: long ones make it slow."""
        due = opening.turns > 0 and opening.turns % self.settings.session_turns == 0
        return due and not opening.in_form and not opening.secret_expected

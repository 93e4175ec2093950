"""One turn: from a citizen's message to the answer, whatever the channel.

The written rule for an answer that comes too late: the citizen has been told that none came, so
it is dropped.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot import sentences
from bot.dialogue import Dialogue
from bot.erasure import Erasure
from bot.errors import DialogueUnavailable, StoreUnavailable
from bot.keys import Pseudonyms
from bot.limits import RateLimit
from bot.reading import Ready, read
from bot.settings import BotSettings
from bot.store import Closing, Opening, Store
from bot.turn_log import Turn, TurnLog
from bot.turnstile import Turnstile
from bot.vault import Vault
from bot.wire import Answer, Incoming, Reply

_log = logging.getLogger(__name__)

REPORT = "report_wrong"
FORGET = "delete_data"


@dataclass(frozen=True)
class _Ended:
    """How a turn ended: the reply, and whether Rasa may have taken the message in."""

    reply: Reply
    reached: bool = False


@dataclass
class Gateway:
    """Takes the turns of every channel.

    Attributes:
        clock: Seconds since 1970.
    """

    settings: BotSettings
    dialogue: Dialogue
    store: Store
    erasure: Erasure
    pseudonyms: Pseudonyms
    vault: Vault
    limit: RateLimit
    log: TurnLog
    clock: Callable[[], float] = time.time
    turnstile: Turnstile = field(default_factory=Turnstile)

    async def handle(self, incoming: Incoming) -> Answer:
        """Return the one answer to ``incoming``; never raises, is never silent."""
        began = time.perf_counter()
        sender = self.pseudonyms.of_sender(incoming.channel, incoming.sender)
        turn = self.pseudonyms.of_turn(sender, incoming.message_id)
        try:
            ended = await self._admitted(incoming, sender, turn)
        except Exception:  # the last resort: a citizen never gets silence or a stack trace
            _log.exception("Turn %s failed.", turn)
            ended = _Ended(Reply(answer=sentences.error(self.settings)))
        if isinstance(ended, Answer):  # given before and logged then
            return ended
        took_ms = (time.perf_counter() - began) * 1000
        answer, version = ended.reply.answer, ended.reply.version
        self.log.write(Turn(turn, incoming.channel, answer, version, took_ms), self.clock())
        return answer

    async def forget(self, channel: str, sender: str) -> None:
        """Delete what is kept of ``sender``.

        Raises:
            StoreUnavailable: Not everything was deleted.
        """
        pseudonym = self.pseudonyms.of_sender(channel, sender)
        async with self.turnstile.turn(pseudonym):
            await asyncio.to_thread(self.erasure.forget, pseudonym, self.clock())

    async def _admitted(self, incoming: Incoming, sender: str, turn: str) -> _Ended | Answer:
        """Take the turn unless too much is asked; in line behind the sender's other turns."""
        if not self.limit.admits(sender):
            return _Ended(Reply(answer=sentences.rate_limited()))
        if self.turnstile.under_way >= self.settings.max_turns_at_once:
            return _Ended(Reply(answer=sentences.busy()))
        deadline = asyncio.get_running_loop().time() + self.settings.rasa_timeout_s
        async with self.turnstile.turn(sender):
            return await self._in_line(incoming, sender, turn, deadline)

    async def _in_line(
        self, incoming: Incoming, sender: str, turn: str, deadline: float
    ) -> _Ended | Answer:
        opening = await self._open(sender, incoming.message_id)
        if opening.answered is not None:
            return opening.answered
        heard = read(incoming, self.settings)
        if isinstance(heard, Answer):
            ended = _Ended(Reply(answer=heard, **_still(opening)))
        else:
            ended = await self._ask(heard, opening, (sender, turn, incoming.channel), deadline)
            if heard.masked and not opening.secret_expected:
                ended = _adding(ended, sentences.PERSONAL_NUMBERS_MASKED)
        if opening.first:
            ended = _adding(ended, sentences.first_contact(self.settings))
        return await self._close(sender, turn, incoming.message_id, ended)

    async def _ask(
        self, heard: Ready, opening: Opening, who: tuple[str, str, str], deadline: float
    ) -> _Ended:
        """Ask Rasa, with a secret put aside, in a new session when the old one is long."""
        sender, turn, channel = who
        message = heard.message
        if opening.secret_expected and heard.secret is not None:
            self.vault.put(turn, heard.secret)
            message = "/provide_secret"
        metadata = {"turn_id": turn, "channel": channel}
        try:
            async with asyncio.timeout_at(deadline):
                if self._is_long(opening):
                    await self.dialogue.new_session(sender, metadata)
                return _Ended(await self.dialogue.respond(sender, message, metadata), reached=True)
        except DialogueUnavailable as error:
            _log.warning("Turn %s: %s", turn, error)
            reached = error.reached
        except TimeoutError:
            _log.warning("Turn %s: no answer within the time for a turn.", turn)
            reached = True
        answer = sentences.unavailable(self.settings)
        return _Ended(Reply(answer=answer, **_still(opening)), reached=reached)

    def _is_long(self, opening: Opening) -> bool:
        return (
            opening.turns > 0
            and opening.turns % self.settings.session_turns == 0
            and not opening.in_form
            and not opening.secret_expected
        )

    async def _open(self, sender: str, message_id: str | None) -> Opening:
        try:
            return await asyncio.to_thread(self.store.open_turn, sender, message_id, self.clock())
        except StoreUnavailable:
            _log.exception("A turn goes on without what is known of its conversation.")
            return Opening()

    async def _close(
        self, sender: str, turn: str, message_id: str | None, ended: _Ended
    ) -> _Ended:
        """Write down how the turn ended, and return what may be said of it."""
        reply, now = ended.reply, self.clock()
        kind = reply.keep.kind if reply.keep else None
        if kind == FORGET:
            return await self._forget(sender, turn, ended)
        closing = Closing(
            answer=reply.answer if ended.reached else None,
            in_form=reply.in_form,
            secret_expected=reply.expects_secret,
            keep=reply.keep if kind == REPORT else None,
        )
        try:
            await asyncio.to_thread(self.store.close_turn, sender, turn, message_id, closing, now)
        except StoreUnavailable:
            _log.exception("Turn %s was answered but not written down.", turn)
        return ended

    async def _forget(self, sender: str, turn: str, ended: _Ended) -> _Ended:
        try:
            await asyncio.to_thread(self.erasure.forget, sender, self.clock())
        except StoreUnavailable:
            _log.exception("Turn %s: the sender is not forgotten everywhere.", turn)
            return _Ended(Reply(answer=sentences.not_yet_deleted(self.settings)))
        return ended


def _still(opening: Opening) -> dict[str, bool]:
    """Return what goes on as before when a turn did not get through to the dialogue."""
    return {"in_form": opening.in_form, "expects_secret": opening.secret_expected}


def _adding(ended: _Ended, sentence: str) -> _Ended:
    reply = ended.reply
    more = reply.model_copy(update={"answer": reply.answer.followed_by(sentence)})
    return _Ended(more, reached=ended.reached)

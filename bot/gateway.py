"""One turn: from a citizen's message to the answer, whatever the channel."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from bot import sentences
from bot.around import Around, is_rating
from bot.asking import Asking
from bot.daily import Counted
from bot.delivery.leases import Leases
from bot.erasure import Erasure
from bot.errors import BadRequest, StoreUnavailable
from bot.handover.counter import Counter
from bot.holding import hold
from bot.keys import Pseudonyms
from bot.learning.collecting import Learning
from bot.limits import RateLimit
from bot.metrics import Metrics
from bot.news.muting import muted
from bot.officers.asking import Officers
from bot.officers.sentences import INTENT as OF_OFFICERS
from bot.reading import Ready, read
from bot.settings import BotSettings
from bot.store import Store
from bot.threads import STEP_S, in_time
from bot.turn import Closing, Ended, Opening, Turn
from bot.turn_log import Entry, TurnLog
from bot.turnstile import Turnstile
from bot.wire import Answer, Incoming

_log = logging.getLogger(__name__)

KEPT = frozenset({"report_wrong", "follow_dossier", "unfollow_dossier"})
FORGET = "delete_data"


@dataclass
class Gateway:
    """Takes the turns of every channel.

    Attributes:
        clock: Seconds since 1970.
        leases: For several processes that share a database.
        learning: Keeps what officers teach the bot from; ``None``: nothing is kept.
    """

    settings: BotSettings
    asking: Asking
    store: Store
    erasure: Erasure
    pseudonyms: Pseudonyms
    limit: RateLimit
    log: TurnLog
    around: Around
    counter: Counter
    officers: Officers
    clock: Callable[[], float] = time.time
    leases: Leases | None = None
    learning: Learning | None = None
    turnstile: Turnstile = field(default_factory=Turnstile)
    metrics: Metrics = field(default_factory=Metrics)

    async def handle(self, incoming: Incoming) -> Answer:
        """Return the one answer to ``incoming``; never raises, is never silent."""
        return await self._handle(incoming, self._admitted)

    async def handle_admitted(self, incoming: Incoming) -> Answer:
        """Return the one answer to ``incoming``, which was let in at the door already.

        Raises:
            StoreUnavailable: Rasa was not asked; the message must be tried again.
        """
        return await self._handle(incoming, self._by_turns, tried_again=True)

    async def _handle(
        self,
        incoming: Incoming,
        take: Callable[[Turn], Awaitable[Ended | Answer]],
        *,
        tried_again: bool = False,
    ) -> Answer:
        began = time.perf_counter()
        sender = self.pseudonyms.of_sender(incoming.channel, incoming.sender)
        deadline = asyncio.get_running_loop().time() + self.settings.rasa_timeout_s
        async with AsyncExitStack() as held:
            id_ = self.pseudonyms.of_turn(sender, incoming.message_id)
            turn = Turn(id_, sender, incoming, deadline, held)
            try:
                ended = await take(turn)
            except Exception as error:  # the last resort: never silence, never a stack trace
                if tried_again and isinstance(error, StoreUnavailable):
                    raise
                _log.exception("Turn %s failed.", turn.id)
                ended = Ended.here(sentences.error(self.settings))
        if isinstance(ended, Answer):  # given before, and logged then
            return ended
        took_ms = (time.perf_counter() - began) * 1000
        answer, version = ended.reply.answer, ended.reply.version
        entry = Entry(turn.id, incoming.channel, answer, version, took_ms)
        self.log.write(entry, self.clock())
        self.metrics.count(entry)
        return answer

    async def forget(self, channel: str, sender: str) -> None:
        """Delete what is kept of ``sender``.

        Raises:
            BadRequest: Too many turns are under way, of which this would be one; status 429.
            StoreUnavailable: Not everything was deleted.
        """
        if self.turnstile.under_way >= self.settings.max_turns_at_once:
            raise BadRequest("Too much is asked at once; ask again.", status=429)
        pseudonym = self.pseudonyms.of_sender(channel, sender)
        async with self.turnstile.turn(pseudonym):
            turn = self.pseudonyms.of_turn(pseudonym, None)
            told = await self.asking.forget(pseudonym, {"turn_id": turn, "channel": channel})
            await asyncio.to_thread(self.erasure.forget, pseudonym, self.clock())
        if not told:
            raise StoreUnavailable("The actions did not confirm that they forgot the sender.")

    async def close(self) -> None:
        """Stop what is late, and close what is written to."""
        await self.asking.patience.close()
        await self.officers.close()
        self.erasure.close()
        self.log.close()

    async def _admitted(self, turn: Turn) -> Ended | Answer:
        """Take the turn unless too much is asked; in line behind the sender's other turns."""
        if not self.limit.admits(turn.sender):
            return Ended.here(sentences.rate_limited())
        if self.turnstile.under_way >= self.settings.max_turns_at_once:
            return Ended.here(sentences.busy())
        return await self._by_turns(turn, leased=True)

    async def _by_turns(self, turn: Turn, *, leased: bool = False) -> Ended | Answer:
        """Take the turn in line behind the sender's other turns, in other processes too."""
        try:
            async with asyncio.timeout_at(turn.deadline):
                await turn.held.enter_async_context(self.turnstile.turn(turn.sender))
                if leased and self.leases is not None:
                    for_s = self.settings.rasa_timeout_s + 1.0
                    await hold(turn, self.leases, self.clock, for_s)
        except TimeoutError:
            _log.warning("Turn %s: the one before it took too long.", turn.id)
            return Ended.here(sentences.unavailable(self.settings))
        return await self._in_line(turn, needs_store=not leased)

    async def _in_line(self, turn: Turn, *, needs_store: bool) -> Ended | Answer:
        opening = await self._open(turn, needs_store=needs_store)
        if opening.answered is not None:
            return opening.answered
        settings = self.asking.units.settings_of(opening.unit, self.settings)
        if opening.off is not None:
            ended = Ended.here(sentences.off(settings, opening.off), opening)
            return await self._close(turn, ended, opening)
        heard = read(turn.incoming, settings)
        if isinstance(heard, Answer):
            ended = Ended.here(heard, opening)
        elif turn.incoming.secret and not opening.secret_expected:
            ended = Ended.here(sentences.secret_not_awaited(), opening)
        elif taken := await self._by_officers(turn, heard, opening, settings):
            return await self._close(turn, taken, opening)
        elif is_rating(turn.incoming) and not opening.secret_expected:
            ended = await self.around.rate(turn, opening, self.clock())
        else:
            ended = await self.asking.ask(turn, heard, opening)
            if heard.warning and not opening.secret_expected:
                ended = ended.saying(heard.warning)
        ended = await self.around.finish(turn, opening, ended, settings, self.clock())
        ended = self.counter.offer(turn, opening, ended, self.clock())
        if self.learning is not None:
            await self.learning.note(turn, opening, ended, self.clock())
        return await self._close(turn, ended, opening)

    async def _by_officers(
        self, turn: Turn, heard: Ready, opening: Opening, settings: BotSettings
    ) -> Ended | None:
        """Return how a turn ends that is an officer's, or for one; ``None``: the bot answers."""
        now = self.clock()
        taken = await self.officers.take(turn, opening, now)
        return taken or await self.counter.take(turn, heard, opening, settings, now)

    async def _open(self, turn: Turn, *, needs_store: bool) -> Opening:
        """Return what is known of the sender; a message that will come again waits for that."""
        try:
            return await in_time(
                STEP_S, self.store.open_turn, turn.sender, turn.incoming, self.clock()
            )
        except StoreUnavailable:
            if needs_store:  # else Rasa would be asked twice
                raise
            _log.exception("Turn %s goes on without what is known of its sender.", turn.id)
            return Opening()

    def _counted(self, turn: Turn, answer: Answer, opening: Opening) -> Counted | None:
        if self.settings.demo or answer.intent == OF_OFFICERS:
            return None
        of = answer.procedure or ""
        return Counted(turn.incoming.channel, answer.outcome, opening.unit or "", of)

    async def _close(self, turn: Turn, ended: Ended, opening: Opening) -> Ended:
        """Write down how the turn ended, and return what may be said of it."""
        ended = ended.expecting()
        reply = ended.reply
        kind = reply.keep.kind if reply.keep else None
        if kind == FORGET:
            return await self._forget(turn, ended)
        closing = Closing(
            turn=turn.id,
            message_id=turn.incoming.message_id,
            answer=reply.answer if ended.reached else None,
            in_form=reply.in_form,
            secret_expected=reply.expects_secret,
            keep=reply.keep if kind in KEPT and not self.settings.demo else None,
            counted=self._counted(turn, reply.answer, opening),
            channel=turn.incoming.channel,
            with_news=self._may_tell_news(turn, ended),
            with_officers=turn.left_s() > STEP_S,
        )
        close = self.store.close_turn
        try:
            news = await in_time(turn.left_s(), close, turn.sender, closing, self.clock())
        except StoreUnavailable:
            _log.exception("Turn %s was answered but not written down.", turn.id)
            return ended
        return ended.telling(news)

    def _may_tell_news(self, turn: Turn, ended: Ended) -> bool:
        """Say whether news may follow the answer: not after a question that waits for a reply.

        Nor when the time is over: what the database says too late would be lost.
        """
        reply, channel = ended.reply, turn.incoming.channel
        asks = reply.in_form or reply.expects_secret
        silent = not reply.answer.messages  # an officer speaks
        may = ended.reached and not (asks or silent) and turn.left_s() > STEP_S
        return may and channel not in muted(self.settings)

    async def _forget(self, turn: Turn, ended: Ended) -> Ended:
        try:
            await asyncio.to_thread(self.erasure.forget, turn.sender, self.clock())
        except StoreUnavailable:
            _log.exception("Turn %s: the sender is not forgotten everywhere.", turn.id)
            return Ended.here(sentences.not_yet_deleted(self.settings))
        return ended

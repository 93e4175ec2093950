"""The web chat's door: who may come in with which session."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from bot.errors import BadRequest
from bot.keys import Pseudonyms
from bot.limits import RateLimit
from bot.newcomers import Newcomers
from bot.news.quiet import is_quiet
from bot.sessions import Sessions
from bot.store import Store
from bot.threads import STEP_S, in_time
from bot.wire import Message

CHANNEL = "web"
NO_SESSION = "session: none of ours, or over; POST /api/session issues one"
TOO_OFTEN = "too often; ask again later"


def asking_limit() -> RateLimit:
    """Return how often a session may ask for news, or to be forgotten: a page does so rarely."""
    return RateLimit(burst=30, per_hour=600, clock=time.monotonic)


class Door:
    """Issues sessions, and says who writes in one."""

    def __init__(
        self,
        sessions: Sessions,
        store: Store,
        pseudonyms: Pseudonyms,
        forget: Callable[[str, str], Awaitable[None]],
        clock: Callable[[], float],
        limit: RateLimit | None = None,
        newcomers: Newcomers | None = None,
    ) -> None:
        """``forget`` deletes what is kept of a sender of a channel.

        ``limit``: how often one session may ask for news, or to be forgotten; unset: as
        `asking_limit` says. ``newcomers`` counts new sessions; unset: nobody does.
        """
        self._sessions = sessions
        self._store = store
        self._pseudonyms = pseudonyms
        self._forget = forget
        self._clock = clock
        self._newcomers = newcomers
        self._limit = limit or asking_limit()

    async def new_session(self, session: str | None, address: str | None = None) -> str:
        """Return ``session`` renewed where it is good, else a new one for who is at ``address``.

        Raises:
            BadRequest: Too many were asked for from there; status 429.
            StoreUnavailable: Whether ``session`` has ended cannot be told.
        """
        known = self._sessions.read(session) if session else None
        if session and known and not await self._has_ended(known.sender):
            renewed = self._sessions.renew(session, self._clock())
            if renewed is not None:
                return renewed
        if self._newcomers is not None and not self._newcomers.admits(address):
            raise BadRequest(TOO_OFTEN, status=429)
        return self._sessions.issue(self._clock())

    async def sender_of(self, session: str) -> str:
        """Return who writes in ``session``.

        Raises:
            BadRequest: It is not taken here (any more); status 401.
            StoreUnavailable: Whether it has ended cannot be told.
        """
        known = self._sessions.read(session)
        if known is None:
            if self._sessions.issued_only:
                raise BadRequest(NO_SESSION, status=401)
            return session
        over = self._sessions.is_over(known, self._clock())
        if over or await self._has_ended(known.sender):
            raise BadRequest(NO_SESSION, status=401)
        return known.sender

    async def news_of(self, session: str, message_id: str) -> tuple[Message, ...]:
        """Return the news for who writes in ``session``; none in the quiet hours.

        Raises:
            BadRequest: As `sender_of`; status 429 when it asks too often.
            StoreUnavailable: They cannot be read.
        """
        sender = await self.sender_of(session)
        if is_quiet(self._clock()):
            return ()
        pseudonym = self._admitted(sender)
        tell = self._store.tell_news
        return await in_time(STEP_S, tell, pseudonym, message_id, self._clock())

    async def forget(self, session: str) -> None:
        """Delete what is kept of who writes in ``session``; one of ours ends with that.

        Raises:
            BadRequest: It is none of ours where only those are taken, status 401; or too much
                is asked, status 429.
            StoreUnavailable: Not everything was deleted.
        """
        known = self._sessions.read(session)
        if known is None and self._sessions.issued_only:
            raise BadRequest(NO_SESSION, status=401)
        sender = known.sender if known else session
        self._admitted(sender)
        await self._forget(CHANNEL, sender)

    def _admitted(self, sender: str) -> str:
        """Return the pseudonym of ``sender``, unless it asks too often."""
        pseudonym = self._pseudonyms.of_sender(CHANNEL, sender)
        if not self._limit.admits(pseudonym):
            raise BadRequest(TOO_OFTEN, status=429)
        return pseudonym

    async def _has_ended(self, sender: str) -> bool:
        pseudonym = self._pseudonyms.of_sender(CHANNEL, sender)
        return await in_time(STEP_S, self._store.was_forgotten, pseudonym)

"""A turn of an officer: linked by ``/canbo CODE``, and answered by the officers' pages."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import httpx

from bot.internal import HEADER
from bot.officers import sentences
from bot.officers.links import Links
from bot.privacy import mask
from bot.text import fold, normalise
from bot.threads import STEP_S, in_time
from bot.turn import Ended, Opening, Turn

_log = logging.getLogger(__name__)
ASK_S = 2.0
_COMMAND = re.compile(r"/ ?can ?bo\b[ :]*(?P<what>[a-z0-9 -]{0,20})[.!]*")
_LEAVE = frozenset({"thoat", "thoi", "ngat", "huy"})
_QUESTION = re.compile(
    r"\d\.\d{6}|\bty le\b|^(thanh phan|can cu phap ly|quyet dinh cong bo|bieu mau|tra cuu)\b"
)
"""What may be an officer's question; all else is not even looked up."""


@dataclass(frozen=True)
class Officers:
    """Takes the turns of officers' chats.

    Attributes:
        client: For the officers' pages, whose address is its base.
        secret: Shown to them.
    """

    links: Links
    client: httpx.AsyncClient
    secret: str

    async def close(self) -> None:
        """Let go of connections."""
        await self.client.aclose()

    async def take(self, turn: Turn, opening: Opening, now: float) -> Ended | None:
        """Return how the turn ends when it is an officer's; ``None``: it is a citizen's."""
        text = normalise(turn.incoming.text or "")
        folded = fold(text)
        if command := _COMMAND.fullmatch(folded):
            return await self._command(turn, command["what"].strip(), now)
        if opening.handover is not None or not _QUESTION.search(folded):
            return None
        account = await in_time(STEP_S, self.links.account_of, turn.sender, now)
        if account is None:
            return None
        answer = await self._ask(turn, account, mask(text).text)
        return None if answer is None else Ended.here(sentences.told(answer), reached=True)

    async def _command(self, turn: Turn, what: str, now: float) -> Ended:
        if what in _LEAVE:
            await in_time(STEP_S, self.links.unlink, turn.sender)
            return Ended.here(sentences.unlinked(), reached=True)
        code = what.replace("-", "").replace(" ", "").upper()
        account = await in_time(STEP_S, self.links.link, turn.sender, code, now)
        answer = sentences.wrong_code() if account is None else sentences.linked()
        return Ended.here(answer, reached=True)

    async def _ask(self, turn: Turn, account: str, text: str) -> str | None:
        """Return the pages' answer; ``None``: it is none of theirs, or they are away."""
        body, headers = {"account": account, "text": text}, {HEADER: self.secret}
        try:
            told = await self.client.post(
                "/internal/chat", json=body, headers=headers, timeout=ASK_S
            )
            told.raise_for_status()
            said = told.json()
            answer, gone = said["answer"], bool(said.get("gone"))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            _log.warning("Turn %s: the officers' pages: %s", turn.id, type(error).__name__)
            return None
        if gone:  # the account was closed: its chats are a citizen's again
            await in_time(STEP_S, self.links.unlink_all, account)
        return answer if isinstance(answer, str) and answer.strip() else None

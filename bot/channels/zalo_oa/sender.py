"""Sends parts of answers as an Official Account, and mends what can be mended on the way."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import httpx

from bot.channels.zalo_oa.accounts import Account
from bot.channels.zalo_oa.messages import FORM, LIMIT, NUMBERED_FORM, Buttons, message_of
from bot.channels.zalo_oa.tokens import Rotation
from bot.channels.zalo_oa.treatment import MENDS, TOO_MANY_CALLS, Mend, failure
from bot.errors import NotSent, OutcomeUnknown, OutOfService, TokenLost, TryLater
from bot.parts import Form, Part, as_numbered
from bot.pauses import Pauses
from bot.platform import post
from bot.splitting import Styled, split

_log = logging.getLogger(__name__)
ONCE_MORE_S = 0.5
REMEMBERED = 1000  # parts that went out by half


class Sender:
    """Speaks ``/v3.0/oa/message/cs``, the only call that replies need."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        api_url: str,
        rotation: Rotation,
        mode: Buttons,
        clock: Callable[[], float],
    ) -> None:
        self._client, self._rotation, self._clock = client, rotation, clock
        self._url = f"{api_url.rstrip('/')}/v3.0/oa/message/cs"
        self._mode = mode
        self._pauses = Pauses(clock)
        self._left: OrderedDict[tuple[str, str, Part], list[Part]] = OrderedDict()

    @property
    def form(self) -> Form:
        """What answers are composed for: numbered lines are parts of their own from the first."""
        return NUMBERED_FORM if self._mode is Buttons.TEXT else FORM

    async def send(self, account: Account, user: str, part: Part) -> None:
        """Send ``part`` to ``user``.

        Raises:
            NotSent: As the table in `treatment` says.
        """
        if left := self._left.pop((account.key, user, part), None):
            await self._send_pieces(account, user, part, left)
            return
        if part.buttons and not part.numbered and self._mode is Buttons.TEXT:
            await self._send_numbered(account, user, part)
            return
        self._pauses.check(account.key, account.app_id)  # once a request: it lets one ask alone
        code, message = await self._try(account, user, part)
        if code == 0:
            self._pauses.over(account.key, account.app_id)
            return
        match MENDS.get(code):
            case Mend.AS_TEXT if part.buttons and not part.numbered:
                self._pauses.over(account.key, account.app_id)
                await self._send_numbered(account, user, part)
                _log.error("Zalo takes no buttons (%d); numbered lines from now on.", code)
                self._mode = Buttons.TEXT
            case Mend.SHORTER if len(part.text) > 1:
                self._pauses.over(account.key, account.app_id)
                await self._send_shorter(account, user, part)
            case _:
                error = failure(code, message, self._clock())
                self._note(error, code, account)
                raise error

    def _note(self, error: NotSent, code: int, account: Account) -> None:
        """Have all wait who would meet ``error`` too."""
        if code == TOO_MANY_CALLS:
            self._pauses.note(error, account.app_id)  # Zalo counts the calls of an application
            return
        self._pauses.over(account.app_id)
        if isinstance(error, OutOfService):
            self._pauses.note(error, account.key)
        else:
            self._pauses.over(account.key)

    async def _send_numbered(self, account: Account, user: str, part: Part) -> None:
        await self._send_pieces(account, user, part, as_numbered(part, LIMIT))

    async def _send_shorter(self, account: Account, user: str, part: Part) -> None:
        pieces = list(split(Styled(part.text), max(len(part.text) // 2 + 1, 2)))
        last = part.model_copy(update={"text": pieces[-1].text})
        first = [Part(text=piece.text) for piece in pieces[:-1]]
        await self._send_pieces(account, user, part, [*first, last])

    async def _send_pieces(
        self, account: Account, user: str, part: Part, pieces: Sequence[Part]
    ) -> None:
        """Send ``part`` as ``pieces``; when it is tried again, those that arrived are left out."""
        for at, piece in enumerate(pieces):
            try:
                await self.send(account, user, piece)
            except (TryLater, OutOfService, OutcomeUnknown):
                self._left[account.key, user, part] = list(pieces[at:])
                if len(self._left) > REMEMBERED:
                    self._left.popitem(last=False)
                raise

    async def _try(self, account: Account, user: str, part: Part) -> tuple[int, str]:
        """Return the code and words of Zalo's answer, after what one more try may mend."""
        body = {"recipient": {"user_id": user}, "message": message_of(part, self._mode)}
        token = await self._token(account, None)
        code, message = await self._post(token, body)
        match MENDS.get(code):
            case Mend.NEW_TOKEN:
                return await self._post(await self._token(account, token), body)
            case Mend.ONCE_MORE:
                await asyncio.sleep(ONCE_MORE_S)
                return await self._post(token, body)
        return code, message

    async def _token(self, account: Account, refused: str | None) -> str:
        try:
            if refused is None:
                return await self._rotation.access(account)
            return await self._rotation.renewed(account, refused)
        except TokenLost as error:
            raise OutOfService(str(error)) from error

    async def _post(self, token: str, body: dict[str, Any]) -> tuple[int, str]:
        answer = await post(self._client, self._url, headers={"access_token": token}, json=body)
        return int(answer.get("error") or 0), str(answer.get("message") or "")

"""Sends parts of answers as an Official Account, and mends what can be mended on the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import httpx

from bot.channels.zalo_oa.accounts import Account
from bot.channels.zalo_oa.messages import LIMIT, Buttons, message_of
from bot.channels.zalo_oa.tokens import Rotation
from bot.channels.zalo_oa.treatment import MENDS, TOO_MANY_CALLS, Mend, failure
from bot.errors import NotSent, OutOfService, TokenLost
from bot.parts import Part, as_numbered
from bot.pauses import Pauses
from bot.platform import post
from bot.splitting import Styled, split

_log = logging.getLogger(__name__)
ONCE_MORE_S = 0.5


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

    async def send(self, account: Account, user: str, part: Part) -> None:
        """Send ``part`` to ``user``.

        Raises:
            NotSent: As the table in `treatment` says.
        """
        self._pauses.check(account.key, account.app_id)
        if part.buttons and not part.numbered and self._mode is Buttons.TEXT:
            await self._send_numbered(account, user, part)
            return
        code, message = await self._try(account, user, part)
        if code == 0:
            self._pauses.over(account.key, account.app_id)
            return
        match MENDS.get(code):
            case Mend.AS_TEXT if part.buttons and not part.numbered:
                await self._send_numbered(account, user, part)
                _log.error("Zalo takes no buttons (%d); numbered lines from now on.", code)
                self._mode = Buttons.TEXT
            case Mend.SHORTER if len(part.text) > 1:
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
        for piece in as_numbered(part, LIMIT):
            await self.send(account, user, piece)

    async def _send_shorter(self, account: Account, user: str, part: Part) -> None:
        pieces = list(split(Styled(part.text), max(len(part.text) // 2 + 1, 2)))
        for piece in pieces[:-1]:
            await self.send(account, user, Part(text=piece.text))
        await self.send(account, user, part.model_copy(update={"text": pieces[-1].text}))

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

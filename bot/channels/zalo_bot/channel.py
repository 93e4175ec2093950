"""The channel of the Zalo Bot Platform: no buttons, and every message counts."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.zalo_bot.updates import CHANNEL, arrival
from bot.delivery.channel import Accept
from bot.delivery.letters import Address
from bot.errors import (
    NotSent,
    OutcomeUnknown,
    OutOfService,
    Refused,
    StoreUnavailable,
    TryLater,
    Unreachable,
)
from bot.keys import keep_key
from bot.parts import Form, Part
from bot.pauses import Pauses
from bot.platform import body_of, platform_client, post, same
from bot.settings import BotSettings

_log = logging.getLogger(__name__)

HEADER = "X-Bot-Api-Secret-Token"
FORM = Form(limit=2000, most_buttons=0, title_limit=100, joined=True, by_number=True)
ALL = "all"  # whom a pause concerns
POLL_S = 8  # under the client's own limit
AGAIN_S = 5.0
MOST_TRIES = 360  # half an hour: an answer that is later helps nobody
UNAUTHORIZED = 401
CANNOT_BE_REACHED = (403, 404)
TIMED_OUT = 408
QUOTA_SPENT = 429
TYPING_AFTER_S = 1.0


class ZaloBotChannel:
    """The `Messenger` of one bot."""

    name = CHANNEL
    form = FORM

    def __init__(
        self, settings: BotSettings, token: str, secret: str, clock: Callable[[], float]
    ) -> None:
        self._settings, self._secret = settings, secret
        self._pauses = Pauses(clock)
        self._url = f"{settings.zalo_bot_api_url.rstrip('/')}/bot{token}"
        self._client = platform_client()
        self.again_s = AGAIN_S

    @classmethod
    def of(cls, settings: BotSettings, clock: Callable[[], float]) -> ZaloBotChannel | None:
        """Return the channel if a token is set.

        Raises:
            KeyUnusable: The webhook's secret cannot be read or kept.
        """
        if settings.zalo_bot_token is None:
            return None
        secret = keep_key(settings.zalo_bot_secret, settings.keys_dir / "zalo_bot_secret")
        return cls(settings, settings.zalo_bot_token.get_secret_value(), secret, clock)

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """Return ``POST /webhooks/zalo_bot``."""

        async def webhook(request: Request) -> Response:
            if not same(request.headers.get(HEADER, ""), self._secret):
                return Response(status_code=403)
            raw = await body_of(request, self._settings.max_body_bytes)
            try:
                await self._take(accept, json.loads(raw))
            except ValueError:
                return Response(status_code=400)
            return JSONResponse({"ok": True})

        return [Route("/webhooks/zalo_bot", webhook, methods=["POST"])]

    async def send(self, address: Address, part: Part, *, last_heard: float) -> None:
        """Send ``part``, its buttons being numbered lines already."""
        self._pauses.check(ALL)
        answer = await self._call("sendMessage", chat_id=address.to, text=part.text)
        if answer.get("ok"):
            self._pauses.over(ALL)
            return
        failure = _failure(answer)
        self._pauses.note(failure, ALL)
        raise failure

    @asynccontextmanager
    async def busy(self, address: Address) -> AsyncIterator[None]:
        """Show that an answer is being written, if it takes its time."""
        task = asyncio.create_task(self._type(address.to))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def run(self, accept: Accept) -> None:
        """Tell Zalo our address, or fetch updates if we poll."""
        if self._settings.zalo_bot_polling:
            await self._call("deleteWebhook")
            await self._poll(accept)
        elif (url := self._settings.zalo_bot_webhook_url) is not None:
            answer = await self._call("setWebhook", url=url, secret_token=self._secret)
            if not answer.get("ok"):
                _log.error("Zalo Bot takes no webhook: %s", answer.get("description"))

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()

    async def check(self) -> list[str]:
        """Say what is wrong with the token or the webhook."""
        try:
            me = await self._call("getMe")
            told = await self._call("getWebhookInfo")
        except NotSent as error:
            return [f"Zalo Bot: {error}"]
        if not me.get("ok"):
            return [f"Zalo Bot: {_failure(me)}. Is BOT_ZALO_BOT_TOKEN right?"]
        wanted = "" if self._settings.zalo_bot_polling else self._settings.zalo_bot_webhook_url
        url = (told.get("result") or {}).get("url", "")
        if wanted is None and not url:
            return [
                "Nobody hears what citizens write: set BOT_ZALO_BOT_WEBHOOK_URL, or "
                "BOT_ZALO_BOT_POLLING=true."
            ]
        if wanted is None or url == wanted:
            return []
        return [f"Zalo Bot sends to {url or 'nobody'}, not to {wanted or 'us'}."]

    async def _poll(self, accept: Accept) -> None:
        """Fetch updates for ever; Zalo counts each as fetched, whatever becomes of it."""
        while True:
            try:
                answer = await self._call("getUpdates", timeout=str(POLL_S))
            except NotSent as error:
                _log.warning("Polling: %s", error)
                await asyncio.sleep(self.again_s)
                continue
            if answer.get("ok"):
                await self._take_surely(accept, answer)
            elif answer.get("error_code") != TIMED_OUT:
                _log.error("Polling: %s", _failure(answer))
                await asyncio.sleep(self.again_s)

    async def _take_surely(self, accept: Accept, body: object) -> None:
        """Take what Zalo gives only once, however often the database must be asked."""
        for _ in range(MOST_TRIES):
            try:
                await self._take(accept, body)
            except StoreUnavailable as error:
                _log.error("Polling: a message waits for the database: %s", error)
                await asyncio.sleep(self.again_s)
            else:
                return
        _log.error("A message is lost: the database did not take it for half an hour.")

    async def _take(self, accept: Accept, body: object) -> None:
        try:
            read = arrival(body)
        except ValidationError:
            _log.warning("A Zalo Bot update could not be read.")
            return
        if read is not None:
            await accept([read])

    async def _type(self, chat: str) -> None:
        await asyncio.sleep(TYPING_AFTER_S)
        with suppress(NotSent):
            await self._call("sendChatAction", chat_id=chat, action="typing")

    async def _call(self, method: str, **body: str) -> Mapping[str, Any]:
        return await post(self._client, f"{self._url}/{method}", json=body)


def _failure(answer: Mapping[str, Any]) -> NotSent:
    """Return what an answer that is not ``ok`` means."""
    code = int(answer.get("error_code") or 0)
    reason = f"Zalo Bot says {code}: {str(answer.get('description'))[:100]}"
    if code == QUOTA_SPENT:
        return Refused(f"{reason}. This month's messages are spent; nothing is tried again")
    if code == UNAUTHORIZED:
        return OutOfService(reason)
    if code in CANNOT_BE_REACHED:
        return Unreachable(reason)
    if code == TIMED_OUT:
        return TryLater(reason)
    return OutcomeUnknown(reason) if code >= 500 else Refused(reason)

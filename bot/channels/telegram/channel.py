"""The channel of Telegram."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from telegram import Bot, BotCommand, Update
from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.messages import FORM
from bot.channels.telegram.sender import Sender
from bot.channels.telegram.updates import CHANNEL, arrival
from bot.delivery.channel import Accept
from bot.delivery.letters import Address
from bot.errors import StoreUnavailable
from bot.keys import keep_key
from bot.parts import Part
from bot.platform import body_of, same
from bot.sentences import TELEGRAM_COMMANDS
from bot.settings import BotSettings

_log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
ALLOWED = ["message", "edited_message", "callback_query"]
POLL_S = 25
AGAIN_S = 5.0


class TelegramChannel:
    """The `Messenger` of one Telegram bot."""

    name = CHANNEL
    form = FORM

    def __init__(
        self, settings: BotSettings, token: str, secret: str, clock: Callable[[], float]
    ) -> None:
        proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
        own = {"trust_env": False}
        self._requests = [
            HTTPXRequest(64, read_timeout=10.0, proxy=proxy, httpx_kwargs=own),
            HTTPXRequest(1, read_timeout=POLL_S + 10.0, proxy=proxy, httpx_kwargs=own),
        ]
        self._settings, self._secret = settings, secret
        self._bot = Bot(
            token,
            base_url=f"{settings.telegram_api_url.rstrip('/')}/bot",
            request=self._requests[0],
            get_updates_request=self._requests[1],
        )
        self._sender = Sender(self._bot, clock)
        self._behind: set[asyncio.Task[None]] = set()

    @classmethod
    def of(cls, settings: BotSettings, clock: Callable[[], float]) -> TelegramChannel | None:
        """Return the channel if a token is set.

        Raises:
            KeyUnusable: The webhook's secret cannot be read or kept.
        """
        if settings.telegram_token is None:
            return None
        secret = keep_key(settings.telegram_secret, settings.keys_dir / "telegram_secret")
        return cls(settings, settings.telegram_token.get_secret_value(), secret, clock)

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """Return ``POST /webhooks/telegram``."""

        async def webhook(request: Request) -> Response:
            if not same(request.headers.get(HEADER, ""), self._secret):
                return Response(status_code=403)
            raw = await body_of(request, self._settings.max_body_bytes)
            try:
                update = Update.de_json(json.loads(raw), self._bot)
            except (ValueError, KeyError, TypeError, AttributeError):
                _log.warning("A Telegram update could not be read.")
                return Response()  # it would only come again, and again
            await self._take(accept, [update])
            return Response()

        return [Route("/webhooks/telegram", webhook, methods=["POST"])]

    async def send(self, address: Address, part: Part, *, last_heard: float) -> None:
        """Send ``part`` to the chat that the citizen wrote in."""
        await self._sender.send(address.to, part)

    def busy(self, address: Address) -> AbstractAsyncContextManager[None]:
        """Show that an answer is being written."""
        return self._sender.typing(address.to)

    async def run(self, accept: Accept) -> None:
        """Tell Telegram our commands and our address; fetch updates if we poll."""
        await self._bot.set_my_commands(
            [BotCommand(name, words) for name, words in TELEGRAM_COMMANDS.items()]
        )
        if self._settings.telegram_polling:
            await self._bot.delete_webhook()
            await self._poll(accept)
        elif self._settings.telegram_webhook_url is not None:
            await self._bot.set_webhook(
                self._settings.telegram_webhook_url,
                secret_token=self._secret,
                allowed_updates=ALLOWED,
            )

    async def close(self) -> None:
        """Let go of connections."""
        for task in list(self._behind):
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)
        for request in self._requests:
            await request.shutdown()

    async def check(self) -> list[str]:
        """Say what is wrong with the token or the webhook."""
        try:
            await self._bot.get_me()
            told = await self._bot.get_webhook_info()
        except TelegramError as error:
            return [f"Telegram: {error}. Is BOT_TELEGRAM_TOKEN right, is a proxy needed?"]
        wanted = "" if self._settings.telegram_polling else self._settings.telegram_webhook_url
        problems = []
        if wanted is not None and told.url != wanted:
            problems.append(f"Telegram sends to {told.url or 'nobody'}, not to {wanted or 'us'}.")
        if wanted is None and not told.url:
            problems.append(
                "Nobody hears what citizens write: set BOT_TELEGRAM_WEBHOOK_URL, or "
                "BOT_TELEGRAM_POLLING=true."
            )
        if told.last_error_message:
            problems.append(f"Telegram could not reach us: {told.last_error_message}")
        return problems

    async def _poll(self, accept: Accept) -> None:
        """Fetch updates for ever; only what is written down is acknowledged by the next call."""
        offset = 0
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=offset, timeout=POLL_S, allowed_updates=ALLOWED
                )
                await self._take(accept, updates)
            except Conflict:
                _log.error("Another process polls with the same Telegram token.")
                await asyncio.sleep(AGAIN_S * 6)
            except (TelegramError, StoreUnavailable) as error:
                _log.warning("Polling: %s", type(error).__name__)
                await asyncio.sleep(AGAIN_S)
            else:
                offset = updates[-1].update_id + 1 if updates else offset

    async def _take(self, accept: Accept, updates: Sequence[Update]) -> None:
        """Have ``updates`` written down, then let pressed buttons stop blinking."""
        arrivals = [one for update in updates if (one := arrival(update)) is not None]
        if arrivals:
            await accept(arrivals)
        for update in updates:
            if update.callback_query is not None:
                task = asyncio.create_task(self._calm(update.callback_query.id))
                self._behind.add(task)
                task.add_done_callback(self._behind.discard)

    async def _calm(self, query: str) -> None:
        try:
            await self._bot.answer_callback_query(query)
        except TelegramError as error:
            _log.info("A button blinks on: %s", type(error).__name__)

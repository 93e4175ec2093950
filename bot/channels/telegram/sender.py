"""Sends parts of answers by Telegram's Bot API."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import httpx
from telegram import Bot
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.telegram.messages import html_of, keyboard_of
from bot.errors import (
    NotSent,
    OutcomeUnknown,
    OutOfService,
    Refused,
    TryLater,
    Unreachable,
)
from bot.parts import Part
from bot.pauses import Pauses

_log = logging.getLogger(__name__)

ALL = "all"  # whom a pause concerns: Telegram counts the messages of the whole bot
TYPING_AFTER_S = 0.4  # most answers are there sooner
TYPING_S = 4.0  # Telegram shows it for five seconds
_NOT_TAKEN_IN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")


class Sender:
    """Sends, and stays silent as long as Telegram asks."""

    def __init__(self, bot: Bot, clock: Callable[[], float]) -> None:
        self._bot = bot
        self._pauses = Pauses(clock)

    async def send(self, chat: str, part: Part) -> None:
        """Send ``part`` to ``chat``.

        Raises:
            NotSent: The subclass says what to do.
        """
        self._pauses.check(ALL)
        try:
            await self._send(chat, part)
        except TelegramError as error:
            failure = failure_of(error)
            self._pauses.note(failure, ALL)
            raise failure from None
        self._pauses.over(ALL)

    async def _send(self, chat: str, part: Part) -> None:
        keyboard = keyboard_of(part)
        try:
            await self._bot.send_message(
                chat, html_of(part), parse_mode=ParseMode.HTML, reply_markup=keyboard
            )
        except BadRequest as error:
            if "parse entities" not in str(error).lower():
                raise
            _log.error("Telegram cannot read our HTML; the part goes out plain.")
            await self._bot.send_message(chat, part.text, reply_markup=keyboard)

    @asynccontextmanager
    async def typing(self, chat: str) -> AsyncIterator[None]:
        """Show that an answer is being written, if it takes its time."""
        task = asyncio.create_task(self._type(chat))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _type(self, chat: str) -> None:
        await asyncio.sleep(TYPING_AFTER_S)
        while True:
            try:
                await self._bot.send_chat_action(chat, ChatAction.TYPING)
            except TelegramError as error:
                _log.info("Typing is not shown: %s", type(error).__name__)
                return
            await asyncio.sleep(TYPING_S)


def failure_of(error: TelegramError) -> NotSent:
    """Return what a failure means; words of Telegram's hold no text of ours."""
    words = f"Telegram: {error}"
    match error:
        case RetryAfter():
            return TryLater(words, after_s=retry_after_s(error))
        case Forbidden():
            return Unreachable(words)
        case InvalidToken():
            return OutOfService("Telegram refuses the token; see BOT_TELEGRAM_TOKEN")
        case BadRequest() if any(sign in str(error).lower() for sign in _GONE):
            return Unreachable(words)
        case BadRequest():
            return Refused(words)
        case NetworkError() if isinstance(error.__cause__, _NOT_TAKEN_IN):
            return TryLater(f"Telegram: no connection ({type(error.__cause__).__name__})")
        case NetworkError():
            return OutcomeUnknown(f"Telegram: no answer ({type(error).__name__})")
    return Refused(words)


def retry_after_s(error: RetryAfter) -> float:
    """Return the seconds to wait; the library gives a number now, a timedelta later."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wait: int | timedelta = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)

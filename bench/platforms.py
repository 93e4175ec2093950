"""The platforms that messages come from while we measure: the strict stand-ins of the tests."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp

from bot.channels.telegram.messages import FORM as TELEGRAM_FORM
from bot.channels.zalo_bot.channel import FORM as ZALO_BOT_FORM
from bot.channels.zalo_oa.messages import FORM as ZALO_OA_FORM
from bot.parts import Form
from tests.fakes import telegram, zalo_bot, zalo_oa

SECRET = "the-secret-of-the-webhooks-in-bench"  # noqa: S105  # of stand-ins
OA = "oa"  # the account of the stand-in's first refresh token


@dataclass(frozen=True, slots=True)
class Webhook:
    """One webhook as its platform posts it."""

    path: str
    body: bytes
    headers: Mapping[str, str]


@dataclass
class Platform:
    """A stand-in, what the gateway must be told of it, and what has arrived there.

    Attributes:
        settings: From its address to the gateway's variables.
        say: From sender, text and a number that no other message has, to a webhook.
        sent: All that arrived, each with whom it is for at ``to``.
    """

    name: str
    app: ASGIApp
    form: Form
    settings: Callable[[str], Mapping[str, str]]
    say: Callable[[int, str, int], Webhook]
    sent: Sequence[Any]
    to: Callable[[Any], str]
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _seen: int = 0
    _arrived: Counter[str] = field(default_factory=Counter)

    def arrived(self, sender: int) -> int:
        """Return how many parts have arrived for ``sender`` so far."""
        until = len(self.sent)
        self._arrived.update(self.to(one) for one in self.sent[self._seen : until])
        self._seen = until
        return self._arrived[str(sender)]

    def webhook(self, sender: int, text: str) -> Webhook:
        """Return ``text`` of ``sender`` as a webhook that never came before."""
        return self.say(sender, text, next(self.numbers))


def platforms() -> list[Platform]:
    """Return the three of them, anew."""
    return [_telegram(), _zalo_oa(), _zalo_bot()]


def _telegram() -> Platform:
    fake = telegram.FakeTelegram()
    shown = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    return Platform(
        "Telegram",
        fake.app,
        TELEGRAM_FORM,
        lambda url: {
            "BOT_TELEGRAM_TOKEN": telegram.TOKEN,
            "BOT_TELEGRAM_SECRET": SECRET,
            "BOT_TELEGRAM_API_URL": url,
        },
        lambda sender, text, number: Webhook(
            "/webhooks/telegram", _json(telegram.message(number, user=sender, text=text)), shown
        ),
        fake.sent,
        lambda one: str(one["chat_id"]),
    )


def _zalo_oa() -> Platform:
    fake = zalo_oa.FakeZaloOa()

    def say(sender: int, text: str, number: int) -> Webhook:
        message = {"text": text, "msg_id": f"m{number}"}
        raw = _json(zalo_oa.said("user_send_text", str(sender), OA, fake.app_id, message=message))
        fake.heard(OA, str(sender))
        return Webhook("/webhooks/zalo_oa", raw, fake.sign(raw))

    return Platform(
        "Zalo OA",
        fake.app,
        ZALO_OA_FORM,
        lambda url: {
            "BOT_ZALO_OA_APP_ID": fake.app_id,
            "BOT_ZALO_OA_SECRET": fake.secret,
            "BOT_ZALO_OA_APP_SECRET": fake.app_secret,
            "BOT_ZALO_OA_REFRESH_TOKEN": "refresh-0",
            "BOT_ZALO_OA_API_URL": url,
            "BOT_ZALO_OA_OAUTH_URL": url,
        },
        say,
        fake.sent,
        lambda one: str(one[1]),
    )


def _zalo_bot() -> Platform:
    fake = zalo_bot.FakeZaloBot()
    fake.quota = 10**9
    return Platform(
        "Zalo Bot",
        fake.app,
        ZALO_BOT_FORM,
        lambda url: {
            "BOT_ZALO_BOT_TOKEN": zalo_bot.TOKEN,
            "BOT_ZALO_BOT_SECRET": SECRET,
            "BOT_ZALO_BOT_API_URL": url,
        },
        lambda sender, text, number: Webhook(
            "/webhooks/zalo_bot",
            _json(zalo_bot.flat(text, id_=f"m{number}", chat=str(sender))),
            {"X-Bot-Api-Secret-Token": SECRET},
        ),
        fake.sent,
        lambda one: str(one[0]),
    )


def _json(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()

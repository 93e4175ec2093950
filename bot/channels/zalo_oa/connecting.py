"""Connects Official Accounts: a consent comes back with a code, which is exchanged for tokens."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.zalo_oa.accounts import ANY, Account
from bot.channels.zalo_oa.consent import Consent, unpadded
from bot.channels.zalo_oa.tokens import Rotation
from bot.errors import NotConnected, StoreUnavailable, TokenLost, TryLater
from bot.keys import keep_key
from bot.settings import BotSettings

_log = logging.getLogger(__name__)
PATH = "/zalo/callback"
_PAGE = (
    '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>Một Cửa</title></head>'
    "<body><p>{words}</p></body></html>\n"
)


@dataclass(frozen=True)
class Connecting:
    """Makes links for consents and takes what comes back.

    Attributes:
        accounts: Those that may be connected, by number or ``any``.
        consent: ``None`` while the settings do not say where the code comes back to.
        clock: Seconds since 1970.
    """

    accounts: Mapping[str, Account]
    rotation: Rotation
    consent: Consent | None
    clock: Callable[[], float]

    def links(self) -> list[str]:
        """Return a link for each application; any of its accounts may agree at it.

        Raises:
            NotConnected: The settings do not say where the code comes back to.
        """
        if self.consent is None:
            raise NotConnected("Set BOT_ZALO_OA_CALLBACK_URL as it is saved in Zalo's console.")
        apps = dict.fromkeys(account.app_id for account in self.accounts.values())
        return [self.consent.link(app_id, self.clock()) for app_id in apps]

    async def take(self, told: Mapping[str, str]) -> str:
        """Exchange the code in ``told``, a callback's query; return the account's number.

        Raises:
            NotConnected: Nothing has changed; the words say why and what to do.
        """
        if self.consent is None or not self.consent.asked_for(told.get("state", ""), self.clock()):
            raise NotConnected(
                "This consent was not asked for here, or more than half an hour ago. Make a new "
                "link: python -m bot zalo-connect."
            )
        oa_id, code = told.get("oa_id", ""), told.get("code", "")
        if not code:
            why = told.get("error_name") or told.get("error") or "no code came back"
            raise NotConnected(f"Zalo gave no consent: {why[:100]}.")
        account = self.accounts.get(oa_id) or self.accounts.get(ANY)
        if account is None:
            raise NotConnected(
                f"Official Account {oa_id[:30]} is not in the settings. Name it in the file of "
                "units or in BOT_ZALO_OA_ID first."
            )
        try:
            await self.rotation.connect(account, code, self.consent.verifier)
        except (TokenLost, TryLater, StoreUnavailable) as error:
            raise NotConnected(str(error)) from error
        return oa_id or account.key

    def routes(self) -> list[BaseRoute]:
        """Return ``GET /zalo/callback``, if the settings say that codes come back to it."""

        async def callback(request: Request) -> Response:
            try:
                account = await self.take(request.query_params)
            except NotConnected as error:
                _log.error("No Official Account was connected: %s", error)
                words = f"Chưa kết nối được Official Account. {error}"
                return HTMLResponse(_PAGE.format(words=escape(words)), status_code=400)
            _log.warning("Official Account %s is connected.", account)
            words = f"Đã kết nối Official Account {account}. Anh/chị đóng trang này được rồi."
            return HTMLResponse(_PAGE.format(words=escape(words)))

        return [Route(PATH, callback)] if self.consent is not None else []


def consent_of(settings: BotSettings) -> Consent | None:
    """Return what consents are asked with; ``None`` unless the settings say where codes come back.

    Raises:
        KeyUnusable: The key of the store cannot be read or kept.
    """
    if settings.zalo_oa_callback_url is None:
        return None
    given = settings.zalo_oa_verifier
    verifier = given.get_secret_value() if given else _verifier_of_key(settings)
    return Consent(settings.zalo_oa_oauth_url, settings.zalo_oa_callback_url, verifier)


def _verifier_of_key(settings: BotSettings) -> str:
    """Return a verifier made from the key that all replicas share."""
    key = keep_key(settings.store_key, settings.keys_dir / "store_key")
    return unpadded(hashlib.sha256(b"motcua zalo verifier\x00" + key.encode()).digest())

"""The channel of Zalo Official Accounts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext

import httpx
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels.zalo_oa.accounts import ANY, Account, accounts, problem_of
from bot.channels.zalo_oa.connecting import Connecting, consent_of
from bot.channels.zalo_oa.events import Event, meaning
from bot.channels.zalo_oa.messages import Buttons
from bot.channels.zalo_oa.sender import Sender
from bot.channels.zalo_oa.signature import HEADER, is_genuine
from bot.channels.zalo_oa.token_store import TokenStore
from bot.channels.zalo_oa.tokens import Rotation
from bot.channels.zalo_oa.windows import refuse_outside
from bot.database import open_database
from bot.delivery.channel import Accept
from bot.delivery.letters import Address, Arrival
from bot.errors import Refused, StoreUnavailable, TokenLost, TryLater
from bot.parts import Form, Part
from bot.platform import body_of, platform_client
from bot.sealing import seal_of
from bot.settings import BotSettings
from bot.units import Units
from bot.wire import Incoming

_log = logging.getLogger(__name__)
LOOK_AT_TOKENS_S = 600.0
STORE_AGAIN_S = 2.0


class ZaloOaChannel:
    """The `Messenger` of one or more Official Accounts."""

    name = "zalo_oa"

    def __init__(
        self,
        settings: BotSettings,
        served: Iterable[Account],
        store: TokenStore,
        clock: Callable[[], float],
    ) -> None:
        self._settings, self._clock, self._store = settings, clock, store
        self._accounts = {account.key: account for account in served}
        self._client = platform_client()
        self._rotation = Rotation(store, self._client, settings.zalo_oa_oauth_url, clock)
        consent = consent_of(settings)
        self.connecting = Connecting(self._accounts, self._rotation, consent, clock)
        mode = Buttons(settings.zalo_oa_buttons)
        self._sender = Sender(self._client, settings.zalo_oa_api_url, self._rotation, mode, clock)

    @classmethod
    def of(
        cls, settings: BotSettings, units: Units, clock: Callable[[], float]
    ) -> ZaloOaChannel | None:
        """Return the channel of all accounts that are set; ``None`` when none is."""
        found = list(accounts(settings, units))
        if not found:
            return None
        engine = open_database(settings.database_url, to_the_disk=True)
        return cls(settings, found, TokenStore(engine, seal_of(settings)), clock)

    @property
    def form(self) -> Form:
        """What Zalo takes, as far as it has told us."""
        return self._sender.form

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """Return ``POST /webhooks/zalo_oa``, and where consents come back to."""

        async def webhook(request: Request) -> Response:
            if request.method == "GET":  # someone looks whether the address exists
                return Response()
            raw = await body_of(request, self._settings.max_body_bytes)
            if raw.strip() in (b"", b"{}"):  # Zalo tries the address when it is saved
                return Response()
            try:
                event = Event.model_validate_json(raw)
            except ValidationError:
                return Response(status_code=400)
            if not self._is_genuine(request.headers.get(HEADER, ""), event, raw):
                _log.warning("A Zalo webhook without a valid signature was refused.")
                return Response(status_code=403)
            if (arrival := self._arrival(event)) is not None:
                await accept([arrival])
            return Response()

        hearing = Route("/webhooks/zalo_oa", webhook, methods=["GET", "POST"])
        return [hearing, *self.connecting.routes()]

    async def send(self, address: Address, part: Part, *, last_heard: float) -> None:
        """Send ``part`` as the account that the citizen wrote to."""
        account = self._account(address.account)
        if account is None:
            raise Refused("the account is not in the settings any more")
        billed = self._settings.zalo_oa_billed
        refuse_outside(last_heard, self._clock(), billed=billed)
        await self._sender.send(account, address.to, part)

    def busy(self, address: Address) -> AbstractAsyncContextManager[None]:
        """Show nothing: Official Accounts have no typing indicator."""
        return nullcontext()

    async def run(self, accept: Accept) -> None:
        """Rotate tokens in time, also when nobody writes."""
        while True:
            wait_s = LOOK_AT_TOKENS_S
            for account in self._accounts.values():
                try:
                    await self._rotation.access(account)
                except (TokenLost, TryLater) as error:
                    _log.error("%s", error)
                except StoreUnavailable as error:  # a new pair may wait to be written down
                    _log.error("%s", error)
                    wait_s = STORE_AGAIN_S
            await asyncio.sleep(wait_s)

    async def close(self) -> None:
        """Let go of connections and of the database."""
        await self._rotation.close()
        await self._client.aclose()
        self._store.close()

    async def check(self) -> list[str]:
        """Say what is wrong with each account's token."""
        return [
            problem
            for account in self._accounts.values()
            if (problem := await self._problem(account)) is not None
        ]

    async def _problem(self, account: Account) -> str | None:
        if not account.app_secret:
            return f"Account {account.key}: BOT_ZALO_OA_APP_SECRET is not set."
        url = f"{self._settings.zalo_oa_api_url.rstrip('/')}/v2.0/oa/getoa"
        try:
            token = await self._rotation.access(account)
            answer = (await self._client.get(url, headers={"access_token": token})).json()
        except (TokenLost, TryLater, StoreUnavailable) as error:
            return str(error)
        except (httpx.HTTPError, ValueError) as error:
            return f"Account {account.key}: Zalo cannot be asked ({type(error).__name__})."
        return problem_of(account, answer)

    def _is_genuine(self, header: str, event: Event, raw: bytes) -> bool:
        """Say whether one of our applications' webhooks has signed ``raw``."""
        for app_id, secret in {(one.app_id, one.secret) for one in self._accounts.values()}:
            if app_id != event.app_id:
                continue
            if is_genuine(header, app_id, raw, event.timestamp, secret):
                return True
            oa_id = event.account or ""
            by_oa = self._settings.zalo_oa_mac_by_oa_id
            if by_oa and is_genuine(header, oa_id, raw, event.timestamp, secret):
                _log.info("A signature begins with the account's number, not the application's.")
                return True
        return False

    def _arrival(self, event: Event) -> Arrival | None:
        """Return what is to be answered, if anything."""
        meant = meaning(event)
        if meant is None or event.account is None:
            _log.info("Zalo event %r is not answered.", event.event_name[:40])
            return None
        account = self._account(event.account)
        if account is None or account.app_id != event.app_id:
            _log.warning("A Zalo event is for an account that the settings do not name.")
            return None
        incoming = Incoming(
            self.name,
            f"{event.account}/{event.user}",
            text=meant.text,
            pressed=meant.pressed,
            kind=meant.kind,
            message_id=event.id,
            unit=account.unit,
        )
        return Arrival(incoming, Address(to=event.user or "", account=event.account))

    def _account(self, oa_id: str) -> Account | None:
        return self._accounts.get(oa_id) or self._accounts.get(ANY)

"""Rotates the tokens of Official Accounts: one process at a time, written down before use.

A refresh token works once. When the answer to a rotation does not come, Zalo may have rotated:
the rotation is tried once more, then a person must authorise the application anew. A consent's
code works once too, and is tried once.

A pair that Zalo has given is the only one that works, so it is not let go: an exchange that has
begun goes on when we are told to stop, and what the database does not take waits here for it.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from bot.channels.zalo_oa.accounts import Account
from bot.channels.zalo_oa.exchange import Terminal, anew, once_more, pair_of
from bot.channels.zalo_oa.token_store import Tokens, TokenStore
from bot.errors import OutcomeUnknown, StoreUnavailable, TokenLost, TryLater
from bot.platform import post
from bot.threads import undisturbed

_log = logging.getLogger(__name__)

EARLY_S = 5 * 3600.0  # of the 25 hours that a token lasts, so much is left for mending trouble
ROTATION_S = 30.0
LOOK_S = 0.2


class Rotation:
    """Gives the access token of an account, rotated in time."""

    def __init__(
        self,
        store: TokenStore,
        client: httpx.AsyncClient,
        oauth_url: str,
        clock: Callable[[], float],
    ) -> None:
        self._store, self._client, self._clock = store, client, clock
        self._url = f"{oauth_url.rstrip('/')}/v4/oa/access_token"
        self._who = secrets.token_hex(16)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._unwritten: dict[str, Tokens] = {}

    async def access(self, account: Account) -> str:
        """Return a token that works as far as we know.

        Raises:
            TokenLost: There is none, and a person must authorise the application anew.
            TryLater: There is none now.
        """
        tokens = await self._read(account)
        if tokens.access and (not tokens.expires or self._left_s(tokens) > EARLY_S):
            return tokens.access
        try:
            return await self.renewed(account, tokens.access)
        except (TokenLost, TryLater):
            if tokens.access and self._left_s(tokens) > 0:
                return tokens.access
            raise

    async def renewed(self, account: Account, refused: str | None) -> str:
        """Return another access token than ``refused``, rotating unless somebody has.

        Raises:
            TokenLost: There will be none.
            TryLater: There is none now.
        """
        async with self._locks[account.key]:
            for _ in range(int(ROTATION_S / LOOK_S)):
                tokens = await self._read(account)
                if tokens.access and tokens.access != refused:
                    return tokens.access
                now = self._clock()
                if await self._run(self._store.begin, account.key, self._who, now, ROTATION_S):
                    return await undisturbed(self._rotate(account, refused))
                await asyncio.sleep(LOOK_S)
        raise TryLater(f"another process rotates the tokens of {account.key}")

    async def connect(self, account: Account, code: str, verifier: str) -> None:
        """Exchange the ``code`` of a consent for the first pair of ``account``, and keep it.

        Raises:
            TokenLost: Zalo refused it, or did not answer: it works once, so a new one is needed.
            TryLater: Nothing was asked: Zalo cannot be reached, or another process rotates now.
        """
        async with self._locks[account.key]:
            await self._read(account)  # makes the row that is reserved
            now = self._clock()
            if not await self._run(self._store.begin, account.key, self._who, now, ROTATION_S):
                raise TryLater(f"another process rotates the tokens of {account.key}")
            form = {"code": code, "grant_type": "authorization_code", "code_verifier": verifier}
            await undisturbed(self._exchange(account, form))

    async def close(self) -> None:
        """Try once more to write down what the database did not take."""
        for key in list(self._unwritten):
            try:
                await self._write_down(key)
            except StoreUnavailable as error:
                _log.error("The new tokens of %s are lost: %s", key, error)

    async def _exchange(self, account: Account, form: Mapping[str, str]) -> None:
        try:
            before = await self._read(account)
            new = pair_of(await self._post(account, form), before, self._clock())
            if new is None:
                raise TryLater("Zalo limits the exchange of codes", after_s=60.0)
            await self._keep(account.key, new)
        except (Terminal, OutcomeUnknown) as error:
            raise TokenLost(once_more(account, str(error))) from None
        finally:
            await self._end(account.key)

    async def _rotate(self, account: Account, refused: str | None) -> str:
        """Rotate, as the only process that does so now."""
        try:
            tokens = await self._read(account)  # again: another may have been first
            if tokens.access and tokens.access != refused:
                return tokens.access
            if tokens.dead is not None or not tokens.refresh:
                raise TokenLost(anew(account, tokens.dead or "there is no refresh token"))
            new = pair_of(await self._ask(account, tokens.refresh), tokens, self._clock())
            if new is None:
                raise TryLater("Zalo limits the rotation of tokens", after_s=60.0)
            await self._keep(account.key, new)
            return new.access or ""
        except Terminal as error:
            why = f"Zalo refused the refresh token: {error}"
            if not await self._run(self._store.bury, account.key, why, tokens.version):
                raise TryLater(
                    f"another process has rotated the tokens of {account.key}"
                ) from None
            raise TokenLost(anew(account, why)) from None
        finally:
            await self._end(account.key)

    async def _keep(self, key: str, new: Tokens) -> None:
        self._unwritten[key] = new
        await self._write_down(key)

    async def _write_down(self, key: str) -> None:
        """Write down the pair that waits for the database, if one does."""
        if (new := self._unwritten.get(key)) is not None:
            await self._run(self._store.write, key, new, self._clock())
            if self._unwritten.get(key) is new:
                del self._unwritten[key]
            await self._end(key)

    async def _end(self, key: str) -> None:
        """Let others rotate, unless the only pair that works is still to be written down."""
        if key not in self._unwritten:
            await self._run(self._store.end, key, self._who)

    async def _ask(self, account: Account, refresh: str) -> Mapping[str, Any]:
        form = {"refresh_token": refresh, "grant_type": "refresh_token"}
        try:
            return await self._post(account, form)
        except OutcomeUnknown as error:
            _log.error("A rotation for %s has no known outcome: %s", account.key, error)
        try:
            return await self._post(account, form)
        except OutcomeUnknown as error:
            raise TryLater(f"a rotation has no known outcome: {error}", after_s=60.0) from error

    async def _post(self, account: Account, form: Mapping[str, str]) -> Mapping[str, Any]:
        headers = {"secret_key": account.app_secret or ""}
        told = {**form, "app_id": account.app_id}
        return await post(self._client, self._url, headers=headers, form=told)

    async def _read(self, account: Account) -> Tokens:
        await self._write_down(account.key)
        seed = Tokens(access=account.access_token, refresh=account.refresh_token)
        tokens: Tokens = await self._run(self._store.read, account.key, seed)
        return tokens

    async def _run(self, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        return await asyncio.to_thread(work, *arguments)

    def _left_s(self, tokens: Tokens) -> float:
        return tokens.expires - self._clock()

"""Speaks with Rasa by its REST channel."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from typing import Protocol

import httpx

from bot.errors import DialogueUnavailable, SaidNothing
from bot.merge import NothingSaid, merge
from bot.rasa_events import NEW_SESSION
from bot.replicas import Replicas
from bot.settings import BotSettings
from bot.wire import Reply

SLOW_S = 4.0  # a Rasa that takes longer is asked last for a while, as one that is away
LATEST_S = 30.0  # an answer later than this is not waited for even unheard
Metadata = Mapping[str, str]
_OF_HEALTH: Metadata = {"turn_id": "health", "channel": "health"}


class Dialogue(Protocol):
    """What understands a message and decides on the answer."""

    async def respond(self, sender: str, message: str, metadata: Metadata) -> Reply:
        """Return the answer to ``message`` of ``sender``.

        Raises:
            DialogueUnavailable: There is none.
        """
        ...

    async def new_session(self, sender: str, metadata: Metadata) -> None:
        """Start a new session of ``sender``, so that long conversations stay quick.

        Raises:
            DialogueUnavailable: It was not started.
        """
        ...

    async def check(self) -> None:
        """Raise `DialogueUnavailable` with the reason unless a question would be answered."""
        ...


class RasaDialogue:
    """The `Dialogue` that Rasa holds."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        token: str | None = None,
        replicas: Replicas | None = None,
    ) -> None:
        """Use ``client``, whose base URL is Rasa's unless there are ``replicas``.

        Args:
            client: For all requests.
            token: For Rasa's HTTP API.
            replicas: Which Rasa has which conversation.
        """
        self._client = client
        self._replicas = replicas or Replicas(str(client.base_url))
        self._token = token
        self._has_answered = False

    async def respond(self, sender: str, message: str, metadata: Metadata) -> Reply:
        """Return Rasa's answer, its objects merged."""
        body = await self._post(sender, message, metadata)
        try:
            reply = merge(body)
        except NothingSaid as error:  # an empty list too: the action server is down
            raise SaidNothing(str(error)) from error
        self._has_answered = True
        return reply

    async def new_session(self, sender: str, metadata: Metadata) -> None:
        """Start a new session; Rasa answers that with an empty list."""
        await self._post(sender, NEW_SESSION, metadata)

    async def check(self) -> None:
        """Ask Rasa for its model; without the HTTP API, greet it once and see that it answers."""
        params = {"token": self._token} if self._token else {}
        try:
            response = await self._look("/status", params)
            if response.status_code == httpx.codes.NOT_FOUND:  # started without --enable-api
                return await self._check_channel()
            if response.status_code == httpx.codes.CONFLICT:
                raise DialogueUnavailable("Rasa has no model loaded.", reached=False)
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            raise DialogueUnavailable(f"Rasa says HTTP {status}.", reached=False) from error
        except httpx.HTTPError as error:
            raise _unreached(error) from error

    async def _check_channel(self) -> None:
        """Look at Rasa's channel, and until it has answered once, greet it."""
        (await self._look("/webhooks/rest/", {})).raise_for_status()
        if not self._has_answered:
            try:
                await self.respond(f"health:{secrets.token_hex(8)}", "/greet", _OF_HEALTH)
            except DialogueUnavailable as error:
                reason = f"Rasa has no model that answers. {error}"
                raise DialogueUnavailable(reason, reached=True) from error

    async def _look(self, path: str, params: Mapping[str, str]) -> httpx.Response:
        """Return what the first replica that can be reached answers."""
        *others, last = await self._replicas.of("health")
        for url in others:
            try:
                return await self._client.get(f"{url}{path}", params=params, timeout=2.0)
            except httpx.TransportError:
                self._replicas.avoid(url)
        return await self._client.get(f"{last}{path}", params=params, timeout=2.0)

    async def _post(self, sender: str, message: str, metadata: Metadata) -> bytes:
        request = {"sender": sender, "message": message, "metadata": dict(metadata)}
        *others, last = await self._replicas.of(sender)
        for url in others:
            try:
                return await self._post_to(url, request)
            except DialogueUnavailable as error:
                if error.reached:  # it may have taken the message in: nobody else must
                    raise
                self._replicas.avoid(url)
        return await self._post_to(last, request)

    async def _post_to(self, url: str, request: Mapping[str, object]) -> bytes:
        avoiding = asyncio.get_running_loop().call_later(SLOW_S, self._replicas.avoid, url)
        try:
            response = await self._client.post(f"{url}/webhooks/rest/webhook", json=request)
            response.raise_for_status()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise _unreached(error) from error
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            raise DialogueUnavailable(f"Rasa says HTTP {status}.", reached=True) from error
        except httpx.HTTPError as error:
            reason = f"Rasa did not answer in time ({type(error).__name__})."
            raise DialogueUnavailable(reason, reached=True) from error
        finally:
            avoiding.cancel()
        return response.content


def _unreached(error: Exception) -> DialogueUnavailable:
    return DialogueUnavailable(f"Rasa cannot be reached ({type(error).__name__}).", reached=False)


def rasa_client(settings: BotSettings) -> httpx.AsyncClient:
    """Return the HTTP client for Rasa; the caller closes it."""
    return httpx.AsyncClient(
        base_url=settings.rasa_url.split(",")[0].strip(),
        timeout=httpx.Timeout(LATEST_S, connect=settings.rasa_connect_timeout_s),
        limits=httpx.Limits(
            max_connections=settings.max_turns_at_once, max_keepalive_connections=32
        ),
        trust_env=False,  # Rasa is ours; no proxy stands between
    )

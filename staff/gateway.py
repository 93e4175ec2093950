"""The gateway's internal interface, as the pages use it: our secret in a header, and JSON."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx

from dossiers.gateway import GatewayAddress
from staff.errors import GatewayRefusal, GatewayUnavailable

HEADER = "X-Internal-Secret"
SAYS_WHY = (400, 404, 409)
SILENT_S = 60.0  # the gateway gives a sign of life four times as often


class Gateway:
    """Asks the gateway; every failure is `GatewayUnavailable`. Blocking."""

    def __init__(self, address: GatewayAddress, client: httpx.Client) -> None:
        """Ask over ``client``, and show the key, read anew each time."""
        self._address = address
        self._client = client

    def key(self) -> str:
        """Return the secret that the gateway and these pages share.

        Raises:
            OSError: The gateway has not written it yet.
        """
        return self._address.key()

    def get(self, path: str, params: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
        """Return the JSON at ``path``.

        Raises:
            GatewayUnavailable: It does not answer, or not with 200.
        """
        return self._asked("GET", path, params=dict(params or {}))

    def post(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """Send ``body`` to ``path`` and return the JSON of the answer.

        Raises:
            GatewayRefusal: It will not do that.
            GatewayUnavailable: It does not answer, or not with 200.
        """
        return self._asked("POST", path, json=dict(body))

    async def events(self, path: str, params: Mapping[str, str]) -> AsyncIterator[bytes]:
        """Yield the events at ``path`` as they come, until the gateway ends or cannot be reached.

        Whoever listens connects again.
        """
        timeout = httpx.Timeout(5.0, read=SILENT_S)
        url = self._client.base_url
        try:
            headers = {HEADER: self._address.key()}
            async with (
                httpx.AsyncClient(base_url=url, timeout=timeout, trust_env=False) as client,
                client.stream("GET", path, params=dict(params), headers=headers) as answer,
            ):
                answer.raise_for_status()
                async for piece in answer.aiter_bytes():
                    yield piece
        except (OSError, httpx.HTTPError):
            return

    def _asked(self, method: str, path: str, **options: Any) -> Any:  # noqa: ANN401
        try:
            headers = {HEADER: self._address.key()}
            answer = self._client.request(method, path, headers=headers, **options)
            if answer.status_code in SAYS_WHY:
                said = answer.json()
                who = str(said.get("who") or "")
                raise GatewayRefusal(answer.status_code, str(said["error"]), who)
            answer.raise_for_status()
            return answer.json()
        except (OSError, httpx.HTTPError, ValueError, KeyError, AttributeError) as error:
            raise GatewayUnavailable(f"{method} {path}: {type(error).__name__}") from error


def is_ours(shown: str) -> bool:
    """Say, in constant time, whether ``shown`` is the secret of our own processes."""
    try:
        return bool(shown) and hmac.compare_digest(shown.encode(), GatewayAddress().key().encode())
    except OSError:  # the gateway has not made it yet
        return False


def open_gateway(url: str, timeout_s: float) -> Gateway:
    """Return the gateway at ``url``; empty: where the ``BOT_…`` settings say."""
    address = GatewayAddress()
    return Gateway(address, httpx.Client(base_url=url or address.url, timeout=timeout_s))

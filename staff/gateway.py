"""The gateway's internal interface, as the pages use it: our secret in a header, and JSON."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import httpx

from dossiers.gateway import GatewayAddress
from staff.errors import GatewayUnavailable

HEADER = "X-Internal-Secret"


class Gateway:
    """Asks the gateway; every failure is `GatewayUnavailable`. Blocking."""

    def __init__(self, address: GatewayAddress, client: httpx.Client) -> None:
        """Ask over ``client``, and show the key, read anew each time."""
        self._address = address
        self._client = client

    def get(self, path: str, params: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
        """Return the JSON at ``path``.

        Raises:
            GatewayUnavailable: It does not answer, or not with 200.
        """
        return self._asked("GET", path, params=dict(params or {}))

    def post(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """Send ``body`` to ``path`` and return the JSON of the answer.

        Raises:
            GatewayUnavailable: It does not answer, or not with 200.
        """
        return self._asked("POST", path, json=dict(body))

    def _asked(self, method: str, path: str, **options: Any) -> Any:  # noqa: ANN401
        try:
            headers = {HEADER: self._address.key()}
            answer = self._client.request(method, path, headers=headers, **options)
            answer.raise_for_status()
            return answer.json()
        except (OSError, httpx.HTTPError, ValueError) as error:
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

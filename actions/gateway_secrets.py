"""Redeems what a citizen typed as a secret: once, over the gateway's internal interface."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

import httpx

from dossiers.gateway import HEADER

_log = logging.getLogger(__name__)


Lookup = Callable[[str, int], list[str]]


def addresses_of(host: str, port: int) -> list[str]:
    """Return every network address of ``host``: behind one name there may be several gateways.

    Raises:
        OSError: The name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return sorted({str(each[4][0]) for each in found})


class GatewaySecrets:
    """The secrets of this hour's turns, at the gateway that has the turn."""

    def __init__(
        self, client: httpx.Client, key: Callable[[], str], lookup: Lookup = addresses_of
    ) -> None:
        """Ask over ``client``, and show ``key()``, read anew each time."""
        self._client = client
        self._key = key
        self._lookup = lookup

    def redeem(self, turn_id: str) -> str | None:
        """Return the secret of a turn; ``None`` when it is gone or no gateway can be asked.

        A secret is in the memory of the one gateway that has the turn, so each is asked.
        """
        for url in self._gateways():
            secret = self._redeem_at(url, turn_id)
            if secret is not None:
                return secret
        return None

    def _gateways(self) -> list[httpx.URL]:
        url = self._client.base_url
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            hosts = self._lookup(url.host, port) if url.scheme == "http" else [url.host]
        except OSError as error:
            _log.error("The gateway's name is not known: %s", type(error).__name__)
            return []
        return [url.copy_with(host=host) for host in hosts]

    def _redeem_at(self, url: httpx.URL, turn_id: str) -> str | None:
        try:
            address = url.join(f"/internal/secret/{turn_id}")
            answer = self._client.get(address, headers={HEADER: self._key()})
            if answer.status_code == httpx.codes.NOT_FOUND:
                return None
            answer.raise_for_status()
            return str(answer.json()["secret"])
        except (httpx.HTTPError, OSError, ValueError, KeyError) as error:
            _log.error("A secret could not be redeemed: %s", type(error).__name__)
            return None

"""Chooses the Rasa that a conversation is put to: the same one while it lives.

By rendezvous hashing: each conversation ranks all replicas in an order of its own, and the first
that can be reached has it. When one dies only its own conversations move, and they come back.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import time
from collections.abc import Callable, Sequence

import httpx

LOOK_AGAIN_S = 10.0  # between two looks which replicas there are
AVOID_S = 5.0  # for so long a replica that could not be reached comes last

Lookup = Callable[[str, int], Sequence[str]]


def addresses_of(host: str, port: int) -> list[str]:
    """Return every network address of ``host``.

    Raises:
        OSError: The name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return sorted({str(each[4][0]) for each in found})


def ranked(conversation: str, replicas: Sequence[str]) -> list[str]:
    """Return ``replicas`` in the order in which ``conversation`` tries them."""

    def weight(replica: str) -> bytes:
        return hashlib.sha256(f"{conversation}\x00{replica}".encode()).digest()

    return sorted(replicas, key=weight, reverse=True)


class Replicas:
    """The Rasas behind one setting: addresses parted by commas, or a name that stands for all."""

    def __init__(
        self,
        urls: str,
        *,
        discover: bool = False,
        lookup: Lookup = addresses_of,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Use ``urls``; with ``discover`` each network address of the first one's name."""
        self._urls = [url.strip().rstrip("/") for url in urls.split(",") if url.strip()]
        self._named = httpx.URL(self._urls[0]) if discover else None
        self._lookup = lookup
        self._clock = clock
        self._looked_at = float("-inf")
        self._avoided: dict[str, float] = {}

    async def of(self, conversation: str) -> list[str]:
        """Return the base URLs to try for ``conversation``, the best first."""
        if self._named is not None and self._clock() - self._looked_at > LOOK_AGAIN_S:
            await self._look(self._named)
        now = self._clock()
        order = ranked(conversation, self._urls)
        return sorted(order, key=lambda url: self._avoided.get(url, now) > now)

    def avoid(self, url: str) -> None:
        """Note that ``url`` could not be reached just now."""
        self._avoided[url] = self._clock() + AVOID_S

    async def _look(self, named: httpx.URL) -> None:
        self._looked_at = self._clock()
        try:
            found = await asyncio.to_thread(self._lookup, named.host, named.port or 80)
        except OSError:  # the name server is away: those known go on
            return
        if found:
            self._urls = [str(named.copy_with(host=host)).rstrip("/") for host in found]

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
from pathlib import Path

import httpx

LOOK_AGAIN_S = 10.0  # between two looks which replicas there are
READ_AGAIN_S = 1.0  # between two looks into the file of replicas
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


def parted(urls: str) -> list[str]:
    """Return the base URLs in ``urls``, parted by commas or lines."""
    return [url.rstrip("/") for url in urls.replace(",", " ").split()]


class Replicas:
    """The Rasas behind one setting: addresses parted by commas, or a name that stands for all."""

    def __init__(
        self,
        urls: str,
        *,
        discover: bool = False,
        file: Path | None = None,
        lookup: Lookup = addresses_of,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Use ``urls``; with ``discover`` each network address of the first one's name.

        Args:
            urls: Until ``file`` is there.
            discover: See above.
            file: Holds the addresses; read again and again.
            lookup: Returns the network addresses of a name.
            clock: Seconds.
        """
        self._urls = parted(urls)
        self._file = file
        self._named = httpx.URL(self._urls[0]) if discover else None
        self._lookup = lookup
        self._clock = clock
        self._looked_at = float("-inf")
        self._avoided: dict[str, float] = {}

    async def of(self, conversation: str) -> list[str]:
        """Return the base URLs to try for ``conversation``, the best first."""
        if self._named is not None and self._clock() - self._looked_at > LOOK_AGAIN_S:
            await self._look(self._named)
        if self._file is not None and self._clock() - self._looked_at > READ_AGAIN_S:
            self._read(self._file)
        now = self._clock()
        order = ranked(conversation, self._urls)
        return sorted(order, key=lambda url: self._avoided.get(url, now) > now)

    def avoid(self, url: str) -> None:
        """Note that ``url`` could not be reached just now."""
        self._avoided[url] = self._clock() + AVOID_S

    def _read(self, file: Path) -> None:
        self._looked_at = self._clock()
        try:
            self._urls = parted(file.read_text(encoding="ascii")) or self._urls
        except (OSError, UnicodeError):  # not there yet, or not any more: those known go on
            return

    async def _look(self, named: httpx.URL) -> None:
        self._looked_at = self._clock()
        try:
            found = await asyncio.to_thread(self._lookup, named.host, named.port or 80)
        except OSError:  # the name server is away: those known go on
            return
        if found:
            self._urls = [str(named.copy_with(host=host)).rstrip("/") for host in found]

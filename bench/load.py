"""Ask a server and take the time."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

T = TypeVar("T")
Ask = Callable[[httpx.AsyncClient, str, str], Awaitable[str]]


@dataclass(slots=True)
class Timing:
    """What one measurement found.

    Attributes:
        clients: How many asked at once.
        seconds: How long all of it took.
        latencies_ms: How long each turn took, in the order in which they ended.
        endings: How often each named ending came.
    """

    clients: int
    seconds: float = 0.0
    latencies_ms: list[float] = field(default_factory=list)
    endings: Counter[str] = field(default_factory=Counter)

    def note(self, asked: float) -> None:
        """Note that what was asked at ``asked`` (`time.perf_counter`) is over."""
        self.latencies_ms.append((time.perf_counter() - asked) * 1000)

    @property
    def turns_per_second(self) -> float:
        """Turns a second, all clients together."""
        return len(self.latencies_ms) / self.seconds

    def percentile_ms(self, percent: int) -> float:
        """Return the latency that ``percent`` in a hundred turns do not exceed."""
        ranked = sorted(self.latencies_ms)
        return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


async def ask_gateway(client: httpx.AsyncClient, session: str, text: str) -> str:
    """Ask through the web channel; return the turn's ending."""
    answer = await client.post("/api/chat", json={"session": session, "text": text})
    answer.raise_for_status()
    return str(answer.json()["outcome"])


async def ask_rasa(client: httpx.AsyncClient, session: str, text: str) -> str:
    """Ask Rasa itself; return ``answered``, or ``silence`` for an empty list."""
    message = {"sender": session, "message": text}
    answer = await client.post("/webhooks/rest/webhook", json=message)
    answer.raise_for_status()
    return "answered" if answer.json() else "silence"


async def each(
    url: str,
    do: Callable[[httpx.AsyncClient, T, Timing], Awaitable[None]],
    work: Iterable[T],
    clients: int,
) -> Timing:
    """Let ``clients`` take from ``work`` side by side; ``do`` notes each latency and ending."""
    timing, waiting = Timing(clients), iter(work)
    started = time.perf_counter()
    async with httpx.AsyncClient(base_url=url, timeout=30.0, trust_env=False) as client:

        async def go_on() -> None:
            for one in waiting:
                await do(client, one, timing)

        await asyncio.gather(*(go_on() for _ in range(clients)))
    timing.seconds = time.perf_counter() - started
    return timing


async def measure(
    url: str, ask: Ask, conversations: Sequence[Sequence[str]], clients: int
) -> Timing:
    """Hold all ``conversations``, ``clients`` at a time, each in a session of its own."""

    async def talk(client: httpx.AsyncClient, conversation: Sequence[str], timing: Timing) -> None:
        session = uuid.uuid4().hex
        for text in conversation:
            asked = time.perf_counter()
            timing.endings[await ask(client, session, text)] += 1
            timing.note(asked)

    return await each(url, talk, conversations, clients)

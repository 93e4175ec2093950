"""Messages through webhooks: how many a second are answered, and how soon each is acknowledged."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Mapping, Sequence

import httpx

from bench.load import Timing, each
from bench.platforms import Platform
from bot.parts import compose
from bot.wire import Answer

LOOK_S = 0.004
PATIENCE_S = 15.0  # after so long a turn counts as missing
_senders = itertools.count(10_000)

Expected = Mapping[str, Sequence[Answer]]


async def expected(url: str, conversations: Sequence[Sequence[str]]) -> Expected:
    """Return what the web says in each conversation, by its texts joined."""
    async with httpx.AsyncClient(base_url=url, timeout=30.0, trust_env=False) as client:
        return {"\n".join(one): await _on_the_web(client, one) for one in conversations}


async def _on_the_web(client: httpx.AsyncClient, conversation: Sequence[str]) -> list[Answer]:
    session = f"bench-{next(_senders)}"
    answers = []
    for text in conversation:
        response = await client.post("/api/chat", json={"session": session, "text": text})
        answers.append(Answer.model_validate_json(response.content))
    return answers


async def measure_answers(
    url: str,
    platform: Platform,
    conversations: Sequence[Sequence[str]],
    told: Expected,
    clients: int,
) -> Timing:
    """Hold all ``conversations`` through ``platform``, ``clients`` at a time.

    A turn is over when as many parts have arrived as the web's answer makes. Its ending is
    ``complete`` or ``missing``.
    """

    async def talk(client: httpx.AsyncClient, conversation: Sequence[str], timing: Timing) -> None:
        sender, parts = next(_senders), 0
        for text, answer in zip(conversation, told["\n".join(conversation)], strict=True):
            parts += len(compose(answer, platform.form))
            asked = time.perf_counter()
            await _post(client, platform, sender, text)
            timing.endings[await _wait(platform, sender, parts)] += 1
            timing.note(asked)

    return await each(url, talk, conversations, clients)


async def measure_acknowledgement(
    url: str, platform: Platform, count: int, clients: int
) -> Timing:
    """Post ``count`` webhooks of as many senders, ``clients`` at a time; nobody waits for answers.

    The latency is that of the acknowledgement.
    """

    async def say(client: httpx.AsyncClient, _: int, timing: Timing) -> None:
        asked = time.perf_counter()
        await _post(client, platform, next(_senders), "đăng ký tạm trú cần gì")
        timing.note(asked)
        timing.endings["acknowledged"] += 1

    return await each(url, say, range(count), clients)


async def _post(client: httpx.AsyncClient, platform: Platform, sender: int, text: str) -> None:
    webhook = platform.webhook(sender, text)
    response = await client.post(webhook.path, content=webhook.body, headers=webhook.headers)
    response.raise_for_status()


async def _wait(platform: Platform, sender: int, parts: int) -> str:
    """Wait until ``parts`` have arrived for ``sender`` in all; say whether they have."""
    until = time.perf_counter() + PATIENCE_S
    while platform.arrived(sender) < parts:
        if time.perf_counter() > until:
            return "missing"
        await asyncio.sleep(LOOK_S)
    return "complete"

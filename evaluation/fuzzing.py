"""Asks the running product odd messages; every one must end well and fit every channel."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.channels.telegram.messages import FORM as TELEGRAM
from bot.channels.zalo_bot.channel import FORM as ZALO_BOT
from bot.channels.zalo_oa.messages import FORM as ZALO_OA
from bot.parts import Form, compose
from bot.splitting import units
from bot.wire import Answer

FORMS: Mapping[str, Form] = {"telegram": TELEGRAM, "zalo_oa": ZALO_OA, "zalo_bot": ZALO_BOT}
FAILURES = frozenset({"error", "unavailable"})
_HALF = re.compile("[\ud800-\udfff]")
A_SESSION = 7
"""Messages of one conversation, so that forms and choices are met half-way too."""


@dataclass(slots=True)
class Fuzzed:
    """What a run came to.

    Attributes:
        endings: How often each named ending came.
        problems: Each message that ended badly or did not fit, and why.
    """

    endings: Counter[str] = field(default_factory=Counter)
    problems: list[tuple[str, str]] = field(default_factory=list)


def fuzz(url: str, messages: Iterable[str], *, clients: int = 4) -> Fuzzed:
    """Ask every message at ``url``, ``clients`` conversations at a time."""
    run = Fuzzed()
    with (
        httpx.Client(base_url=url, timeout=60.0, trust_env=False) as client,
        ThreadPoolExecutor(clients) as pool,
    ):
        for asked in pool.map(lambda talk: _ask_all(client, *talk), enumerate(_talks(messages))):
            for text, ending, problem in asked:
                run.endings[ending] += 1
                if problem:
                    run.problems.append((text, problem))
    return run


def _talks(messages: Iterable[str]) -> Iterator[list[str]]:
    talk: list[str] = []
    for message in messages:
        talk.append(message)
        if len(talk) == A_SESSION:
            yield talk
            talk = []
    if talk:
        yield talk


def _ask_all(
    client: httpx.Client, number: int, texts: list[str]
) -> list[tuple[str, str, str | None]]:
    return [(text, *ask(client, f"fuzz-{number}", text)) for text in texts]


def ask(client: httpx.Client, session: str, text: str) -> tuple[str, str | None]:
    """Return the ending of ``text`` and what is wrong with the answer, else ``None``."""
    body = json.dumps({"session": session, "text": text})  # half a character travels escaped
    headers = {"content-type": "application/json"}
    try:
        response = client.post("/api/chat", content=body, headers=headers)
    except httpx.HTTPError as error:
        return "error", repr(error)
    if response.status_code == httpx.codes.BAD_REQUEST and _HALF.search(text):
        return "refused", None  # half a character is no text, and the sender is told so
    if response.status_code != httpx.codes.OK:
        return "error", f"status {response.status_code}"
    return judged(response.json())


def judged(told: dict[str, Any]) -> tuple[str, str | None]:
    """Return the ending of an answer of contract 3 and what is wrong with it."""
    answer = Answer.model_validate(told)
    ending = str(told["outcome"])
    if ending in FAILURES:
        return ending, f"ended in {ending}"
    if not answer.messages:
        return ending, "silence"
    return ending, next(filter(None, (_misfit(answer, name) for name in FORMS)), None)


def _misfit(answer: Answer, channel: str) -> str | None:
    form = FORMS[channel]
    longest = max(units(part.text) for part in compose(answer, form))
    return f"{longest} units for {channel}" if longest > form.limit else None

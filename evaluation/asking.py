"""Asks the gateway as the web page does, one message after the other, and takes the time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import httpx

from evaluation.labels import Conversation, Turn

MORE = "Xem thêm"
"""The title of the button behind which the rest of an answer stands."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the product answered to one message.

    Attributes:
        outcome: The named ending; ``error`` also when no answer of the agreed form came.
        text: All bubbles.
        ms: From sending to the whole answer.
        more: Payload that shows the rest; ``None`` when all was said.
    """

    outcome: str
    facet: str | None = None
    procedure: str | None = None
    candidates: tuple[str, ...] = ()
    intent: str | None = None
    text: str = ""
    ms: float = 0.0
    more: str | None = None


def read_answer(answer: dict[str, Any], ms: float) -> Said:
    """Return an answer of contract 3 in short."""
    buttons = [button for message in answer["messages"] for button in message["buttons"]]
    return Said(
        outcome=answer["outcome"],
        facet=answer["facet"],
        procedure=answer["procedure"],
        candidates=tuple(answer["candidates"]),
        intent=answer["intent"],
        text="\n".join(message["text"] for message in answer["messages"]),
        ms=ms,
        more=next((b["payload"] for b in buttons if b["title"].startswith(MORE)), None),
    )


def ask(client: httpx.Client, session: str, **said: str) -> Said:
    """Send ``text`` or ``press``; no answer is an answer too, of the outcome ``error``."""
    started = time.perf_counter()
    try:
        response = client.post("/api/chat", json={"session": session, **said})
        response.raise_for_status()
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        return Said("error", text=repr(error), ms=1000 * (time.perf_counter() - started))
    return read_answer(answer, 1000 * (time.perf_counter() - started))


def ask_turn(client: httpx.Client, session: str, turn: Turn) -> Said:
    """Ask one message; where its label says what must be said, read the rest of the answer too."""
    said = ask(client, session, text=turn.text)
    if not turn.expected.says or said.more is None:
        return said
    rest = ask(client, session, press=said.more)
    return replace(said, text=f"{said.text}\n{rest.text}")


def ask_all(
    url: str, conversations: Iterable[Conversation]
) -> Iterator[tuple[Conversation, list[Said]]]:
    """Ask each conversation in a session of its own, one message at a time."""
    with httpx.Client(base_url=url, timeout=30.0, trust_env=False) as client:
        for conversation in conversations:
            session = f"eval-{conversation.of}-{conversation.id}"
            yield conversation, [ask_turn(client, session, turn) for turn in conversation.turns]

"""What a conversation was about, as Rasa's tracker store tells; texts in it are masked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NEW_SESSION = "/session_start"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message and its answer.

    Attributes:
        text: As Rasa heard it; a button's payload begins with a slash.
        intent: As Rasa understood it.
        procedure: What the answer was about; empty: nothing.
        facet: Likewise.
        afterwards: ``quiet`` for someone who has other cares.
    """

    text: str
    intent: str = ""
    procedure: str = ""
    facet: str = ""
    afterwards: str = ""


def exchanges(events: Iterable[Mapping[str, Any]]) -> list[Exchange]:
    """Return what was said, the newest first; ``events`` of Rasa likewise."""
    found: list[Exchange] = []
    answer: Mapping[str, Any] = {}
    for event in events:
        if event["event"] == "bot":
            custom = (event.get("data") or {}).get("custom") or {}
            answer = custom if custom.get("outcome") else answer
            continue
        text = str(event.get("text") or "")
        if text != NEW_SESSION:
            intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
            told = {name: str(answer.get(name) or "") for name in ("procedure", "facet")}
            quiet = str(answer.get("afterwards") or "")
            found.append(Exchange(text, str(intent or ""), **told, afterwards=quiet))
        answer = {}
    return found


def asked_about(said: Sequence[Exchange], procedure: str) -> Exchange | None:
    """Return the last typed question that was answered about ``procedure``; empty: about any."""
    for exchange in said:
        about = exchange.procedure == procedure if procedure else bool(exchange.procedure)
        if about and exchange.text and not exchange.text.startswith("/"):
            return exchange
    return None

"""What a conversation was about, as Rasa's tracker store tells; texts in it are masked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.rasa_events import NEW_SESSION, Event, custom_of, intent_of


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


def exchanges(events: Iterable[Event]) -> list[Exchange]:
    """Return what was said, the newest first; ``events`` of Rasa likewise."""
    found: list[Exchange] = []
    answer: Event = {}
    for event in events:
        if event["event"] == "bot":
            custom = custom_of(event)
            answer = custom if custom.get("outcome") else answer
            continue
        text = str(event.get("text") or "")
        if text != NEW_SESSION:
            told = {name: str(answer.get(name) or "") for name in ("procedure", "facet")}
            quiet = str(answer.get("afterwards") or "")
            found.append(Exchange(text, intent_of(event), **told, afterwards=quiet))
        answer = {}
    return found


def asked_about(said: Sequence[Exchange], procedure: str) -> Exchange | None:
    """Return the last typed question that was answered about ``procedure``; empty: about any."""
    for exchange in said:
        about = exchange.procedure == procedure if procedure else bool(exchange.procedure)
        if about and exchange.text and not exchange.text.startswith("/"):
            return exchange
    return None

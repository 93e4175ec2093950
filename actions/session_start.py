"""The action ``action_session_start``: a conversation that has ended leaves no case behind.

Rasa runs it when a conversation begins, when one begins anew after its session expired, and when
the gateway renews a long session so that it stays quick; only the last is no end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

ENDS_AFTER_S = 12 * 3600.0
"""Silence after which a conversation has ended: ``session_expiration_time`` of the domain."""
PERSONAL = ("case", "province", "dossier")
"""Slots about the citizen's own life: erased when the conversation ends."""


class SessionStart(Action):
    """Carries the slots over, but for what is personal once the conversation has ended."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "action_session_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Return the events of a new session."""
        ended = has_ended(tracker.events, self.clock())
        kept = {
            slot: value
            for slot, value in tracker.slots.items()
            if value is not None and not (ended and slot in PERSONAL)
        }
        return [
            SessionStarted(),
            *(SlotSet(slot, value) for slot, value in kept.items()),
            ActionExecuted("action_listen"),
        ]


def has_ended(events: Iterable[Mapping[str, Any]], now: float) -> bool:
    """Say whether the citizen has been silent so long that the conversation is over.

    Args:
        events: The tracker's events; the message that starts the new session may be among them.
        now: Seconds since 1970.
    """
    spoken = [
        float(event["timestamp"])
        for event in events
        if event.get("event") == "user" and event.get("text") != "/session_start"
    ]
    return not spoken or now - spoken[-1] >= ENDS_AFTER_S

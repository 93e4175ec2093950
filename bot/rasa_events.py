"""What an event of Rasa's tracker store tells. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Event = Mapping[str, Any]
NEW_SESSION = "/session_start"


def intent_of(event: Event) -> str:
    """Return the intent of what a citizen said, as Rasa understood it; empty: none."""
    return str(((event.get("parse_data") or {}).get("intent") or {}).get("name") or "")


def custom_of(event: Event) -> Event:
    """Return what an action sent beside text (design.md, contract 3); empty: nothing."""
    custom: Event = (event.get("data") or {}).get("custom") or {}
    return custom

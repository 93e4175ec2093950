"""What was said just before a hand-over: from Rasa's tracker store, masked there already."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cares import CARES
from bot.handover.guarding import is_care
from bot.handover.standing import By, Said
from bot.rasa_events import Event, custom_of, intent_of

MOST = 8
LONGEST = 1500


def lately(events: Sequence[Event], most: int = MOST) -> list[Said]:
    """Return the last things said, oldest first; ``events`` are Rasa's, the newest first.

    Left out are buttons pressed, turns in which a citizen called for help or complained of an
    officer, and what the bot said then.
    """
    kept: list[Said] = []
    for turn in _turns(events):
        if _is_care(turn):
            continue
        kept = [*_said(turn), *kept]
        if len(kept) >= most:
            break
    return kept[-most:]


def _turns(events: Sequence[Event]) -> list[list[Event]]:
    """Return the events turn by turn, the newest turn first; in a turn, oldest first."""
    turns: list[list[Event]] = []
    waiting: list[Event] = []
    for event in events:
        waiting.append(event)
        if event.get("event") == "user":
            turns.append(waiting[::-1])
            waiting = []
    return turns


def _is_care(turn: Sequence[Event]) -> bool:
    user = turn[0]
    return intent_of(user) in CARES or is_care(str(user.get("text") or ""))


def _said(turn: Sequence[Event]) -> list[Said]:
    typed = str(turn[0].get("text") or "")
    said = [Said(By.CITIZEN, typed[:LONGEST])] if typed and not typed.startswith("/") else []
    told = "\n".join(text for event in turn[1:] for text in _texts(event))
    return [*said, Said(By.BOT, told[:LONGEST])] if told else said


def _texts(event: Event) -> list[str]:
    messages = custom_of(event).get("messages") or []
    own = [str(event["text"])] if event.get("text") else []
    return own + [str(message.get("text") or "") for message in messages]

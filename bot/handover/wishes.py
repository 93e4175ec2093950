"""What a citizen wants of the hand-over: by a button, or by words. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from bot.handover.sentences import PAYLOAD
from bot.text import fold, normalise
from bot.wire import Incoming

_UNIT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHORT = re.compile(r"[ .!,]*$")
_BACK = re.compile(
    r"(thoi )?(cho (toi|em|minh) )?(toi |em |minh )?(muon )?"
    r"((quay (lai|ve)|tro (lai|ve)|ve lai|gap lai|noi chuyen voi|hoi) (lai )?(voi )?"
    r"(tro ly|bot|may|chatbot)( ao| may)?|"
    r"(khong|ko|k|khoi) (can |muon |cho )?(gap |hoi )?can bo nua|huy chuyen can bo)"
    r"( di| nhe| nha| a| ạ)*"
)
_FORGET = re.compile(
    r"(hay |ban |bot |lam on )?(xoa|huy) (het |toan bo |giup (toi |em )?)?(du lieu|"
    r"cuoc tro chuyen|lich su|thong tin)( \w+){0,4}"
)


class Do(StrEnum):
    """What is wanted."""

    ASK = "ask"  # officers
    BACK = "back"  # the bot
    CONTACT = "contact"  # to leave a number


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, and of which unit if that is told."""

    do: Do
    unit: str | None = None


def wish_of(incoming: Incoming) -> Wish | None:
    """Return what ``incoming`` wants of the hand-over; ``None``: nothing."""
    if incoming.pressed is not None:
        return _pressed(incoming.pressed)
    text = _SHORT.sub("", fold(normalise(incoming.text or "")))
    return Wish(Do.BACK) if _BACK.fullmatch(text) else None


def is_press(incoming: Incoming) -> bool:
    """Say whether ``incoming`` presses a button of the hand-over, well-formed or not."""
    pressed = incoming.pressed or ""
    return pressed == PAYLOAD or pressed.startswith(PAYLOAD + "{")


def forgets(incoming: Incoming) -> bool:
    """Say whether ``incoming`` wants everything deleted."""
    if incoming.pressed is not None:
        return incoming.pressed == "/delete_data"
    text = _SHORT.sub("", fold(normalise(incoming.text or ""))).lstrip("/ ")
    return text == "xoa" or _FORGET.fullmatch(text) is not None


def _pressed(payload: str) -> Wish | None:
    if not payload.startswith(PAYLOAD + "{"):
        return None
    try:
        told = json.loads(payload.removeprefix(PAYLOAD))
        do = Do(told["do"])
    except (ValueError, KeyError, TypeError):
        return None
    unit = told.get("unit")
    named = isinstance(unit, str) and len(unit) <= 40 and _UNIT.fullmatch(unit)
    return Wish(do, unit if named else None)

"""Which buttons may be pressed. A payload comes from the network: anyone can write one."""

from __future__ import annotations

import json
import re

from bot.privacy import mask

LONGEST = 1000
_FORM = re.compile(r"/(?P<intent>[a-z][a-z_]{0,63})(?P<entities>\{.*\})?", re.DOTALL)
_PRESSABLE = frozenset(
    {
        "choose_option",
        "go_back",
        "correct_procedure",
        "show_more",
        "report_wrong",
        "affirm",
        "deny",
        "cancel",
        "start_over",
        "greet",
        "goodbye",
        "thank",
        "chitchat",
        "delete_data",
        "complain_officer",
        "report_scam",
        "emergency",
        "out_of_scope",
        "start_coach",
        "next_step",
        "stuck",
        "check_before_sending",
        "rate",
        "handover",
    }
)


def is_pressable(payload: str) -> bool:
    """Say whether ``payload`` is ``/intent`` or ``/intent{…}`` that a button of ours may send.

    Intents that only the gateway or Rasa itself may send (``/provide_secret``,
    ``/session_start``, ``/restart``…) are not, nor is anything with a personal number in it.
    """
    match = _FORM.fullmatch(payload) if len(payload) <= LONGEST else None
    if match is None:
        return False
    intent, entities = match.group("intent", "entities")
    if not (intent.startswith("ask_") or intent in _PRESSABLE):
        return False
    return entities is None or (_flat(entities) and not mask(entities).labels)


def _flat(entities: str) -> bool:
    """Say whether ``entities`` is a JSON object of plain values."""
    try:
        values = json.loads(entities)
    except ValueError:
        return False
    return isinstance(values, dict) and all(
        isinstance(value, str | int | float) for value in values.values()
    )

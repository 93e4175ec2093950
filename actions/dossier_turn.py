"""What stands in the slot ``dossier`` between the turns of a talk about one."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.consent_words import Consent, read_consent
from actions.replies import Reply
from actions.turn import Turn
from dossiers.codes import DossierCode, read_code
from dossiers.notices.news import Told
from dossiers.states import State

AWAITED = {"code": None, "consent": None, "notices": "shown"}
"""What waits for words, and what stands there once the citizen turned to something else."""
UNTOUCHED = frozenset({"smalltalk", "not_understood", "unavailable"})
"""Endings after which what was awaited still is."""
MOST_WORDS_OF_YES = 3


def slots(code: DossierCode | None, step: str | None = None, **more: object) -> Mapping[str, Any]:
    """Return the slot for ``code`` and what is awaited; nothing of either empties it."""
    if code is None and step is None:
        return {"dossier": None}
    return {"dossier": {"code": str(code) if code else None, "step": step, **more}}


def code_of(turn: Turn) -> DossierCode | None:
    """Return the dossier under discussion."""
    return read_code(str((turn.dossier or {}).get("code") or "")).code


def step_of(turn: Turn) -> str | None:
    """Return what is awaited: ``code``, ``consent``, ``factor``, ``notices``; or ``shown``."""
    return (turn.dossier or {}).get("step")


def consent_in(turn: Turn, step: str) -> Consent | None:
    """Return what the words answer to the consent asked for at ``step``, ``None`` elsewhere.

    A mere yes is one only right under the request; after small talk it is asked for again, and so
    is what the classifier alone takes for a yes.
    """
    if step_of(turn) != step or not turn.text:
        return None
    heard = read_consent(turn.text)
    if heard is None and turn.intent == "affirm" and len(turn.text.split()) <= MOST_WORDS_OF_YES:
        return Consent.AGAIN
    if heard is not Consent.ASSENTED:
        return heard
    return Consent.AGAIN if (turn.dossier or {}).get("aside") else Consent.AGREED


def beside(reply: Reply, turn: Turn) -> Reply:
    """Return ``reply``; nothing is awaited of a dossier any more where it is about something else.

    Otherwise the "có" to a later question would be taken for consent. The code stays, for the
    buttons that still stand on the page, and so does a dossier that was shown.
    """
    step = step_of(turn)
    if step not in AWAITED or "dossier" in reply.slots or reply.outcome == "unavailable":
        return reply
    held = dict(turn.dossier or {})
    if reply.outcome in UNTOUCHED and turn.intent != "goodbye":
        held["aside"] = True
    else:
        held["step"] = AWAITED[step]
    left = held if held.get("code") or held["step"] else None
    return dataclasses.replace(reply, slots={**reply.slots, "dossier": left})


def shown_slots(code: DossierCode, told: Told, step: str = "shown") -> Mapping[str, Any]:
    """Return the slot after ``code`` was shown as ``told``."""
    held = {
        "state": told.state.value,
        "due": told.due.isoformat() if told.due else None,
        "wanted": told.wanted,
        "since": told.since.isoformat(),
    }
    return slots(code, step, told=held)


def told_of(turn: Turn) -> Told | None:
    """Return how the dossier under discussion was shown, if it was."""
    held = (turn.dossier or {}).get("told")
    if not held:
        return None
    due = date.fromisoformat(held["due"]) if held["due"] else None
    return Told(State(held["state"]), due, held["wanted"], date.fromisoformat(held["since"]))

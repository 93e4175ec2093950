"""What stands in the slot ``dossier`` between the turns of a talk about one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.turn import Turn
from dossiers.codes import DossierCode, read_code
from dossiers.notices.news import Told
from dossiers.states import State

AGREE = {"dong y", "toi dong y", "em dong y", "minh dong y", "co", "co dong y", "vang dong y",
         "vang", "ok", "oke", "dong y a", "co a", "vang a"}  # fmt: skip
DISAGREE = {"khong", "khong dong y", "toi khong dong y", "em khong dong y", "ko dong y", "ko"}
"""Folded words that answer a request for consent."""


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

"""Endings that answer nothing: not covered, not understood, cancelled, forgotten."""

from __future__ import annotations

from actions import sentences
from actions.replies import Button, Reply, ask_button, say
from actions.turn import Turn

FORGOTTEN: dict[str, object] = {
    "procedure": None,
    "facet": None,
    "candidates": [],
    "pending": None,
    "misses": 0,
    "case": None,
    "province": None,
    "dossier": None,
    "coach": None,
}
"""Slot values once nothing is under discussion; the trail stays, so that one can go back."""


def missed(turn: Turn) -> Reply:
    """Say that the turn was not understood; the second time in a row, name people who help."""
    if turn.misses >= 1:
        return say("handed_over", sentences.HAND_OVER, misses=0)
    return say("not_understood", sentences.NOT_UNDERSTOOD, misses=turn.misses + 1)


def not_covered(name: str | None = None) -> Reply:
    """Say honestly that no catalogue holds the procedure, and where to look.

    Args:
        name: What the procedure is called officially, where that is known.
    """
    said = sentences.NOT_COVERED_BY_NAME if name else sentences.NOT_COVERED
    return say(
        "not_covered",
        said.format(portal=sentences.PORTAL_SEARCH, name=name),
        meet_officer(),
        misses=0,
        candidates=[],
    )


def cancel(turn: Turn) -> Reply:
    """Stop what is being asked; the trail stays, so that one can go back."""
    return say("smalltalk", sentences.CANCELLED, **FORGOTTEN)


def declined(turn: Turn) -> Reply:
    """Take a polite no: what was asked or offered waits no more, what is discussed stays."""
    return say(
        "smalltalk", sentences.NO_TO_NOTHING, case=turn.case_at_rest, candidates=[], misses=0
    )


def start_over(turn: Turn) -> Reply:
    """Forget everything discussed."""
    return say("smalltalk", sentences.STARTED_OVER, **FORGOTTEN, trail=[])


def dossier_status(turn: Turn) -> Reply:
    """Say where the state of a dossier is found, as long as no source is connected."""
    return say("asked_dossier_code", sentences.ASK_DOSSIER, meet_officer(), misses=0)


def delete_data(turn: Turn) -> Reply:
    """Confirm the deletion, which the gateway carries out."""
    reply = say("smalltalk", sentences.DELETED, **FORGOTTEN, trail=[])
    return Reply(reply.outcome, reply.bubbles, slots=reply.slots, keep={"kind": "delete_data"})


def meet_officer() -> Button:
    """Return the button that leads to a person."""
    return ask_button(sentences.MEET_OFFICER, "ask_human")

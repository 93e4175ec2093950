"""Labels and answers invented for the tests of the evaluation."""

from __future__ import annotations

from typing import Any

from evaluation.asking import Said
from evaluation.labels import Conversation, Expected, Turn
from evaluation.rows import Row, rows_of


def label(
    *statuses: str, facet: str | None = None, codes: tuple[str, ...] = (), **more: Any
) -> Expected:
    return Expected(statuses or ("answered",), facet, codes, **more)


def fee_of(code: str) -> Expected:
    return label("answered", facet="fee", codes=(code,))


def answered(procedure: str, facet: str, **more: Any) -> Said:
    return Said("answered", facet=facet, procedure=procedure, **more)


def asked(
    *pairs: tuple[Expected, Said], of: str = "everyday", id: str = "x", style: str = "spoken"
) -> list[Row]:
    """The judged rows of one conversation over a catalogue of A and B."""
    turns = tuple(Turn(f"message {n}", expected) for n, (expected, _) in enumerate(pairs, 1))
    conversation = Conversation(of, id, style, turns)
    return rows_of(conversation, [said for _, said in pairs], held={"A", "B"})

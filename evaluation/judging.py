"""Whether an answer is right, by the rules in tests/evaluation/README.md. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from evaluation.asking import Said
from evaluation.labels import Expected

ENDINGS: dict[str, frozenset[str]] = {
    "answered": frozenset({"answered", "asked_case"}),
    "clarify": frozenset({"choice_offered", "asked_procedure", "asked_case"}),
    "dossier": frozenset({"asked_dossier_code", "dossier_shown", "dossier_refused"}),
    "not_covered": frozenset({"not_covered"}),
    "out_of_scope": frozenset({"out_of_scope"}),
    "smalltalk": frozenset({"smalltalk"}),
    "handover": frozenset({"handed_over"}),
    "not_understood": frozenset({"not_understood"}),
}
"""The named endings that are right for each status of a label."""
IN_SCOPE = frozenset({"answered", "clarify", "dossier"})
REFUSALS = frozenset({"not_covered", "out_of_scope", "not_understood"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What of an answer is right; ``None`` where the label says nothing about it.

    Attributes:
        ending: The turn ended as it should.
        procedure: The answer is about a right procedure; on a question back, one is offered.
        facet: The facet that the label names was understood.
        both: To be answered, and procedure and facet are right; an open facet counts as right.
        offered: To be answered, but a choice with a right procedure in it was offered.
        refused: A matter of ours was called not covered, out of scope or not understood.
        given: Nothing to be answered, and yet a procedure was answered or offered.
        told: Every fact was said.
        right: The whole turn.
    """

    ending: bool
    procedure: bool | None
    facet: bool | None
    both: bool | None
    offered: bool | None
    refused: bool | None
    given: bool | None
    told: bool | None
    right: bool


def judge(expected: Expected, said: Said) -> Verdict:
    """Return the verdict on ``said``."""
    ending = any(said.outcome in ENDINGS[status] for status in expected.statuses)
    to_answer = expected.statuses[0] == "answered"
    procedure = right_procedure(expected, said)
    facet = said.facet == expected.facet if to_answer and expected.facet else None
    in_scope = not IN_SCOPE.isdisjoint(expected.statuses)
    return Verdict(
        ending=ending,
        procedure=procedure,
        facet=facet,
        both=ending and bool(procedure) and facet is not False if to_answer else None,
        offered=only_offered(expected, said) if to_answer else None,
        refused=said.outcome in REFUSALS if in_scope else None,
        given=None if in_scope else bool(said.procedure or said.candidates),
        told=told(expected, said) if expected.says else None,
        right=ending and procedure is not False and facet is not False,
    )


def right_procedure(expected: Expected, said: Said) -> bool | None:
    """Say whether the procedure is right; ``None`` where the label names none.

    Where a question back is right, it is right about any of its candidates, and when it names no
    candidate at all.
    """
    if not expected.codes:
        return None
    named = {said.procedure} if said.procedure else set(said.candidates)
    answers = "answered" in expected.statuses and said.outcome in ENDINGS["answered"]
    asks_back = "clarify" in expected.statuses and said.outcome in ENDINGS["clarify"]
    if answers:
        return said.procedure in expected.codes
    return asks_back and (not named or not named.isdisjoint(expected.codes))


def only_offered(expected: Expected, said: Said) -> bool:
    """Say whether one of the choices offered is right, where an answer was due."""
    if said.outcome != "choice_offered" or "clarify" in expected.statuses:
        return False
    return not set(said.candidates).isdisjoint(expected.codes)


def told(expected: Expected, said: Said) -> bool:
    """Say whether of each group of words one was said; letter case ignored, marks not."""
    text = plain(said.text)
    return all(any(plain(word) in text for word in group) for group in expected.says)


def plain(text: str) -> str:
    """Return ``text`` composed and in lower case."""
    return unicodedata.normalize("NFC", text).casefold()

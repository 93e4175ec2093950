"""The gate of our domain: how likely a message is about anything an authority does.

Two witnesses that know nothing of each other: the classifier's likelihood of `out_of_scope`, and
the chances that the search gives to all procedures together; beside them the words of
administration and the length. The weights are those of a logistic regression over our own
examples (``python -m evaluation gate``); no evaluation message was used.
"""

from __future__ import annotations

import math

from actions.scope import is_administrative
from actions.turn import Turn
from knowledge_base.search.query import content
from knowledge_base.service import Found

BIAS, OUTSIDE, FOUND, OFFICIAL, LENGTH = -1.21, -1.25, 0.54, 1.41, -0.34
WEIGHTS = (OUTSIDE, FOUND, OFFICIAL, LENGTH)
MOST_WORDS = 10
SHUT = 0.3
"""Below this chance a message is no matter of ours, whatever resembles it."""


def in_domain(turn: Turn, found: Found) -> float:
    """Return the chance that ``turn`` is a matter of ours; 1 when no classifier has seen it."""
    if turn.outside is None:
        return 1.0
    seen = witnesses(turn.text, turn.outside, found)
    weight = BIAS + sum(w * s for w, s in zip(WEIGHTS, seen, strict=True))
    return 1 / (1 + math.exp(-weight))


def witnesses(text: str, outside: float, found: Found) -> tuple[float, float, float, float]:
    """Return what is weighed of a message, each in the order of `WEIGHTS`.

    Args:
        text: Of the message.
        outside: The classifier's likelihood of ``out_of_scope``.
        found: What the search found for ``text``.
    """
    return (
        _odds(outside),
        _odds(min(1.0, sum(hit.score for hit in found.ranked))),
        float(is_administrative(text)),
        min(len(content(text).split()), MOST_WORDS) / MOST_WORDS,
    )


def is_shut(turn: Turn, found: Found) -> bool:
    """Say whether ``turn`` is surely about nothing in our domain.

    What the search takes as *one* passes, and so does a turn of a conversation about a procedure:
    "mai đi được không" is outside by its words alone.
    """
    if found.decision.kind == "one" or turn.procedure:
        return False
    return in_domain(turn, found) < SHUT


def _odds(chance: float) -> float:
    return math.log((chance + 0.01) / (1.01 - chance))

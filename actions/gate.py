"""The gate of our domain: how likely a message is about anything an authority does.

Two witnesses that know nothing of each other: the classifier's likelihood of `out_of_scope`, and
the chances that the search gives to all procedures together; beside them the words of
administration and the length. The weights are those of a logistic regression over our own
examples (docs/quality.md, "The gate of the domain"); no evaluation message was used.
"""

from __future__ import annotations

import math

from actions.scope import is_administrative
from actions.turn import Turn
from knowledge_base.search.query import content
from knowledge_base.service import Found

BIAS, OUTSIDE, FOUND, OFFICIAL, LENGTH = -1.21, -1.25, 0.54, 1.41, -0.34
MOST_WORDS = 10
SHUT = 0.3
"""Below this chance a message is no matter of ours, whatever resembles it."""


def in_domain(turn: Turn, found: Found) -> float:
    """Return the chance that ``turn`` is a matter of ours; 1 when no classifier has seen it."""
    if turn.outside is None:
        return 1.0
    words = min(len(content(turn.text).split()), MOST_WORDS) / MOST_WORDS
    weight = (
        BIAS
        + OUTSIDE * _odds(turn.outside)
        + FOUND * _odds(min(1.0, sum(hit.score for hit in found.ranked)))
        + OFFICIAL * is_administrative(turn.text)
        + LENGTH * words
    )
    return 1 / (1 + math.exp(-weight))


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

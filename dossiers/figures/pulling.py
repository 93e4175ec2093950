"""Which procedures pull a figure down, and how many dossiers are missing to a target. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dossiers.figures.counts import Counts, Share, share
from dossiers.figures.definitions import Definition


@dataclass(frozen=True, slots=True)
class Pull:
    """One procedure's part in what a unit lacks.

    Attributes:
        lacking: Dossiers without it: all of them, done otherwise, would raise the figure.
        without: The figure of all other procedures together, from 0 to 1.
    """

    procedure: str
    share: Share
    lacking: int
    without: float | None


def missing(now: Share, target: float) -> int:
    """Return how many more dossiers of the same number would have had to count; 0 when met.

    With 70 of 100 and a target of 0.8, 10 are missing.
    """
    return max(0, math.ceil(round(target * now.denominator, 6)) - now.numerator)


def pulls(
    by_procedure: Mapping[str, Counts], definition: Definition, most: int = 10
) -> list[Pull]:
    """Return the procedures whose absence would raise the figure most, the heaviest first.

    Ordered by how many dossiers each keeps the figure from its present mean: a procedure with
    many dossiers a little under it weighs more than one with two dossiers at nothing.
    """
    shares = {name: share(counts, definition) for name, counts in by_procedure.items()}
    all_of = Share(
        sum(one.numerator for one in shares.values()),
        sum(one.denominator for one in shares.values()),
    )
    mean = all_of.rate
    if mean is None:
        return []
    weights = {name: mean * one.denominator - one.numerator for name, one in shares.items()}
    heavy = sorted((n for n in shares if weights[n] > 0), key=lambda n: (-weights[n], n))
    return [_pull(name, shares[name], all_of) for name in heavy[:most]]


def _pull(name: str, own: Share, all_of: Share) -> Pull:
    others = Share(all_of.numerator - own.numerator, all_of.denominator - own.denominator)
    return Pull(name, own, own.denominator - own.numerator, others.rate)

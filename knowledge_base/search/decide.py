"""What to do with hits: take one, offer a choice, or say that nothing fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from knowledge_base.search.hits import Hit


class Kind(StrEnum):
    """How sure the search is."""

    ONE = "one"
    CHOOSE = "choose"
    NONE = "none"


class Decision(NamedTuple):
    """What to do.

    Attributes:
        kind: ``one``: take the first hit; ``choose``: offer ``hits``; ``none``: nothing fits.
        hits: Best first; empty for ``none``.
    """

    kind: Kind
    hits: list[Hit]


def decide(
    hits: Sequence[Hit],
    *,
    usual: Mapping[str, str] | None = None,
    sure: float = 0.7,
    floor: float = 0.4,
    worth: float = 0.04,
    most: int = 4,
) -> Decision:
    """Say whether one hit is meant, or which are worth offering.

    Twins (the same procedure at another level) count as one thing: their chances are added up
    and the usual one stands for them.

    Args:
        hits: Best first, with chances that leave over the chance of *nothing in the catalogue*.
        usual: Code -> code of its usual twin, for codes that have one (`families.find_twins`).
        sure: The least chance at which one is taken as meant.
        floor: The least chance that anything in the catalogue is meant at all.
        worth: The least chance of a procedure that is offered.
        most: How many are offered at most.
    """
    if sum(hit.score for hit in hits) < floor:
        return Decision(Kind.NONE, [])
    merged = _merge(hits, usual or {})
    if merged[0].score >= sure:
        return Decision(Kind.ONE, merged)
    offered = [hit for hit in merged if hit.score >= worth][:most]
    return Decision(Kind.CHOOSE, offered or merged[:most])


def _merge(hits: Sequence[Hit], usual: Mapping[str, str]) -> list[Hit]:
    """Return ``hits`` with the chances of twins added to the usual one, best first."""
    chances: dict[str, float] = {}
    for hit in hits:
        code = usual.get(hit.code, hit.code)
        chances[code] = chances.get(code, 0.0) + hit.score
    merged = [Hit(code, min(round(chance, 4), 1.0)) for code, chance in chances.items()]
    return sorted(merged, key=lambda hit: -hit.score)

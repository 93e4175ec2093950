"""How sure a share is."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

Interval = tuple[float, float]
Z95 = 1.959964
"""Standard deviations within which 95 % of a normal distribution lie."""


def wilson(right: int, of: int) -> Interval:
    """Return the 95 % interval of ``right`` in ``of`` independent trials; all for no trial."""
    if of == 0:
        return 0.0, 1.0
    share, extra = right / of, Z95**2 / of
    centre = (share + extra / 2) / (1 + extra)
    spread = math.sqrt(share * (1 - share) * extra + extra**2 / 4) / (1 + extra)
    return max(0.0, centre - spread), min(1.0, centre + spread)


def bootstrap(
    clusters: Sequence[Sequence[bool]], *, rounds: int = 2000, seed: int = 7
) -> Interval:
    """Return the 95 % interval of the share right when whole ``clusters`` are drawn again.

    Turns of one dialogue go wrong together, which makes a Wilson interval too narrow.
    """
    if not any(clusters):
        return 0.0, 1.0
    draw = random.Random(seed)  # noqa: S311  # no secret
    counts = [(sum(cluster), len(cluster)) for cluster in clusters]
    shares = []
    for _ in range(rounds):
        drawn = draw.choices(counts, k=len(counts))
        shares.append(sum(right for right, _ in drawn) / max(1, sum(of for _, of in drawn)))
    shares.sort()
    return shares[round(0.025 * (rounds - 1))], shares[round(0.975 * (rounds - 1))]

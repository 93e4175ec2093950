"""How often the search finds the right procedure, with bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.search.decide import Kind
from knowledge_base.service import Found
from knowledge_base.text import fold

SAMPLES = 1000
SEED = 20261123


class Share(NamedTuple):
    """A share with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


class Measured(NamedTuple):
    """One question, searched.

    Attributes:
        first: The right one came first.
        five: It is among the first five.
        family: The first one is of a right one's family.
        kind: What `decide` said.
        taken_right: Where it said *one*: that one is right.
    """

    first: bool
    five: bool
    family: bool
    kind: Kind
    taken_right: bool


def measure(
    questions: Sequence[Labelled],
    find: Callable[[str], Found],
    families: Mapping[str, str],
    *,
    folded: bool = False,
) -> list[Measured]:
    """Search each question, without its diacritics when ``folded``."""
    rows = []
    for question in questions:
        found = find(fold(question.text) if folded else question.text)
        codes = [hit.code for hit in found.ranked]
        right = set(question.codes)
        kin = {families.get(code, code) for code in right}
        taken = [hit.code for hit in found.decision.hits[:1]]
        rows.append(
            Measured(
                first=bool(set(codes[:1]) & right),
                five=bool(set(codes[:5]) & right),
                family=bool({families.get(code, code) for code in codes[:1]} & kin),
                kind=found.decision.kind,
                taken_right=bool(set(taken) & right),
            )
        )
    return rows


def share(hits: Sequence[bool]) -> Share:
    """Return the share of ``hits`` (at least one) with its bootstrap interval."""
    draw = random.Random(SEED)  # noqa: S311 - sampling, not secrets
    means = sorted(sum(draw.choices(hits, k=len(hits))) / len(hits) for _ in range(SAMPLES))
    return Share(sum(hits) / len(hits), means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES)])


def table(name: str, rows: Sequence[Measured]) -> list[str]:
    """Return the lines that tell one set of questions."""
    ones = [row for row in rows if row.kind is Kind.ONE]
    told = [
        f"{name} ({len(rows)} questions)",
        f"  right first      {share([row.first for row in rows])}",
        f"  in the first 5   {share([row.five for row in rows])}",
        f"  right family     {share([row.family for row in rows])}",
        f"  says one         {share([row.kind is Kind.ONE for row in rows])}",
    ]
    if ones:
        told.append(f"  one, but wrong   {share([not row.taken_right for row in ones])}")
    return told


def refused(name: str, rows: Sequence[Measured]) -> list[str]:
    """Return the lines that tell one set of questions that nothing in the catalogue answers."""
    return [
        f"{name} ({len(rows)} questions)",
        f"  says none        {share([row.kind is Kind.NONE for row in rows])}",
        f"  says one         {share([row.kind is Kind.ONE for row in rows])}",
    ]

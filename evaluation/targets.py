"""The aims of the product's understanding, and whether a run meets them."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.figures import Figure
from evaluation.labels import SINGLE

FACET, BOTH, WORST_STYLE, DIALOGUE_TURNS = 0.92, 0.82, 0.72, 0.85
GIVEN, REFUSED = 0.02, 0.05


def verdicts(figures: Mapping[str, Figure]) -> list[str]:
    """Say for each aim whether it is met: ``met: right facet, everyday, 93.1 % … (≥ 92 %)``."""
    told = []
    for pool in SINGLE:
        told.append(at_least(f"right facet, {pool}", figures.get(f"{pool}/facet"), FACET))
        told.append(at_least(f"procedure and facet, {pool}", figures.get(f"{pool}/both"), BOTH))
        told.append(worst_style(figures, pool))
        told.append(at_most(f"refused, {pool}", figures.get(f"{pool}/refused"), REFUSED))
    turns, given = figures.get("dialogues/turns"), figures.get("outside/given")
    told.append(at_least("dialogue turns right", turns, DIALOGUE_TURNS))
    told.append(at_most("outside the domain, given a procedure", given, GIVEN))
    return [line for line in told if line]


def worst_style(figures: Mapping[str, Figure], pool: str) -> str:
    """Say whether the weakest style is good enough."""
    prefix = f"{pool}/both/style="
    styles = {name: share for name, share in figures.items() if name.startswith(prefix)}
    if not styles:
        return ""
    worst = min(styles, key=lambda name: styles[name].share or 0.0)
    what = f"procedure and facet, {pool}, weakest style {worst.removeprefix(prefix)}"
    return at_least(what, styles[worst], WORST_STYLE)


def at_least(what: str, share: Figure | None, aim: float) -> str:
    """Say whether ``share`` reaches ``aim``; nothing where it was not measured."""
    return said(what, share, f"≥ {aim:.0%}", met=share is not None and (share.share or 0) >= aim)


def at_most(what: str, share: Figure | None, aim: float) -> str:
    """Say whether ``share`` stays under ``aim``; nothing where it was not measured."""
    return said(what, share, f"≤ {aim:.0%}", met=share is not None and (share.share or 0) <= aim)


def said(what: str, share: Figure | None, aim: str, *, met: bool) -> str:
    """Say one aim."""
    return "" if share is None else f"- {'met' if met else 'NOT met'}: {what}, {share} ({aim})"

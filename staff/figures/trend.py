"""Draws a trend as SVG, so that pages need no script for it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dossiers.figures.counts import Share

WIDTH, HEIGHT, LEFT, BOTTOM = 640, 160, 40, 22


def lines(trend: Mapping[date, Share]) -> list[str]:
    """Return the point lists of the curve: one for each run of months that have a share."""
    runs: list[list[str]] = [[]]
    for place, share in enumerate(trend.values()):
        if share.rate is None:
            runs.append([])
            continue
        runs[-1].append(f"{_x(place, len(trend)):.1f},{y(share.rate):.1f}")
    return [" ".join(run) for run in runs if run]


def dots(trend: Mapping[date, Share]) -> list[tuple[float, float]]:
    """Return the places of the months that have a share."""
    held = enumerate(trend.values())
    return [(_x(n, len(trend)), y(s.rate)) for n, s in held if s.rate is not None]


def months(trend: Mapping[date, Share]) -> list[tuple[float, str]]:
    """Return the places and names of the months below the curve."""
    named = enumerate(trend)
    return [(_x(n, len(trend)), f"{month.month}/{month:%y}") for n, month in named]


def y(rate: float) -> float:
    """Return how far from the top ``rate`` (0 to 1) stands."""
    return 10 + (1 - rate) * (HEIGHT - BOTTOM - 10)


def _x(place: int, of: int) -> float:
    return LEFT + place * (WIDTH - LEFT - 20) / max(1, of - 1)

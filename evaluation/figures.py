"""The figures of a run: shares with their intervals, by set, style and facet. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.load import Timing
from evaluation.intervals import Interval, bootstrap, wilson
from evaluation.labels import SINGLE
from evaluation.rows import Row

Measure = Callable[[Row], bool | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share: ``right`` in ``of``, and its 95 % interval."""

    right: int
    of: int
    interval: Interval

    @property
    def share(self) -> float | None:
        """Between 0 and 1; ``None`` where nothing was judged."""
        return self.right / self.of if self.of else None

    def __str__(self) -> str:
        """Say it: ``85.0 % [64.0–94.8] 17/20``."""
        if not self.of:
            return "–"
        low, high = self.interval
        return (
            f"{100 * self.right / self.of:.1f} % [{100 * low:.1f}–{100 * high:.1f}] "
            f"{self.right}/{self.of}"
        )


MEASURES: dict[str, Measure] = {
    "ending": lambda row: row.verdict.ending,
    "facet": lambda row: row.verdict.facet,
    "procedure": lambda row: None if row.verdict.both is None else row.verdict.procedure,
    "both": lambda row: row.verdict.both,
    "offered": lambda row: row.verdict.offered,
    "refused": lambda row: row.verdict.refused,
    "given": lambda row: row.verdict.given,
    "told": lambda row: row.verdict.told,
    "right": lambda row: row.verdict.right,
}
"""``procedure`` is of messages to be answered, as ``facet`` and ``both`` are."""


def figure(rows: Iterable[Row], measure: Measure) -> Figure:
    """Return the share of ``rows`` for which ``measure`` says yes, of those that it judges."""
    judged = [value for row in rows if (value := measure(row)) is not None]
    return Figure(sum(judged), len(judged), wilson(sum(judged), len(judged)))


def groups(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Return ``rows`` by ``key``, in the order of the keys."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(sorted(found.items()))


def style_of(row: Row) -> str:
    """Return the manner in which the message is written."""
    return row.conversation.style


def facet_of(row: Row) -> str:
    """Return the facet that the label names, ``none`` where it leaves it open."""
    return row.turn.expected.facet or "none"


def dialogues(rows: Sequence[Row]) -> dict[str, Figure]:
    """Return turns right, whole dialogues right, and turns by what stands before them."""
    clusters = by_conversation(rows)
    verdicts = [[row.verdict.right for row in turns] for turns in clusters]
    turns = figure(rows, MEASURES["right"])
    whole = sum(all(verdict) for verdict in verdicts)
    after_right = [
        row for cluster in clusters for before, row in pairwise(cluster) if before.verdict.right
    ]
    return {
        "turns": Figure(turns.right, turns.of, bootstrap(verdicts)),
        "whole": Figure(whole, len(verdicts), wilson(whole, len(verdicts))),
        "first turns": figure([row for row in rows if row.number == 1], MEASURES["right"]),
        "later turns": figure([row for row in rows if row.number > 1], MEASURES["right"]),
        "after a right turn": figure(after_right, MEASURES["right"]),
    }


def by_conversation(rows: Iterable[Row]) -> list[list[Row]]:
    """Return the rows of each conversation together."""
    found: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.of, row.conversation.id].append(row)
    return list(found.values())


def singles(rows: Iterable[Row]) -> list[Row]:
    """Return the single messages about procedures, of our own set and of the shared one."""
    return [row for row in rows if row.of in SINGLE]


def outside(rows: Iterable[Row]) -> list[Row]:
    """Return the single messages that are no matter of ours at all, small talk left out."""
    asked = [row for row in rows if row.of == "out_of_scope"]
    return [row for row in asked if row.turn.expected.statuses[0] == "out_of_scope"]


def all_figures(rows: Sequence[Row]) -> dict[str, Figure]:
    """Return every figure by a name such as ``single/both/style=typo``; empty ones left out."""
    pools = {
        **groups(rows, lambda row: row.of),
        "single": singles(rows),
        "outside": outside(rows),
    }
    found: dict[str, Figure] = {}
    for pool, members in pools.items():
        for name, measure in MEASURES.items():
            found[f"{pool}/{name}"] = figure(members, measure)
    for pool in ("single", *SINGLE):
        for by, key in (("style", style_of), ("facet", facet_of)):
            for group, members in groups(pools.get(pool, ()), key).items():
                for name in ("facet", "procedure", "both"):
                    found[f"{pool}/{name}/{by}={group}"] = figure(members, MEASURES[name])
    for name, share in dialogues(pools.get("dialogues", ())).items():
        found[f"dialogues/{name}"] = share
    return {name: share for name, share in found.items() if share.of}


def latencies_ms(rows: Iterable[Row]) -> dict[str, float]:
    """Return p50, p95 and the longest time of a turn, one client at a time."""
    timing = Timing(clients=1, latencies_ms=[row.said.ms for row in rows])
    return {f"p{percent}": timing.percentile_ms(percent) for percent in (50, 95, 100)}

"""The tables that ``make eval`` prints, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evaluation.figures import Figure, facet_of, groups, singles, style_of
from evaluation.labels import SINGLE
from evaluation.rows import Row

NOTHING = Figure(0, 0, (0.0, 1.0))
OF_SETS = ("facet", "procedure", "both", "offered", "ending", "refused", "right")
HEADINGS = {
    "facet": "right facet",
    "procedure": "right procedure",
    "both": "procedure and facet",
    "offered": "only offered",
    "ending": "right ending",
    "refused": "refused",
    "right": "all right",
}


def table(headings: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; nothing for no lines."""
    rows = [headings, ["---"] * len(headings), *lines]
    if len(rows) == 2:
        return ""
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)


def report(
    rows: Sequence[Row],
    figures: Mapping[str, Figure],
    latency: Mapping[str, float],
    config: Mapping[str, Any],
) -> str:
    """Return all tables of one run."""
    pooled = singles(rows)
    styles, facets = groups(pooled, style_of), groups(pooled, facet_of)
    parts = [
        ("What was asked", introduction(rows, latency, config)),
        ("Sets", by_set(figures)),
        ("Single messages by style", by_group(figures, "style", list(styles))),
        ("Single messages by facet", by_group(figures, "facet", list(facets))),
        ("Facets taken for others", mistaken(pooled)),
        ("Dialogues", dialogue_table(figures)),
        ("Nothing to answer", refusal_table(figures)),
        ("How single messages ended", endings(rows)),
    ]
    return "\n\n".join(f"## {title}\n\n{text}" for title, text in parts if text)


def introduction(
    rows: Sequence[Row], latency: Mapping[str, float], config: Mapping[str, Any]
) -> str:
    """Say what was asked of what, and how fast it answered."""
    missing = sum(row.held is False for row in rows)
    broken = sum(row.said.outcome in {"error", "unavailable"} for row in rows)
    catalogue, changed = config["catalogue"], len(config["changed_files"])
    return "\n".join(
        [
            f"Commit {str(config['commit'])[:10]}, {changed} files changed since. Rasa's model "
            f"{'is' if config['rasa_model']['current'] else 'is NOT'} trained on them.",
            f"Catalogue: {catalogue['is']}; {catalogue['records']} records.",
            f"{len(rows)} turns; of {missing} the catalogue holds no right procedure; {broken} "
            "ended in error or unavailable.",
            f"Time a turn at one client: p50 {latency['p50']:.0f} ms, "
            f"p95 {latency['p95']:.0f} ms, longest {latency['p100']:.0f} ms "
            f"(load of the machine {config['machine']['load']}).",
            "Shares have their 95 % interval (Wilson; turns of dialogues: bootstrap).",
        ]
    )


def by_set(figures: Mapping[str, Figure]) -> str:
    """Say the measures of each set of questions."""
    sets = [*SINGLE, "single", "facts", "dialogues"]
    return table(
        ["set", *(HEADINGS[name] for name in OF_SETS), "facts said"],
        [
            [
                name,
                *(figures.get(f"{name}/{m}", NOTHING) for m in OF_SETS),
                figures.get(f"{name}/told", NOTHING),
            ]
            for name in sets
            if f"{name}/ending" in figures
        ],
    )


def by_group(figures: Mapping[str, Figure], by: str, names: Sequence[str]) -> str:
    """Say the pooled single messages by style or facet; "both" for each set beside."""
    measures = ("facet", "procedure", "both")
    headings = [by, *(HEADINGS[name] for name in measures), *(f"both, {name}" for name in SINGLE)]
    lines = []
    for name in names:
        keys = [f"single/{m}/{by}={name}" for m in measures]
        keys += [f"{pool}/both/{by}={name}" for pool in SINGLE]
        lines.append([name, *(figures.get(key, NOTHING) for key in keys)])
    return table(headings, [line for line in lines if line[3] is not NOTHING])


def mistaken(rows: Iterable[Row], most: int = 12) -> str:
    """Say which facets were taken for which, most often first."""
    pairs = Counter(
        (row.turn.expected.facet, row.said.facet or row.said.outcome)
        for row in rows
        if row.verdict.facet is False
    )
    return table(
        ["facet", "understood as", "times"],
        [[want, got, times] for (want, got), times in pairs.most_common(most)],
    )


def dialogue_table(figures: Mapping[str, Figure]) -> str:
    """Say how dialogues went."""
    names = ("turns", "whole", "first turns", "later turns", "after a right turn")
    return table(
        ["dialogues", "right"],
        [[name, figures[f"dialogues/{name}"]] for name in names if f"dialogues/{name}" in figures],
    )


def refusal_table(figures: Mapping[str, Figure]) -> str:
    """Say how messages ended that nothing of ours answers."""
    names = {
        "outside the domain: right ending": "outside/ending",
        "outside the domain: given a procedure (answered or offered)": "outside/given",
        "outside the domain and small talk: right ending": "out_of_scope/ending",
        "not covered: told apart": "not_covered/ending",
        "not covered: given a procedure (answered or offered)": "not_covered/given",
        "matters of ours: refused": "single/refused",
    }
    lines = [[say, figures[key]] for say, key in names.items() if key in figures]
    return table(["message", "share"], lines)


def endings(rows: Iterable[Row]) -> str:
    """Say which ending the messages of each label had."""
    counts = Counter(
        (row.turn.expected.statuses[0], row.said.outcome)
        for row in rows
        if row.of not in {"dialogues", "facts"}
    )
    outcomes = sorted({outcome for _, outcome in counts})
    wanted = sorted({want for want, _ in counts})
    return table(
        ["label", *outcomes],
        [[want, *(counts[want, outcome] or "" for outcome in outcomes)] for want in wanted],
    )

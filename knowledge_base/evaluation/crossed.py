"""The evaluation of the search: cross-validated tables, ablation, decisions, speed."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge_base.evaluation.catalogue import load_catalogue
from knowledge_base.evaluation.crossing import (
    Ranked,
    by_column,
    cross_validate,
    without,
)
from knowledge_base.evaluation.measures import Quality, decided, quality
from knowledge_base.evaluation.questions import Labelled, disputed_ids
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.families import find_families, find_twins
from knowledge_base.search.hybrid import Searcher
from knowledge_base.text import fold
from knowledge_base.training.gathering import asked_questions, collect
from knowledge_base.training.lists import lists_of

NOTHING = ("outside", "not held")
SETS = ("portal", "everyday")
ALONE = ("written", "outside", "not held")
"""Ranked by the learned weights only; of the last two nothing in the catalogue is meant."""
LEVELS = frozenset(["commune", "province", "ministry", "twin", "level said", "level contradicted"])
LOST: dict[str, Callable[[str], bool]] = {
    "aliases and situations": lambda n: "spoken" in n,
    "lexicon of everyday words": lambda n: "expanded" in n or "official" in n,
    "whole text of the record": lambda n: " full" in n,
    "passages": lambda n: " body" in n,
    "letter pieces (typing errors)": lambda n: "letters" in n,
    "accented words": lambda n: "accented" in n or n == "marks typed",
    "encoder": lambda n: n.startswith("semantic"),
    "use prior": lambda n: n.startswith("usage"),
    "levels and twins": lambda n: n in LEVELS,
    "coverage of title and question": lambda n: "covered" in n or n == "title length",
    "weights by question length": lambda n: n.endswith("by length"),
}
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class Row(NamedTuple):
    """One line of the quality table."""

    system: str
    questions: str
    asked: int
    quality: Quality


class Run(NamedTuple):
    """A whole evaluation.

    Attributes:
        rows: The quality table.
        ranked: Each question as the shipped system ranks it.
        decisions: Lines about `decide`.
        speed: One line.
    """

    rows: list[Row]
    ranked: list[Ranked]
    decisions: list[str]
    speed: str


def evaluate(
    shared: Path,
    procedures_dir: Path,
    encoder: Encoder,
    folds: Sequence[Encoder],
    *,
    ablation: bool,
    tell: Callable[[str], None],
) -> Run:
    """Return the tables; takes minutes, more with ``ablation``.

    Args:
        shared: Folder of the questions and the national records.
        procedures_dir: Curated records.
        encoder: Turns texts into vectors.
        folds: Encoders that did not see a part of the training questions each.
        ablation: Also leave out one means after the other.
        tell: Told what is going on.
    """
    procedures = load_catalogue(shared, procedures_dir)
    families, usual = find_families(procedures), find_twins(procedures)
    searcher, lists = collect(shared, procedures, encoder, folds)
    tell(f"{len(procedures)} procedures, {len(lists)} lists")
    asked, groups = asked_questions(shared, families)
    tested = [item for item in lists if item.source in (*SETS, *ALONE)]
    for name in SETS:
        folded = [Labelled(q.id, fold(q.text), q.codes) for q in asked[name]]
        tested += lists_of(searcher, folded, groups=groups[name], source=f"{name}, no marks")
    rows: list[Row] = []

    def add(system: str, ranked: Sequence[Ranked]) -> None:
        for name in dict.fromkeys(one.item.source for one in ranked):
            if name not in NOTHING:
                some = [one for one in ranked if one.item.source == name]
                rows.append(Row(system, name, len(some), quality(some, families)))
                tell(line_of(rows[-1]))

    main = [item for item in tested if item.source in SETS]
    add("keywords, names alone", by_column(main, "keyword title"))
    add("encoder, names alone", by_column(main, "semantic title"))
    add("all channels, fixed weights", by_column(main, "first"))
    ranked = cross_validate(lists, tested)
    add("learned weights (shipped)", ranked)
    doubtful = disputed_ids()
    kept = [one for one in ranked if one.item.source in SETS and one.item.id not in doubtful]
    add("learned weights, undisputed labels", kept)
    for name, lost in LOST.items() if ablation else ():
        less = without(main, lost)
        add(f"without {name}", cross_validate(without(lists, lost), less))
    return Run(rows, ranked, list(_decisions(ranked, usual)), _speed(searcher, asked))


def line_of(row: Row) -> str:
    """Return a table line in Markdown."""
    cells = " | ".join(str(value) for value in row.quality)
    return f"| {row.system} | {row.questions} | {row.asked} | {cells} |"


HEADER = (
    "| system | questions | n | right first | in top five | family first | family in five |\n"
    "|---|---|---|---|---|---|---|"
)


def _decisions(ranked: Sequence[Ranked], usual: dict[str, str]) -> Iterator[str]:
    yield "| set | sure | says one | of those wrong | says none |\n|---|---|---|---|---|"
    for name in (*SETS, *ALONE):
        some = [one for one in ranked if one.item.source == name]
        for sure in THRESHOLDS:
            d = decided(some, usual, sure=sure)
            yield f"| {name} | {sure} | {d.one:.3f} | {d.wrong:.3f} | {d.none:.3f} |"


def _speed(searcher: Searcher, asked: dict[str, list[Labelled]]) -> str:
    times = []
    for question in [q for name in SETS for q in asked[name]]:
        started = time.perf_counter()
        searcher.search(question.text)
        times.append((time.perf_counter() - started) * 1000)
    p50, p95 = np.percentile(times, [50, 95])
    return f"{len(times)} questions: p50 {p50:.1f} ms, p95 {p95:.1f} ms"


def _result(one: Ranked) -> list[str]:
    order = np.argsort(-one.scores, kind="stable")
    codes = [one.item.codes[i] for i in order]
    rank = next((n for n, code in enumerate(codes, 1) if code in one.item.wanted), 0)
    wanted, chance = " ".join(one.item.wanted), f"{one.scores[order[0]]:.3f}"
    return [one.item.source, one.item.id, wanted, codes[0], chance, str(rank or "")]


def write_run(run: Run, folder: Path, config: dict[str, str]) -> Path:
    """Write the run into a folder of its own below ``folder`` and return that."""
    place = folder / datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    place.mkdir(parents=True)
    (place / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    with (place / "aggregate.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["system", "questions", "n", *Quality._fields])
        for row in run.rows:
            writer.writerow([row.system, row.questions, row.asked, *map(str, row.quality)])
    with (place / "results.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["questions", "id", "wanted", "found", "chance", "rank of a wanted one"])
        writer.writerows(_result(one) for one in run.ranked)
    (place / "decisions.md").write_text(
        "\n".join([*run.decisions, "", run.speed]), encoding="utf-8"
    )
    return place

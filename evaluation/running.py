"""One run: start the product, ask everything, judge, write it down."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from evaluation import others, report, runs, targets
from evaluation.asking import ask_all
from evaluation.catalogue import prepare
from evaluation.figures import all_figures, latencies_ms
from evaluation.fuzzing import Fuzzed, fuzz
from evaluation.labels import Conversation, paths, read_set
from evaluation.odd_messages import odd_messages
from evaluation.provenance import configuration
from evaluation.rows import Row, rows_of
from scripts import trial
from scripts.problem import Problem

# One sender asks faster here than any citizen may.
NO_LIMITS = {"BOT_RATE_BURST": "1000000", "BOT_RATE_PER_HOUR": "1000000"}


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is done.

    Attributes:
        shared: Folder of the shared data; may be absent.
        only: Names of the sets to ask; empty: all.
        curated_only: Leave the national catalogue out.
        parts: Also run the evaluations of search and intents.
    """

    shared: Path
    only: Collection[str] = ()
    curated_only: bool = False
    parts: bool = True


def run(options: Options, say: Callable[[str], None]) -> Path:
    """Ask, print every table through ``say``, and return the folder of the run.

    Raises:
        Problem: A set cannot be read, or the product could not be started.
    """
    sets = wanted(options)
    asked = [c for name, path in sets.items() for c in read_set(name, path)]
    with tempfile.TemporaryDirectory() as folder:
        catalogue = prepare(Path(folder) / "kb", options.shared, curated_only=options.curated_only)
        settings = {**NO_LIMITS, "KB_DATA_DIR": str(catalogue.data_dir.resolve())}
        config = configuration(sets, catalogue, NO_LIMITS)
        rows = judged(Path(folder), settings, asked, catalogue.codes)
    figures, latency = all_figures(rows), latencies_ms(rows)
    kept = runs.new_folder()
    runs.save(kept, config, rows, figures, latency)
    aims = "\n".join(targets.verdicts(figures))
    tables = [report.report(rows, figures, latency, config), f"## Aims\n\n{aims}"]
    with (kept / "report.md").open("w", encoding="utf-8") as file:
        for text in chain(tables, others.tables() if options.parts else ()):
            say(f"{text}\n")
            file.write(f"{text}\n\n")
    return kept


def fuzzed(count: int, seed: int, clients: int) -> Fuzzed:
    """Start the product, ask ``count`` odd messages, and return what they came to."""
    talks = [c for name, path in paths().items() for c in read_set(name, path)]
    messages = odd_messages([turn.text for c in talks for turn in c.turns], count, seed)
    with tempfile.TemporaryDirectory() as folder, trial.running(Path(folder), NO_LIMITS) as it:
        return fuzz(it.url, messages, clients=clients)


def wanted(options: Options) -> dict[str, Path]:
    """Return the file of each set that is to be asked.

    Raises:
        Problem: A set is named that is not there.
    """
    there = paths(options.shared)
    if unknown := set(options.only) - there.keys():
        raise Problem(f"No such set: {', '.join(unknown)}. There are: {', '.join(there)}.")
    return {name: there[name] for name in options.only or there}


def judged(
    folder: Path, settings: dict[str, str], asked: Sequence[Conversation], held: Collection[str]
) -> list[Row]:
    """Start the three processes, ask every conversation, and return the judged messages."""
    from tqdm import tqdm

    with trial.running(folder, settings) as product:
        progress = tqdm(
            ask_all(product.url, asked),
            total=len(asked),
            unit=" conversations",
            file=sys.stderr,
            disable=None,
            leave=False,
        )
        return [row for talk, said in progress for row in rows_of(talk, said, held)]

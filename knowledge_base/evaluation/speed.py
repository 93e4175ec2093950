"""How fast the search is as the catalogue grows."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge_base.procedure import Procedure
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.hybrid import Searcher

SIZES = (2_625, 6_300, 12_500, 25_000)


class Pace(NamedTuple):
    """Figures for one size of catalogue."""

    procedures: int
    build_s: float
    load_s: float
    p50_ms: float
    p95_ms: float


def curve(
    procedures: Sequence[Procedure],
    questions: Sequence[str],
    encoder: Encoder,
    sizes: Sequence[int],
) -> Iterator[Pace]:
    """Yield the figures of each size; bigger catalogues are made of shuffled words of real ones.

    Args:
        procedures: Real records.
        questions: Asked of each catalogue, at least one.
        encoder: Turns texts into vectors.
        sizes: Numbers of procedures.
    """
    for size in sizes:
        grown = list(procedures[:size]) + list(_invented(procedures, size - len(procedures)))
        started = time.perf_counter()
        searcher = Searcher.build(grown, encoder)
        build_s = time.perf_counter() - started
        with tempfile.TemporaryDirectory() as folder:
            searcher.save(Path(folder), grown, encoder)
            started = time.perf_counter()
            searcher = Searcher.load(Path(folder), grown, encoder)
            load_s = time.perf_counter() - started
        p50, p95 = np.percentile([_ms(searcher, question) for question in questions], [50, 95])
        yield Pace(size, build_s, load_s, float(p50), float(p95))


def _ms(searcher: Searcher, question: str) -> float:
    started = time.perf_counter()
    searcher.search(question)
    return (time.perf_counter() - started) * 1000


def _invented(procedures: Sequence[Procedure], count: int) -> Iterator[Procedure]:
    rng = random.Random(2)  # noqa: S311 - reproducible, not secret
    for number in range(count):
        model, other = rng.choice(procedures), rng.choice(procedures)
        words = [*model.name.split()[:8], *other.name.split()[4:16]]
        yield model.model_copy(
            update={"code": f"9.{number:06}", "name": " ".join(words), "aliases": []}
        )

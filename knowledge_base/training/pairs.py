"""Pairs of texts that mean the same, from named data, for the contrastive training."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.procedure import Procedure
from knowledge_base.search.lexicon import lexicon
from knowledge_base.search.texts import bare_name
from knowledge_base.training.noise import asked, typed
from knowledge_base.training.others import Other


class Pair(NamedTuple):
    """Two texts that belong together.

    Attributes:
        group: Pairs of one group are never each other's negatives.
        field: Pairs of one field make hard negatives of one another.
        kin: Look-alikes; of one field, those of one kin come together. Questions of one kin are
            held out together.
    """

    left: str
    right: str
    group: str
    field: str
    kin: str


def chunks(text: str, words: int = 40, most: int = 4) -> list[str]:
    """Return the first ``most`` runs of ``words`` words of ``text``."""
    split = text.split()
    return [" ".join(split[i : i + words]) for i in range(0, min(len(split), words * most), words)]


def structure_pairs(
    procedures: list[Procedure], families: Mapping[str, str], rng: random.Random
) -> Iterator[Pair]:
    """Yield name with body parts, and name with itself as people ask and type it."""
    for p in procedures:
        name, field = bare_name(p.name), p.field or ""
        kin = families.get(p.code, p.code)
        parts = chunks(" ".join(d.name for d in p.documents), most=3)
        parts += chunks(" ".join(p.steps.as_published), most=2) + chunks(
            " ".join(p.conditions), most=2
        )
        parts += [f"{field} {result}"[:300] for result in p.results[:1]]
        for part in parts:
            yield Pair(typed(name, rng), part, p.code, field, kin)
        for _ in range(3):
            yield Pair(typed(asked(name, rng), rng), name, p.code, field, kin)


def spoken_pairs(
    curated: list[Procedure], families: Mapping[str, str], rng: random.Random, times: int
) -> Iterator[Pair]:
    """Yield aliases and situations with the official name and with one another."""
    for p in curated:
        kin = families.get(p.code, p.code)
        name, spoken = bare_name(p.name), [p.short_name, *p.aliases, *p.situations]
        for text in spoken * times:
            right = name if rng.random() < 0.6 else rng.choice(spoken)
            ask = asked(text, rng) if rng.random() < 0.4 else text
            yield Pair(typed(ask, rng), right, p.code, p.field or "", kin)


def lexicon_pairs(rng: random.Random, times: int) -> Iterator[Pair]:
    """Yield everyday words with their official words."""
    for everyday, official in lexicon().official.items():
        for _ in range(times):
            ask = asked(everyday, rng) if rng.random() < 0.5 else everyday
            yield Pair(typed(ask, rng), official, "lexicon:" + official, "lexicon", official)


def question_pairs(others: Iterable[Other], rng: random.Random, times: int) -> Iterator[Pair]:
    """Yield portal questions about other procedures with the name of the procedure."""
    for other in others:
        for _ in range(times):
            yield Pair(typed(other.text, rng), other.name, other.code, "portal", other.code)


def written_pairs(
    questions: Sequence[Labelled],
    procedures: Iterable[Procedure],
    families: Mapping[str, str],
    rng: random.Random,
    times: int,
) -> Iterator[Pair]:
    """Yield the questions written for training with the name of their procedure."""
    held = {p.code: p for p in procedures}
    for question in questions:
        p = held[question.codes[0]]
        name, kin = bare_name(p.name), families.get(p.code, p.code)
        for _ in range(times):
            yield Pair(typed(question.text, rng), name, p.code, p.field or "", kin)


def law_pairs(path: Path, rng: random.Random, share: float) -> Iterator[Pair]:
    """Yield the titles of law articles with the beginning of what they say."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if rng.random() > share:
                continue
            row = json.loads(line)
            body = row["body"].split()
            if len(body) > 12:
                heading = row["heading"].split(" ", 3)[-1]
                left = row["title"] if rng.random() < 0.7 else f"{row['title']} {heading}"
                text = " ".join(body[:50])
                yield Pair(typed(left, rng), text, f"law:{number}", heading, heading)

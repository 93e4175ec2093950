"""Candidates as numbers: a row for each, a column for each thing that speaks for it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.channels import KEYWORD_SCORES, SEMANTIC_SCORES, Scores
from knowledge_base.search.profile import (
    Profile,
    folded_words,
    levels_in,
    with_pairs,
)
from knowledge_base.search.query import content
from knowledge_base.search.texts import Question

Floats = NDArray[np.float32]
COVERAGE = (
    "title words covered",
    "title pairs covered",
    "title words covered by expanded",
    "title pairs covered by expanded",
    "question words covered",
    "question pairs covered",
)
HELD = ("words held", "pairs held", "rarest held")
BY_LENGTH = (
    "keyword title_expanded of best",
    "keyword spoken of best",
    "keyword full of best",
    "semantic title",
    "semantic spoken",
    "semantic body",
    "usage",
    "first",
)

NAMES: tuple[str, ...] = (
    *[f"keyword {name}" for name in KEYWORD_SCORES],
    *[f"keyword {name} of best" for name in KEYWORD_SCORES],
    *[f"semantic {name}" for name in SEMANTIC_SCORES],
    *[f"semantic {name} below best" for name in SEMANTIC_SCORES],
    "first",
    "first below best",
    "usage",
    "commune",
    "province",
    "ministry",
    "twin",
    "level said",
    "level contradicted",
    *[f"{what} {how}" for what in COVERAGE for how in ("", "below best")],
    "title length",
    *[f"{what} {how}" for what in HELD for how in ("", "below best")],
    *[f"{name} by length" for name in BY_LENGTH],
    "words",
    "content words",
    "everyday words",
    "marks typed",
)


def feature_matrix(question: Question, scores: Scores, first: Floats, profile: Profile) -> Floats:
    """Return an (m, len(NAMES)) array for the m candidates in ``scores.rows``.

    Args:
        question: What was asked.
        scores: What the channels say.
        first: (m,) sums of the first stage.
        profile: What is known of each procedure.
    """
    rows = scores.rows
    words = folded_words(question.plain)
    columns = [*_keyword(scores, len(words)), *_semantic(scores)]
    columns += [
        np.asarray(first / 5, np.float32),
        np.asarray(first - first.max(initial=0.0), np.float32),
        profile.usage[rows],
        *[(profile.level[rows] == level).astype(np.float32) for level in range(3)],
        profile.is_twin[rows],
        *_levels(" ".join(words), scores, profile),
        *_coverage(question, scores, profile),
        *_held(scores, len(profile.codes)),
    ]
    about = [
        len(words) / 20,
        len(content(question.plain).split()) / 20,
        float(bool(question.official)),
        float(question.plain != " ".join(words)),
    ]
    columns += [np.float32(about[0]) * columns[NAMES.index(name)] for name in BY_LENGTH]
    columns += [np.full(len(rows), value, np.float32) for value in about]
    return np.stack(columns, axis=1).astype(np.float32)


def _keyword(scores: Scores, length: int) -> list[Floats]:
    raw = [scores.keyword[name] for name in KEYWORD_SCORES]
    scaled = [column[scores.rows] / (6.0 * np.sqrt(length + 1)) for column in raw]
    relative = [column[scores.rows] / max(float(column.max()), 1e-6) for column in raw]
    return [*scaled, *relative]


def _semantic(scores: Scores) -> list[Floats]:
    raw = [scores.semantic[name] for name in SEMANTIC_SCORES]
    return [*raw, *[column - column.max(initial=0.0) for column in raw]]


def _levels(folded: str, scores: Scores, profile: Profile) -> list[Floats]:
    """Return whether the question names the candidate's level, and whether only another one."""
    said = levels_in(folded)
    level = np.minimum(profile.level[scores.rows], 3)
    agrees = np.append(said, False)[level]
    return [agrees.astype(np.float32), (said.any() & ~agrees).astype(np.float32)]


def _coverage(question: Question, scores: Scores, profile: Profile) -> list[Floats]:
    """Return how much of each title the question says, and the other way round, and length."""
    plain = with_pairs(folded_words(question.plain))
    expanded = with_pairs(folded_words(question.expanded))
    asked = with_pairs(content(question.plain).split() or folded_words(question.plain))
    singles = {word for word in asked if " " not in word}
    idf, rare = profile.idf, math.log(1 + len(profile.codes))
    total = sum(idf.get(word, rare) for word in singles) or 1.0
    total_pairs = sum(idf.get(word, rare) for word in asked - singles) or 1.0
    table = np.zeros((len(scores.rows), len(COVERAGE)), np.float32)
    for line, row in enumerate(scores.rows):
        title = profile.title_words[row]
        of_title = [_weight(title & plain, idf), _weight(title & expanded, idf)]
        of_question = _weight(title & asked, idf)
        table[line, :4] = np.concatenate(of_title) / np.tile(profile.title_weight[row], 2)
        table[line, 4:] = of_question[0] / total, of_question[1] / total_pairs
    below = table - table.max(axis=0, initial=0.0)
    columns = [column for pair in zip(table.T, below.T, strict=True) for column in pair]
    return [*columns, np.asarray(profile.title_weight[scores.rows, 0] / 60, np.float32)]


def _held(scores: Scores, size: int) -> list[Floats]:
    """Return how much of what is asked stands anywhere in the record: words, pairs, rarest word.

    The last is 1 where the record holds every word, 0 where it lacks one that no record holds.
    """
    tokens = list(scores.holders)
    if not tokens:
        return [np.zeros(len(scores.rows), np.float32)] * (2 * len(HELD))
    weight = np.array([math.log(1 + size / (1 + len(scores.holders[t]))) for t in tokens])
    held = np.zeros((len(tokens), size), bool)
    for line, token in enumerate(tokens):
        held[line, scores.holders[token]] = True
    held = held[:, scores.rows]
    pair = np.array(["_" in token for token in tokens])
    columns = [
        (held[kind] * weight[kind, None]).sum(axis=0) / max(float(weight[kind].sum()), 1e-6)
        for kind in (~pair, pair)
    ]
    lacked = np.where(held | pair[:, None], 0, weight[:, None]).max(axis=0)
    columns.append(1 - lacked / math.log(1 + size))
    found = [np.asarray(column, np.float32) for column in columns]
    below = [column - column.max(initial=0.0) for column in found]
    return [column for both in zip(found, below, strict=True) for column in both]


def _weight(words: frozenset[str], idf: dict[str, float]) -> tuple[float, float]:
    """Return the weight of the single words and of the pairs."""
    single = pairs = 0.0
    for word in words:
        if " " in word:
            pairs += idf[word]
        else:
            single += idf[word]
    return single, pairs

"""Candidates as numbers: one row for each candidate, one column for each thing that speaks for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.channels import KEYWORD_SCORES, SEMANTIC_SCORES, Scores
from knowledge_base.search.profile import MARKERS, Profile, folded_words, marks_in
from knowledge_base.search.query import content
from knowledge_base.search.texts import Question

Floats = NDArray[np.float32]
BODY_COLUMNS = ("body",)

NAMES: tuple[str, ...] = (
    *[f"keyword {name}" for name in KEYWORD_SCORES],
    *[f"keyword {name} of best" for name in KEYWORD_SCORES],
    *[f"semantic {name}" for name in SEMANTIC_SCORES],
    *[f"semantic {name} below best" for name in SEMANTIC_SCORES],
    "usage",
    "counted",
    "commune",
    "province",
    "ministry",
    "twin",
    "curated",
    "has spoken",
    "title covered",
    "title covered by expanded",
    "question covered",
    "title length",
    *[f"both {group[0]}" for group in MARKERS],
    *[f"only title {group[0]}" for group in MARKERS],
    *[f"only question {group[0]}" for group in MARKERS],
    "words",
    "content words",
    "everyday words",
    "marks typed",
)


def feature_matrix(question: Question, scores: Scores, profile: Profile) -> Floats:
    """Return an (m, len(NAMES)) array for the m candidates in ``scores.rows``."""
    rows = scores.rows
    words = folded_words(question.plain)
    columns = [*_keyword(scores, len(words)), *_semantic(scores)]
    columns += [
        profile.usage[rows],
        profile.counted[rows],
        *[(profile.level[rows] == level).astype(np.float32) for level in range(3)],
        profile.is_twin[rows],
        profile.curated[rows],
        (profile.spoken[rows] > 1).astype(np.float32),
        *_coverage(question, scores, profile),
        *_markers(" ".join(words), scores, profile),
    ]
    about = [
        len(words) / 20,
        len(content(question.plain).split()) / 20,
        float(bool(question.official)),
        float(question.plain != " ".join(words)),
    ]
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


def _coverage(question: Question, scores: Scores, profile: Profile) -> list[Floats]:
    """Return how much of each title the question says, and how much of it the title says."""
    asked = set(content(question.plain).split()) or set(folded_words(question.plain))
    plain, expanded = set(folded_words(question.plain)), set(folded_words(question.expanded))
    weight = profile.idf
    rare = max(weight.values(), default=1.0)
    total = sum(weight.get(word, rare) for word in asked) or 1.0
    table = []
    for row in scores.rows:
        title = profile.title_words[row]
        size = sum(weight[word] for word in title) or 1.0
        table.append(
            (
                sum(weight[word] for word in title & plain) / size,
                sum(weight[word] for word in title & expanded) / size,
                sum(weight[word] for word in title & asked) / total,
                len(title) / 20,
            )
        )
    return list(np.array(table, np.float32).reshape(-1, 4).T)


def _markers(folded: str, scores: Scores, profile: Profile) -> list[Floats]:
    said, held = marks_in(folded), profile.marks[scores.rows]
    both, title, asked = held & said, held & ~said, ~held & said
    return [*both.T, *title.T, *asked.T]

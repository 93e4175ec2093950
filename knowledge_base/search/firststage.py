"""The first look: all scores of a candidate added up with fixed weights, to keep the best few."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.channels import Scores
from knowledge_base.search.profile import Profile

Floats = NDArray[np.float32]

# Set by hand, once: a keyword score counts as a share of the best one of its channel.
KEYWORD_WEIGHTS = {
    "title": 0.3,
    "title_expanded": 1.0,
    "spoken": 0.7,
    "body": 0.4,
    "full": 1.2,
    "letters": 0.3,
    "spoken_letters": 0.3,
}
SEMANTIC_WEIGHTS = {"title": 1.0, "title_expanded": 1.0, "spoken": 1.0, "body": 0.8}
USAGE_WEIGHT = 0.4


def first_scores(scores: Scores, profile: Profile) -> Floats:
    """Return one number for each candidate in ``scores.rows``; higher is likelier."""
    total = USAGE_WEIGHT * profile.usage[scores.rows]
    for name, weight in KEYWORD_WEIGHTS.items():
        column = scores.keyword[name]
        total = total + weight * column[scores.rows] / max(float(column.max()), 1e-6)
    for name, weight in SEMANTIC_WEIGHTS.items():
        total = total + weight * scores.semantic[name]
    return np.asarray(total, dtype=np.float32)

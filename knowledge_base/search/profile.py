"""What is known of each procedure before any question: its use, level, title."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge_base.procedure import Procedure
from knowledge_base.search.acronyms import learn_acronyms
from knowledge_base.search.families import find_families, find_twins, lowest_level
from knowledge_base.search.spelling import fold_word
from knowledge_base.search.texts import bare_name
from knowledge_base.text import syllables

Floats = NDArray[np.float32]

# Folded words by which a question names a level: commune, province, ministry.
SAID_LEVELS = (
    r"cap (xa|huyen)|(ubnd|uy ban nhan dan|uy ban|cong an) (xa|phuong|huyen)"
    r"|(ra|o|tai) (xa|phuong)",
    r"cap tinh|(ubnd|uy ban nhan dan|uy ban|cong an) tinh|(len|o|tai) tinh|(o|tai|len) so",
    r"cap (bo|trung uong)|trung uong|(o|tai) cuc",
)


def levels_in(folded: str) -> NDArray[np.bool_]:
    """Return whether a folded question names commune, province, ministry."""
    return np.array([bool(re.search(rf"\b(?:{level})\b", folded)) for level in SAID_LEVELS])


def level_said(question: str) -> int | None:
    """Return the one level that ``question`` names: 0 commune, 1 province, 2 ministry."""
    said = np.flatnonzero(levels_in(" ".join(folded_words(question))))
    return int(said[0]) if len(said) == 1 else None


def folded_words(text: str) -> list[str]:
    """Return the folded words of ``text``."""
    return [fold_word(word) for word in syllables(text)]


def with_pairs(words: Sequence[str]) -> frozenset[str]:
    """Return ``words`` and their neighbour pairs."""
    return frozenset([*words, *[f"{a} {b}" for a, b in pairwise(words)]])


@dataclass(frozen=True, slots=True)
class Profile:
    """One row for each procedure, in the order of the catalogue.

    Attributes:
        codes: The codes.
        usage: log(1 + use counter) / 17, 0 where not counted.
        level: 0 commune, 1 province, 2 ministry, 3 unknown.
        is_twin: 1 where another level's twin is the usual one.
        twin: Row of the usual twin, the own row mostly.
        title_words: Words and neighbour pairs of each title.
        title_weight: (n, 2) weight of its words and of its pairs, by ``idf``.
        family: Family id, the code where it has no look-alikes.
        acronyms: Initials -> the phrase of the titles that they stand for.
        idf: Inverse document frequency of each folded word and pair over the titles.
    """

    codes: list[str]
    usage: Floats
    level: NDArray[np.int32]
    is_twin: Floats
    twin: NDArray[np.int32]
    title_words: list[frozenset[str]]
    title_weight: Floats
    family: list[str]
    acronyms: dict[str, str]
    idf: dict[str, float]


def build_profile(
    procedures: Sequence[Procedure], acronyms: dict[str, str] | None = None
) -> Profile:
    """Return the rows of ``procedures``.

    Args:
        procedures: The catalogue.
        acronyms: Those of its names, where they were learnt before: that takes most of the time.
    """
    codes = [p.code for p in procedures]
    rows = {code: row for row, code in enumerate(codes)}
    words = [folded_words(bare_name(p.name)) for p in procedures]
    titles = [with_pairs(title) for title in words]
    counts = Counter(word for title in titles for word in title)
    idf = {word: math.log(1 + len(codes) / n) for word, n in counts.items()}
    twins, families = find_twins(procedures), find_families(procedures)
    return Profile(
        codes=codes,
        usage=np.array([math.log1p(p.usage_weight or 0) / 17 for p in procedures], np.float32),
        level=np.array([lowest_level(p) for p in procedures], np.int32),
        is_twin=np.array([twins[code] != code for code in codes], np.float32),
        twin=np.array([rows[twins[code]] for code in codes], np.int32),
        title_words=titles,
        title_weight=np.array([_weights(title, idf) for title in titles], np.float32),
        family=[families.get(code, code) for code in codes],
        acronyms=learn_acronyms(words) if acronyms is None else acronyms,
        idf=idf,
    )


def _weights(words: frozenset[str], idf: dict[str, float]) -> tuple[float, float]:
    """Return the weight of the single words and of the pairs; never zero."""
    single = sum(idf[word] for word in words if " " not in word)
    return single or 1.0, sum(idf[word] for word in words if " " in word) or 1.0

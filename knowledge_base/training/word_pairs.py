"""Writes `words/pairs.txt`: which syllables stand side by side in our own sentences.

``python -m knowledge_base.training.word_pairs`` reads the curated records and the examples of
intents, both written by hand for this project.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from knowledge_base.search.slips import PAIRS
from knowledge_base.search.spelling import folded_syllables
from knowledge_base.store import load_curated, read_yaml
from knowledge_base.text import fold

RECORDS = Path("knowledge_base/procedures")
EXAMPLES = Path("nlu_data/intents")
LEAST = 2
"""A pair seen once may itself be a slip."""
LEAST_OTHER = 4
"""So often a word that is no syllable is a name or a short form (``momo``), not a slip."""


def count_pairs(sentences: Iterable[str]) -> Counter[tuple[str, str]]:
    """Count neighbours that are both spelt as Vietnamese syllables."""
    known = folded_syllables()
    found: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        words = re.findall(r"\w+", fold(sentence))
        found.update(p for p in pairwise(words) if known.issuperset(p))
    return found


def count_others(sentences: Iterable[str]) -> Counter[str]:
    """Count words that are no Vietnamese syllables: names, brands, short forms."""
    known = folded_syllables()
    words = (word for sentence in sentences for word in re.findall(r"\w+", fold(sentence)))
    return Counter(word for word in words if word not in known and word.isalpha())


def sentences() -> Iterator[str]:
    """Yield names, aliases and situations of the records, and every example of an intent."""
    for record in load_curated(RECORDS):
        yield from [record.name, record.short_name, *record.aliases, *record.situations]
    for path in sorted(EXAMPLES.glob("*.yml")):
        for intent in read_yaml(path)["nlu"]:
            yield from (line.removeprefix("- ") for line in intent["examples"].splitlines())


def main() -> None:
    """Write the file anew, sorted, so that a change shows in a diff."""
    ours = list(sentences())
    others = sorted(w for w, n in count_others(ours).items() if n >= LEAST_OTHER)
    counted = sorted(count_pairs(ours).items())
    lines = [*others, *(f"{a} {b} {n}" for (a, b), n in counted if n >= LEAST)]
    PAIRS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Initials that nobody listed: ``CTTL`` is read from titles with ``công trình thủy lợi``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from knowledge_base.search.spelling import folded_syllables
from knowledge_base.text import fold

SHORTEST, LONGEST = 3, 7


def learn_acronyms(titles: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return initials -> the phrase that most titles have for them.

    Args:
        titles: Folded words of each title. Phrases of 3 to 7 words count once a title; initials
            that are a Vietnamese syllable themselves are left out.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for words in titles:
        counts.update(set(_phrases(words)))
    best: dict[str, str] = {}
    for (initials, phrase), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(initials, phrase)
    return best


def _phrases(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    for length in range(SHORTEST, LONGEST + 1):
        for start in range(len(words) - length + 1):
            phrase = words[start : start + length]
            initials = "".join(word[0] for word in phrase)
            if initials.isalpha() and initials not in folded_syllables():
                yield initials, " ".join(phrase)


def spell_out(plain: str, acronyms: Mapping[str, str]) -> str:
    """Return the phrases that the acronyms in ``plain`` stand for; empty when there are none."""
    words = [fold(word) for word in plain.split()]
    return " ".join(acronyms[word] for word in words if word in acronyms)

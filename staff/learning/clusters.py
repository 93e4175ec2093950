"""Puts messages of one meaning together, the most frequent first; shows what five people said.

Messages that nothing was said to are joined by the vectors of their words, those about an answer
by its procedure. Pure but for the encoder that is handed in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.query import content, normalise
from knowledge_base.text import fold
from staff.learning.messages import UNMET, Message

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
FEWEST_SENDERS = 5
"""Different senders from which a cluster is shown: fewer could be known again by their words."""
ALIKE = 0.33
"""Least cosine of a message to the middle of its cluster; measured in docs/quality.md."""
_LABEL = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class Cluster:
    """Messages of one meaning.

    Attributes:
        messages: At least one.
        procedure: What the answers were about; empty for messages that had none.
    """

    messages: tuple[Message, ...]
    procedure: str = ""

    @cached_property
    def senders(self) -> int:
        """How many different people there were at least: in one period, two cannot be joined."""
        people: dict[int, set[int]] = defaultdict(set)
        for message in self.messages:
            people[message.period].add(message.who)
        return max(map(len, people.values()))

    @cached_property
    def texts(self) -> list[tuple[str, int]]:
        """What was said and how often, the most frequent first; empty texts left out."""
        return Counter(m.text for m in self.messages if m.text).most_common()

    @cached_property
    def title(self) -> str:
        """The most frequent text; empty when nothing is known but the procedure."""
        return self.texts[0][0] if self.texts else ""

    @property
    def id(self) -> int:
        """The oldest message; it finds the cluster again."""
        return min(message.id for message in self.messages)

    @property
    def kinds(self) -> Counter[str]:
        """How many messages of each kind."""
        return Counter(message.kind for message in self.messages)

    @property
    def facets(self) -> Counter[str]:
        """How often each facet was answered."""
        return Counter(message.facet for message in self.messages if message.facet)


def shown(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return those that enough different people are behind, most people first."""
    held = [cluster for cluster in clusters if cluster.senders >= FEWEST_SENDERS]
    return sorted(held, key=lambda one: (-one.senders, -len(one.messages), one.id))


def clusters(messages: Iterable[Message], encode: Encode) -> list[Cluster]:
    """Return ``messages`` in clusters, in no order."""
    unmet: list[Message] = []
    answered: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        if message.kind in UNMET:
            unmet.append(message)
        elif message.procedure:
            answered[message.procedure].append(message)
    by_words = [Cluster(tuple(group)) for group in _by_words(unmet, encode)]
    return by_words + [Cluster(tuple(group), code) for code, group in answered.items()]


def _by_words(messages: Iterable[Message], encode: Encode) -> list[list[Message]]:
    by_key: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        if key := _key(message.text):
            by_key[key].append(message)
    if not by_key:
        return []
    keys = sorted(by_key, key=lambda key: (-len(by_key[key]), len(key), key))
    groups: dict[int, list[Message]] = defaultdict(list)
    vectors = encode(keys)
    weights = np.array([len(by_key[key]) for key in keys], np.float32)
    for key, group in zip(keys, group_alike(vectors, weights), strict=True):
        groups[int(group)] += by_key[key]
    return list(groups.values())


def _key(text: str) -> str:
    """Return the words that tell what is meant, by which equal messages are one."""
    bare = _LABEL.sub(" ", text)
    return content(bare) or fold(normalise(bare))


def group_alike(vectors: Floats, weights: Floats, alike: float = ALIKE) -> NDArray[np.int64]:
    """Return the group of each of the unit rows ``vectors`` (n, d), of which some weigh more.

    Greedy: each joins the nearest group that is near enough, the weightiest begin; then all are
    put once more to the nearest of the groups' middles, so that the order matters less.
    """
    sums = np.zeros_like(vectors)
    count = 0
    group = np.zeros(len(vectors), np.int64)
    for row, vector in enumerate(vectors):
        near, best = _nearest(vector, sums[:count])
        if best < alike:
            near, count = count, count + 1
        group[row] = near
        sums[near] += weights[row] * vector
    middles = _unit(sums[:count])
    again = vectors @ middles.T
    better = again.argmax(axis=1)
    moves = again.max(axis=1) >= alike
    return np.where(moves, better, group)


def _nearest(vector: Floats, sums: Floats) -> tuple[int, float]:
    if not len(sums):
        return 0, -1.0
    cosines = (sums @ vector) / np.maximum(np.linalg.norm(sums, axis=1), 1e-9)
    best = int(cosines.argmax())
    return best, float(cosines[best])


def _unit(rows: Floats) -> Floats:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, np.float32)

"""What officers have taught: phrases that people said, each with the procedure that was meant.

They lie beside the records, not in them: a phrase is found at once, without training and without
a new index on disk, and can be taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.search.query import content, normalise
from knowledge_base.text import fold

if TYPE_CHECKING:
    from knowledge_base.procedure import Procedure

Floats = NDArray[np.float32]
FEWEST_WORDS = 2
"""Words that a phrase must hold besides what is asked, to be known in longer questions too."""
ALIKE = 0.6
"""Least cosine at which a question is like a phrase; measured in docs/quality.md."""
OFFERED, MOST_OFFERED = 0.25, 4
"""Chance of what is only offered, below `service.LIKELY`; how many are offered at most."""


class Said(StrEnum):
    """What a phrase is to its procedure."""

    ALIAS = "alias"  # another name
    SITUATION = "situation"  # what happens to people who need it


class Phrase(BaseModel):
    """One phrase, and the procedure that it means."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str = Field(min_length=1, max_length=300)
    procedure: str
    kind: Said = Said.ALIAS


class Overlay(BaseModel):
    """All that was taught.

    Attributes:
        version: Changes with every phrase.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str = ""
    phrases: tuple[Phrase, ...] = ()


class Search(Protocol):
    """Ranks procedures for a question."""

    def search(self, question: str, k: int = 10) -> list[Hit]:
        """Return at most ``k`` hits, best first, one per procedure."""
        ...


@runtime_checkable
class Growing(Search, Protocol):
    """A search that takes more texts in."""

    def grown(self, procedures: Sequence[Procedure], more: Mapping[str, Sequence[str]]) -> Search:
        """Return the search with ``more`` texts, by code, among those of ``procedures``."""
        ...

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return an (n, d) array of unit rows, one for each text."""
        ...


@dataclass(frozen=True)
class Near:
    """Tells what is like a phrase that was taught.

    Attributes:
        vectors: (n, d) unit rows of the phrases.
        codes: (n,) what each means.
    """

    vectors: Floats
    codes: Sequence[str]
    encode: Callable[[Sequence[str]], Floats]

    def code(self, question: str) -> str | None:
        """Return what the phrase nearest to ``question`` means, if it is near enough."""
        (vector,) = self.encode([_words(question)])
        cosines = self.vectors @ vector
        best = int(cosines.argmax())
        return self.codes[best] if cosines[best] >= ALIKE else None


@dataclass(frozen=True)
class Taught:
    """The search with what was taught.

    Attributes:
        searcher: Finds phrases like those that were taught.
        meant: Key of a phrase -> the codes that it means.
        near: ``None``: nothing was taught.
    """

    searcher: Search
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Near | None = None

    def decision(self, question: str, found: Decision) -> Decision:
        """Return what ``question`` means: as a person decided, else as ``found``.

        What is only like a phrase is offered, never answered, and not where the search is sure.
        """
        codes = next((self.meant[key] for key in _keys(question) if key in self.meant), ())
        if codes:
            hits = [Hit(code, round(1.0 / len(codes), 4)) for code in codes]
            return Decision(Kind.ONE if len(hits) == 1 else Kind.CHOOSE, hits)
        if found.kind is Kind.ONE or self.near is None:
            return found
        code = self.near.code(question)
        if code is None:
            return found
        others = [hit for hit in found.hits if hit.code != code][: MOST_OFFERED - 1]
        score = max([OFFERED, *(hit.score for hit in others)])
        return Decision(Kind.CHOOSE, [Hit(code, score), *others])


def teach(base: Search, procedures: Sequence[Procedure], phrases: Iterable[Phrase]) -> Taught:
    """Return ``base`` with ``phrases``, without those of procedures that are not held.

    Args:
        base: The search over ``procedures`` alone.
        procedures: In the order in which ``base`` holds them.
        phrases: All that was taught.
    """
    known = {procedure.code for procedure in procedures}
    held = [phrase for phrase in phrases if phrase.procedure in known]
    texts: dict[str, list[str]] = defaultdict(list)
    meant: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase in held:
        texts[phrase.procedure].append(phrase.text)
        for key in _keys(phrase.text):
            meant[key][phrase.procedure] = None
    keys = {key: tuple(codes) for key, codes in meant.items()}
    if not held or not isinstance(base, Growing):
        return Taught(base, keys)
    vectors = base.encode([_words(phrase.text) for phrase in held])
    near = Near(vectors, [phrase.procedure for phrase in held], base.encode)
    return Taught(base.grown(procedures, texts), keys, near)


def _keys(text: str) -> list[str]:
    """Return by what a phrase is known again: all its words, and those that name something."""
    named = content(text)
    keys = [f"all {fold(normalise(text))}"]
    return [*keys, f"named {named}"] if len(named.split()) >= FEWEST_WORDS else keys


def _words(text: str) -> str:
    return content(text) or fold(normalise(text))

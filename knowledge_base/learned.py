"""What officers have taught: phrases that people said, each with the procedure that was meant.

They lie beside the records, not in them: a phrase is found at once, without training and without
a new index on disk, and can be taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field

from knowledge_base.search.decide import Decision, Kind
from knowledge_base.search.hits import Hit
from knowledge_base.search.query import content, normalise
from knowledge_base.text import fold

if TYPE_CHECKING:
    from knowledge_base.procedure import Procedure

FEWEST_WORDS = 2
"""Words that a phrase must hold besides what is asked, to be known in longer questions too."""


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


@dataclass(frozen=True)
class Taught:
    """The search with what was taught.

    Attributes:
        searcher: Finds phrases like those that were taught.
        meant: Key of a phrase -> the codes that it means.
    """

    searcher: Search
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def decision(self, question: str) -> Decision | None:
        """Return what a person decided that ``question`` means; ``None``: nobody did."""
        codes = next((self.meant[key] for key in _keys(question) if key in self.meant), ())
        if not codes:
            return None
        hits = [Hit(code, round(1.0 / len(codes), 4)) for code in codes]
        return Decision(Kind.ONE if len(hits) == 1 else Kind.CHOOSE, hits)


def teach(base: Search, procedures: Sequence[Procedure], phrases: Iterable[Phrase]) -> Taught:
    """Return ``base`` with ``phrases``, without those of procedures that are not held.

    Args:
        base: The search over ``procedures`` alone.
        procedures: In the order in which ``base`` holds them.
        phrases: All that was taught.
    """
    known = {procedure.code for procedure in procedures}
    texts: dict[str, list[str]] = defaultdict(list)
    meant: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase in phrases:
        if phrase.procedure not in known:
            continue
        texts[phrase.procedure].append(phrase.text)
        for key in _keys(phrase.text):
            meant[key][phrase.procedure] = None
    searcher = base.grown(procedures, texts) if texts and isinstance(base, Growing) else base
    return Taught(searcher, {key: tuple(codes) for key, codes in meant.items()})


def _keys(text: str) -> list[str]:
    """Return by what a phrase is known again: all its words, and those that name something."""
    named = content(text)
    keys = [f"all {fold(normalise(text))}"]
    return [*keys, f"named {named}"] if len(named.split()) >= FEWEST_WORDS else keys

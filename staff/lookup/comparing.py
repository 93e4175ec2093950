"""Two records side by side, with what differs marked. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.procedure import Procedure
from knowledge_base.text import fold
from staff.lookup.sections import Asked, sections

SOURCE = "Nguồn"


@dataclass(frozen=True, slots=True)
class Line:
    """One item on one side; ``alone``: the other side has nothing that reads the same."""

    words: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """One topic of both records."""

    title: str
    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def differs(self) -> bool:
        """Whether either side has an item that the other lacks."""
        return any(line.alone for line in (*self.left, *self.right))


def compare(left: Procedure, right: Procedure, asked: Asked) -> list[Pair]:
    """Return every topic that either record says something about."""
    pairs = []
    for one, other in zip(sections(left, asked), sections(right, asked), strict=True):
        if one.items or other.items:
            here = _marked(one.items, other.items)
            pairs.append(Pair(one.title, here, _marked(other.items, one.items)))
    return pairs


def _marked(items: tuple[str, ...], others: tuple[str, ...]) -> tuple[Line, ...]:
    known = {_same(other) for other in others}
    return tuple(Line(item, _same(item) not in known) for item in items)


def _same(words: str) -> str:
    return " ".join(fold(words).strip(" .;:").split())

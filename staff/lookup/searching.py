"""Finds records as the bot does, then keeps those that the filters admit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge_base.procedure import AgencyLevel, OnlineLevel, Procedure
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

CODE = re.compile(r"\d\.\d{6}")
WIDE = 200  # hits looked through when a filter leaves some out


@dataclass(frozen=True, slots=True)
class Filters:
    """What a record must be; empty admits all.

    Attributes:
        agency: A part of the agency's name, marks or not.
    """

    field: str = ""
    level: str = ""
    online: str = ""
    agency: str = ""

    @property
    def any(self) -> bool:
        """Whether something is left out at all."""
        return any((self.field, self.level, self.online, self.agency))

    def admits(self, procedure: Procedure) -> bool:
        """Say whether ``procedure`` is of every kind that is asked for."""
        return (
            self.field in ("", procedure.field)
            and (not self.level or self.level in procedure.levels)
            and self.online in ("", procedure.online.level)
            and fold(self.agency) in fold(procedure.agency or "")
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: values with their numbers of records, most first."""

    fields: list[tuple[str, int]]
    agencies: list[str]


def search(kb: KnowledgeBase, question: str, filters: Filters, *, most: int) -> list[Procedure]:
    """Return at most ``most`` records, best first; without a question, the most used first.

    A code anywhere in ``question`` is that record.
    """
    return [p for p in _ranked(kb, question, filters, most) if filters.admits(p)][:most]


def choices(records: Iterable[Procedure]) -> Choices:
    """Return what can be filtered by."""
    fields: Counter[str] = Counter()
    agencies: Counter[str] = Counter()
    for record in records:
        fields.update([record.field] if record.field else [])
        agencies.update([record.agency] if record.agency else [])
    return Choices(sorted(fields.items()), [name for name, _ in agencies.most_common(60)])


def known(filters: Filters) -> Filters:
    """Return the filters without values that no record can have."""
    level = filters.level if filters.level in set(AgencyLevel) else ""
    online = filters.online if filters.online in set(OnlineLevel) else ""
    return Filters(filters.field, level, online, filters.agency)


def _ranked(kb: KnowledgeBase, question: str, filters: Filters, most: int) -> Iterator[Procedure]:
    named = [kb.get(code) for code in CODE.findall(question) if code in kb]
    if named:
        yield from named
    elif question:
        found = kb.find(question, top=WIDE if filters.any else most)
        yield from (kb.get(hit.code) for hit in found.ranked)
    else:
        yield from sorted(kb, key=lambda p: -(p.usage_weight or 0))

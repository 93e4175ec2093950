"""What an import did, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from knowledge_base.errors import REBUILD
from knowledge_base.importers.changes import Change

_LONGEST = 160
_LINES = 5
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no record, and why.

    Attributes:
        refused: It held a procedure that is not the one it is filed as.
    """

    source: str
    reason: str
    refused: bool = False


@dataclass(slots=True)
class Report:
    """What one import took, changed and skipped.

    Attributes:
        taken: Records in the sources that are now in the catalogue.
        kept: Codes whose source was unreadable this time; the older record stays.
        removed: Codes (with names) that the sources no longer hold.
        as_of_from: Where the date of the facts came from, and for how many records.
    """

    taken: int = 0
    first: bool = True
    added: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    lists: int = 0
    shapes: Counter[str] = field(default_factory=Counter)
    as_of_from: Counter[str] = field(default_factory=Counter)
    written: Path | None = None

    @property
    def refused(self) -> list[Skipped]:
        """The files that held another procedure."""
        return [skip for skip in self.skipped if skip.refused]

    @property
    def unchanged(self) -> int:
        """How many of the taken say what they said before."""
        return self.taken - len(self.added) - len({change.code for change in self.changes})

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return {
            "taken": self.taken,
            "unchanged": self.unchanged,
            "added": self.added,
            "changes": [asdict(change) for change in self.changes],
            "removed": self.removed,
            "kept": self.kept,
            "refused": [asdict(skip) for skip in self.refused],
            "skipped": [asdict(skip) for skip in self.skipped if not skip.refused],
            "lists": self.lists,
            "shapes": dict(self.shapes),
            "as_of_from": dict(self.as_of_from),
            "written": str(self.written) if self.written else None,
        }


def describe(report: Report) -> Iterator[str]:
    """Yield the report line by line, for a terminal."""
    for skip in report.skipped:
        yield f"{'refused' if skip.refused else 'skipped'}  {skip.source}: {skip.reason}"
    if not report.first:
        yield from _describe_changes(report)
    dates = ", ".join(f"{origin} ({count})" for origin, count in report.as_of_from.items())
    yield f"date of the facts from: {dates or '-'}"
    others = len(report.skipped) - len(report.refused)
    yield (
        f"taken {report.taken} (new {len(report.added)}, unchanged {report.unchanged}), "
        f"refused {len(report.refused)}, skipped {others}, kept {len(report.kept)}, "
        f"removed {len(report.removed)}"
    )
    if report.written and (report.added or report.changes or report.removed):
        yield f"written to {report.written}; the search index must follow: {REBUILD}"


def _describe_changes(report: Report) -> Iterator[str]:
    for code in report.added:
        yield f"new      {code}"
    for change in report.changes[:_SHOWN]:
        yield f"changed  {change.code} {change.field}: {change.name[:_LONGEST]}"
        yield from (f"           - {line[:_LONGEST]}" for line in change.gone[:_LINES])
        yield from (f"           + {line[:_LONGEST]}" for line in change.new[:_LINES])
    if len(report.changes) > _SHOWN:
        yield f"... and {len(report.changes) - _SHOWN} more changes (all of them with --json)"
    for code in report.kept:
        yield f"kept     {code}: its source could not be read this time"
    for code in report.removed:
        yield f"removed  {code}"

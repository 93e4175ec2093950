"""Reads the cells of one kind of export: text, moments, yes or no."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from dossiers.calendar import VIETNAM
from dossiers.mapping import FieldName, Mapping

_YES = frozenset({"1", "true", "có", "co", "x", "yes", "đã", "rồi"})
_NO = frozenset({"0", "false", "không", "khong", "no", "chưa", "-"})


class BadRow(Exception):
    """A line that cannot be imported; the message names the column and shows no person's data."""


class Cells:
    """Reads cells by the name of our field."""

    def __init__(self, mapping: Mapping, places: AbstractMapping[FieldName, int]) -> None:
        self._mapping = mapping
        self._places = places
        # exports repeat themselves: half a million rows hold few days
        self._moment = lru_cache(maxsize=50_000)(self._read_moment)

    def text(self, name: FieldName, cells: Sequence[Any]) -> str | None:
        """Return the cell with single blanks; ``None`` for an empty one."""
        value = self._cell(name, cells)
        if not value and value != 0:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # how workbooks keep numbers
        return " ".join(str(value).split()) or None

    def at(self, name: FieldName, cells: Sequence[Any]) -> datetime | None:
        """Return the moment in the cell, in Vietnam's time.

        Raises:
            BadRow: It is of no form that the mapping names.
        """
        value = self._cell(name, cells)
        if not value:
            return None
        if isinstance(value, datetime):
            return value.replace(tzinfo=VIETNAM)
        text = str(value).strip()
        if not text:
            return None
        moment = self._moment(text)
        if moment is None:
            raise BadRow(f"column {self.column(name)}: {text[:30]!r} is no date we know")
        return moment

    def day(self, name: FieldName, cells: Sequence[Any]) -> date | None:
        """Return the day in the cell.

        Raises:
            BadRow: As `at`.
        """
        moment = self.at(name, cells)
        return moment.date() if moment else None

    def flag(self, name: FieldName, cells: Sequence[Any]) -> bool | None:
        """Return whether the cell says yes; ``None`` for an empty one.

        Raises:
            BadRow: It says neither yes nor no.
        """
        text = self.text(name, cells)
        if text is None:
            return None
        folded = text.casefold()
        if folded not in _YES and folded not in _NO:
            raise BadRow(f"column {self.column(name)}: {folded[:20]!r} is neither yes nor no")
        return folded in _YES

    def column(self, name: FieldName) -> str:
        """Return how the export calls our field ``name``."""
        return self._mapping.columns[name]

    def _read_moment(self, text: str) -> datetime | None:
        for form in self._mapping.dates:
            try:
                return datetime.strptime(text, form).replace(tzinfo=VIETNAM)
            except ValueError:
                continue
        return None

    def _cell(self, name: FieldName, cells: Sequence[Any]) -> Any:  # noqa: ANN401
        place = self._places.get(name)
        return cells[place] if place is not None and place < len(cells) else None

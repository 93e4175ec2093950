"""Turns one line of an export into a row of our table, or into a problem a person can mend."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from dossiers.calendar import WorkingDays
from dossiers.cells import BadRow, Cells
from dossiers.codes import DossierCode, read_code
from dossiers.counted import CountedReader
from dossiers.covering import covering_prefix
from dossiers.factors import TAIL, FactorKind, Hasher
from dossiers.mapping import FieldName, Mapping
from dossiers.states import State, read_state

_LONG_NUMBERS = re.compile(r"\d(?:[ .-]?\d){5,}")
_FEWEST_DIGITS = 8  # identity numbers and telephones that a spreadsheet robbed of their zeros


class RowReader:
    """Reads the lines of one export."""

    def __init__(
        self,
        mapping: Mapping,
        places: AbstractMapping[FieldName, int],
        hasher: Hasher,
        days: WorkingDays,
    ) -> None:
        self._mapping = mapping
        self._cells = Cells(mapping, places)
        self._counted = CountedReader(mapping, self._cells, hasher)
        self._hasher = hasher
        self._days = days
        # exports repeat themselves: half a million rows hold few states and agencies
        self._named = lru_cache(maxsize=1000)(lambda text: read_state(text, mapping.states))
        self._covered = lru_cache(maxsize=10_000)(self._is_covered)

    def read(self, cells: Sequence[Any]) -> dict[str, Any]:
        """Return the row without ``told_at``.

        Raises:
            BadRow: The code, the state or a date cannot be read.
        """
        code = self._code(cells)
        received = self._cells.at("received", cells)
        row: dict[str, Any] = {
            "code": str(code),
            "state": self._state(cells).value,
            "procedure": self._cells.text("procedure", cells),
            "procedure_name": self._cells.text("procedure_name", cells),
            "agency": self._cells.text("agency", cells),
            "received": received.timestamp() if received else None,
            "due": self._due(cells, received),
            "finished": self._cells.day("finished", cells),
            "wanted": _without_numbers(self._cells.text("wanted", cells)),
        }
        row |= self._factors(code, cells)
        row |= self._counted.read(code, cells)
        row["digest"] = hashlib.sha256(repr(list(row.values())).encode()).digest()[:16]
        return row

    def _code(self, cells: Sequence[Any]) -> DossierCode:
        text = self._cells.text("code", cells) or ""
        code = read_code(text).code
        if code is None:
            raise BadRow(
                f"column {self._mapping.columns['code']}: {text[:40]!r} is no dossier code"
            )
        if not self._covered(code.agency):
            raise BadRow(f"{code}: the mapping does not cover this agency")
        return code

    def _is_covered(self, agency: str) -> bool:
        return covering_prefix(self._mapping.covers, DossierCode(agency, "", "")) is not None

    def _state(self, cells: Sequence[Any]) -> State:
        text = self._cells.text("state", cells) or ""
        state = self._named(text)
        if state is None:
            column = self._mapping.columns["state"]
            raise BadRow(f"column {column}: {text[:40]!r} is no state; name it under states")
        return state

    def _factors(self, code: DossierCode, cells: Sequence[Any]) -> dict[str, bytes | None]:
        identity, phone = self._digits("identity", cells), self._digits("phone", cells)
        tail = self._hasher.tail
        return {
            "id_tail": tail(FactorKind.ID_TAIL, code, identity[-TAIL:]) if identity else None,
            "phone_tail": tail(FactorKind.PHONE_TAIL, code, phone[-TAIL:]) if phone else None,
            "phone": self._hasher.number(phone[-9:]) if phone else None,  # whatever comes first
        }

    def _digits(self, name: FieldName, cells: Sequence[Any]) -> str | None:
        digits = re.sub(r"\D", "", self._cells.text(name, cells) or "")
        return digits if len(digits) >= _FEWEST_DIGITS and digits.strip("0") else None

    def _due(self, cells: Sequence[Any], received: datetime | None) -> date | None:
        due = self._cells.day("due", cells)
        count = self._cells.text("working_days", cells)
        if due is not None or received is None or not count:
            return due
        if not count.isdecimal():
            raise BadRow(f"column {self._mapping.columns['working_days']}: no whole number")
        return self._days.due(received, int(count), late_rule=self._mapping.late_rule)


def _without_numbers(text: str | None) -> str | None:
    """Return a note without numbers that may be a person's."""
    return _LONG_NUMBERS.sub("…", text) if text else None

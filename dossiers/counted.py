"""Reads what the figures of a unit count: how a dossier was filed, paid, digitised, returned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dossiers.cells import BadRow, Cells
from dossiers.codes import DossierCode
from dossiers.factors import Hasher
from dossiers.mapping import FieldName, Mapping

COUNTER, ONLINE, POST = 1, 2, 3
"""National codes of how a dossier was filed (``KenhThucHien``)."""
_CHANNELS = {"1": COUNTER, "2": ONLINE, "3": POST, "trực tiếp": COUNTER, "trực tuyến": ONLINE}
_CHANNELS |= {"bưu chính": POST, "bưu chính công ích": POST}
FLAGS: tuple[FieldName, ...] = (
    "payable",
    "paid_online",
    "papers_digitised",
    "papers_reused",
    "result_electronic",
    "by_officer",
)
_UNIT = re.compile(r"[\w.\- ]{1,40}")


class CountedReader:
    """Reads the counted columns of one export; ``None`` where it does not say."""

    def __init__(self, mapping: Mapping, cells: Cells, hasher: Hasher) -> None:
        self._cells = cells
        self._hasher = hasher
        self._channels = _CHANNELS | {
            " ".join(word.split()).casefold(): number for word, number in mapping.channels.items()
        }

    def read(self, code: DossierCode, cells: Sequence[Any]) -> dict[str, Any]:
        """Return the columns from ``receiving_unit`` to ``filed_by``.

        A receiving unit that is not named is the agency of the code; a resolving one, the
        receiving one.

        Raises:
            BadRow: A cell cannot be read.
        """
        read = self._cells
        receiving = self._unit("receiving_unit", cells) or code.agency
        submitted = read.at("submitted", cells)
        account = read.text("filed_by", cells)
        return {
            "receiving_unit": receiving,
            "resolving_unit": self._unit("resolving_unit", cells) or receiving,
            "field": read.text("field", cells),
            "channel": self._channel(cells),
            "submitted": submitted.timestamp() if submitted else None,
            "returned": read.day("returned", cells),
            **{name: read.flag(name, cells) for name in FLAGS},
            "filed_by": self._hasher.number(account) if account else None,
        }

    def _unit(self, name: FieldName, cells: Sequence[Any]) -> str | None:
        text = self._cells.text(name, cells)
        if text and not _UNIT.fullmatch(text):
            raise BadRow(f"column {self._cells.column(name)}: a unit has at most 40 letters")
        return text

    def _channel(self, cells: Sequence[Any]) -> int | None:
        text = self._cells.text("channel", cells)
        if text is None:
            return None
        channel = self._channels.get(text.casefold())
        if channel is None:
            column = self._cells.column("channel")
            raise BadRow(f"column {column}: {text[:20]!r} is no channel; name it under channels")
        return channel

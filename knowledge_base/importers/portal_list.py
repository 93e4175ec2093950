"""Reads the portal's list workbooks: which code has which name."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, NamedTuple

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.published import clean
from knowledge_base.importers.sources import Source

if TYPE_CHECKING:
    from openpyxl import Workbook

HEAD = ("Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực")
_EMPTY = (None,) * len(HEAD)
_HEAD_WITHIN = 10
_CODE = re.compile(r"\d\.\d{6}")


class Listed(NamedTuple):
    """One row of an official list."""

    name: str
    issuer: str
    agencies: str
    field: str


def read_list(source: Source) -> dict[str, Listed]:
    """Return the rows of a workbook by code.

    Raises:
        ImportRefused: It is no workbook, or its header is another.
    """
    import openpyxl

    try:
        with warnings.catch_warnings():  # the portal's workbooks have no default style
            warnings.simplefilter("ignore", UserWarning)
            rows = _rows(openpyxl.load_workbook(io.BytesIO(source.content), read_only=True))
    except Exception as error:  # openpyxl raises whatever the damaged part raises
        raise ImportRefused(f"not a readable workbook: {type(error).__name__}: {error}") from error
    if list(HEAD) not in rows[:_HEAD_WITHIN]:
        raise ImportRefused("a workbook without the header of the portal's lists")
    return {row[0]: Listed(*row[1:]) for row in rows if _CODE.fullmatch(row[0])}


def _rows(book: Workbook) -> list[list[str]]:
    return [
        [clean(str(cell or "")) for cell in (*row, *_EMPTY)[: len(HEAD)]]
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    ]

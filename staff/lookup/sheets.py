"""Records as an XLSX file, for those who work on in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from knowledge_base.procedure import Procedure
from staff.lookup.sections import Asked, sections

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_000  # characters of a cell; the format takes 32,767
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook(records: Iterable[Procedure], asked: Asked) -> bytes:
    """Return a file with one row a record: code, name, then every topic."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Thủ tục")
    sheet.freeze_panes = "C2"
    titled = False
    for record in records:
        topics = sections(record, asked)
        if not titled:
            for place in range(1, len(topics) + 4):
                sheet.column_dimensions[chr(64 + place)].width = 14 if place == 1 else 40
            titles = ["Mã", "Tên thủ tục", "Địa chỉ nguồn", *(topic.title for topic in topics)]
            sheet.append([_cell(sheet, title, bold=True) for title in titles])
            titled = True
        cells = [record.code, record.name, record.source_url]
        cells += ["\n".join(topic.items) for topic in topics]
        sheet.append([_cell(sheet, words) for words in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(words: str) -> str:
    """Return ``words`` so that no spreadsheet takes them for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _cell(sheet: WriteOnlyWorksheet, words: str, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, harmless(words)[:LONGEST])
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell

"""Writes a report as a workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from dossiers.figures.counts import Share
from staff.figures.asked import SIDES, Asked
from staff.figures.report import Report
from staff.figures.words import day

RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def workbook(report: Report, asked: Asked, unit: str) -> bytes:
    """Return the XLSX file: the figures, the units below, the procedures that pull down."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  # a new workbook has one
    sheet.title = "Chỉ số"
    _write(sheet, ["Đơn vị", unit], bold=False)
    _write(sheet, ["Kỳ", str(asked.period), SIDES[asked.side]], bold=False)
    _write(sheet, ["Số liệu đến", day(report.told_at)], bold=False)
    head = ["Chỉ số", "Công thức", "Tử số", "Mẫu số", "Tỷ lệ", "Kỳ trước", "Không rõ"]
    _write(sheet, [*head, "Mục tiêu", "Quyết định", "Còn thiếu"])
    for line in report.lines:
        target = line.target
        _write(
            sheet,
            [line.definition.title, line.definition.formula, line.now.numerator,
             line.now.denominator, line.now.rate, line.before.rate, line.now.unknown,
             target.value if target else None,
             f"{target.decision} ngày {day(target.dated)}" if target else None, line.missing],
            bold=False,
        )  # fmt: skip
    below = book.create_sheet("Đơn vị bên dưới")
    _write(below, ["Đơn vị", "Tiếp nhận", *_share_head(asked)])
    for one in report.units:
        _write(below, [one.name, one.received, *_share(one.now)], bold=False)
    pulling = book.create_sheet("Thủ tục kéo xuống")
    _write(pulling, ["Thủ tục", *_share_head(asked), "Chưa đạt", "Tỷ lệ nếu không tính"])
    for pull in report.pulls:
        _write(
            pulling, [pull.procedure, *_share(pull.share), pull.lacking, pull.without], bold=False
        )
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def safe(value: object) -> object:
    """Return ``value`` so that no spreadsheet takes it for a formula."""
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return value


def _write(sheet: Any, cells: list[Any], *, bold: bool = True) -> None:  # noqa: ANN401
    sheet.append([safe(cell) for cell in cells])
    if bold:
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)


def _share_head(asked: Asked) -> list[str]:
    return [f"Tử số ({asked.figure.title.lower()})", "Mẫu số", "Tỷ lệ"]


def _share(share: Share) -> list[Any]:
    return [share.numerator, share.denominator, share.rate]

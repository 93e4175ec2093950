"""Draws the sheet: what to bring, the cost, the time, the place, in the words of the tick list."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.fonts import TTFFont

from knowledge_base.checklist import BOX, checklist
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.procedure import Procedure

FONTS = Path(__file__).resolve().parent / "font"
SIZES_PT = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)  # the largest that fits on one page
A5_MM = (148, 210)
EDGE_MM = 9.0
CODE_MM = 24.0
TITLES = (
    "Tờ khai phải điền:",
    "Không phải tự điền:",
    "Cần mang:",
    "Không phải mang nếu cơ quan tra được:",
)


class TooLong(KnowledgeBaseError):
    """The tick list does not fit on one sheet in letters that can be read."""


def handout(procedure: Procedure, today: date, link: str) -> bytes:
    """Return a PDF of one A5 page with the tick list of ``procedure``, all cases in it.

    Args:
        procedure: The record.
        today: The day that stands on the sheet.
        link: What the QR code opens.

    Raises:
        TooLong: It does not fit.
    """
    lines = checklist(procedure, {}, today)[1:]
    for size_pt in SIZES_PT:
        sheet = _drawn(procedure, lines, today, link, size_pt)
        try:
            if sheet.page_no() == 1:
                return bytes(sheet.output())
        finally:
            _close_fonts(sheet)
    raise TooLong(f"{procedure.code} does not fit on one A5 page.")


def _drawn(
    procedure: Procedure, lines: Sequence[str], today: date, link: str, size_pt: float
) -> FPDF:
    sheet = FPDF(format=A5_MM)
    sheet.set_margin(EDGE_MM)
    sheet.set_auto_page_break(auto=True, margin=EDGE_MM)
    sheet.set_title(procedure.short_name)
    sheet.set_lang("vi")
    for style, name in (("", "Regular"), ("B", "Bold")):
        sheet.add_font("Noto", style, FONTS / f"NotoSans-{name}.ttf")
    sheet.add_page()
    _head(sheet, procedure, today, link)
    for line in lines:
        _line(sheet, line, size_pt)
    return sheet


def _close_fonts(sheet: FPDF) -> None:
    """Let go of the files of the fonts, which the library leaves open."""
    for font in sheet.fonts.values():
        if isinstance(font, TTFFont):
            font.ttfont.close()


def _head(sheet: FPDF, procedure: Procedure, today: date, link: str) -> None:
    picture = io.BytesIO()
    segno.make(link, micro=False, error="m").save(picture, kind="png", scale=8, border=4)
    sheet.image(picture, x=sheet.w - EDGE_MM - CODE_MM, y=EDGE_MM, w=CODE_MM, link=link)
    room = sheet.epw - CODE_MM - 3
    sheet.set_font("Noto", "B", 14)
    sheet.multi_cell(room, 6.2, procedure.short_name, new_x="LMARGIN", new_y="NEXT", align="L")
    sheet.set_font("Noto", "", 8.5)
    told = (
        f"{procedure.name} (mã {procedure.code}). In ngày {today.day}/{today.month}/{today.year}. "
        "Quét mã để hỏi tiếp theo trường hợp của mình. Không phải kênh chính thức."
    )
    sheet.multi_cell(room, 4, told, new_x="LMARGIN", new_y="NEXT", align="L")
    sheet.set_y(max(sheet.get_y(), EDGE_MM + CODE_MM) + 1.5)


def _line(sheet: FPDF, line: str, size_pt: float) -> None:
    high = size_pt * 0.47
    sheet.set_font("Noto", "B" if line in TITLES else "", size_pt)
    if not line.startswith(BOX):
        sheet.multi_cell(0, high, line, new_x="LMARGIN", new_y="NEXT", align="L")
        return
    box, indent = high * 0.62, high * 1.15
    if sheet.will_page_break(high):
        sheet.add_page()
    sheet.rect(sheet.l_margin + 0.4, sheet.get_y() + high * 0.2, box, box)
    sheet.set_x(sheet.l_margin + indent)
    words = line.removeprefix(BOX).strip()
    sheet.multi_cell(sheet.epw - indent, high, words, new_x="LMARGIN", new_y="NEXT", align="L")

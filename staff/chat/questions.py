"""What an officer asks in the chat. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dossiers.figures.definitions import BY_ID, Definition
from dossiers.figures.periods import Period, before, month_of, quarter_of, year_of
from knowledge_base.text import fold

CODE = re.compile(r"\d\.\d{6}")
_SECTIONS = (
    ("Thành phần hồ sơ", r"thanh phan|giay to"),
    ("Biểu mẫu", r"bieu mau|to khai|mau don"),
    ("Phí, lệ phí", r"\bphi\b|le phi|bao nhieu tien"),
    ("Thời hạn giải quyết", r"thoi (han|gian)|bao lau|may ngay"),
    ("Nộp trên mạng", r"truc tuyen|tren mang|qua mang|toan trinh"),
    ("Nơi nhận", r"noi (nop|nhan)|nop o dau"),
    ("Yêu cầu, điều kiện", r"dieu kien|yeu cau"),
    ("Trình tự", r"trinh tu|cach lam|cac buoc"),
    ("Kết quả", r"\bket qua\b"),
    ("Căn cứ pháp lý", r"can cu|phap ly"),
)
USUAL = ("Thành phần hồ sơ", "Biểu mẫu", "Phí, lệ phí", "Thời hạn giải quyết", "Căn cứ pháp lý")
_LOOK_UP = re.compile(
    r"^(tra cuu|thanh phan( ho so)?|can cu( phap ly)?|quyet dinh cong bo|bieu mau)( cua)?\b[ :]*"
)
_FIGURES = (
    ("paid_online", r"thanh toan|nop tien|nop phi"),
    ("on_time", r"dung han|tre han|qua han"),
    ("result_electronic", r"ket qua dien tu"),
    ("papers_reused", r"dung lai|tai su dung"),
    ("papers_digitised", r"so hoa"),
    ("post", r"buu chinh"),
    ("online", r"truc tuyen|tren mang|qua mang|toan trinh"),
)
_MONTH = re.compile(r"thang (\d{1,2})(?:\s?[/-]\s?(20\d\d)| nam (20\d\d))?")


@dataclass(frozen=True, slots=True)
class LookUp:
    """Asks for what a record says.

    Attributes:
        codes: Named procedures.
        words: What the procedure is called, when no code is named.
        sections: Titles of a record's sections.
    """

    codes: tuple[str, ...]
    words: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """Asks for a figure of a period."""

    figure: Definition
    period: Period


def read_question(text: str, today: date) -> LookUp | FigureAsked | None:
    """Return what ``text`` asks; ``None``: nothing that is an officer's alone."""
    folded = fold(text)
    if "ty le" in folded and (figure := _figure(folded)) is not None:
        return FigureAsked(figure, _period(folded, today))
    codes = tuple(dict.fromkeys(CODE.findall(text)))
    start = _LOOK_UP.match(folded)
    if not codes and start is None:
        return None
    named = tuple(title for title, words in _SECTIONS if re.search(words, folded))
    words = "" if codes or start is None else text[start.end() :].strip()
    return LookUp(codes, words, named or USUAL)


def _figure(folded: str) -> Definition | None:
    return next((BY_ID[id_] for id_, words in _FIGURES if re.search(words, folded)), None)


def _period(folded: str, today: date) -> Period:
    """Return the period that is named; this month when none is."""
    former = re.search(r"\b(thang|quy|nam) (truoc|ngoai|qua)\b", folded)
    unit = former[1] if former else ""
    if match := _MONTH.search(folded):
        month, year = int(match[1]), match[2] or match[3]
        if 1 <= month <= 12:
            past = today.year if month <= today.month else today.year - 1
            return month_of(date(int(year) if year else past, month, 1))
    if unit == "quy" or "quy nay" in folded:
        now = quarter_of(today)
    elif unit == "nam" or "nam nay" in folded:
        now = year_of(today)
    else:
        now = month_of(today)
    return before(now) if unit else now

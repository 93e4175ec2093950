"""Words and figures: money, days, numbers, sentences, and what is cut to fit."""

from __future__ import annotations

import re
from datetime import date

_NAMES = re.compile(
    r"(?:Bộ|Công an|Cổng|Cục|Hà Nội|Hội đồng|Huế|Luật|Nghệ An|Đồng Nai)\b"
    r"|(?:Sở|Tòa án|Trung tâm|Việt|Điều \d+)\b"
    r"|\S?[^\W\d_]*[A-ZĐ]{2}"
)
"""What keeps its capital within a sentence: names, and words such as ``VNeID`` or ``eTax``."""


def money(amount_vnd: int) -> str:
    """``15000`` -> ``15.000 đồng``; ``0`` -> ``miễn phí``."""
    return "miễn phí" if amount_vnd == 0 else f"{amount_vnd:,} đồng".replace(",", ".")


def day(value: date) -> str:
    """``2026-06-10`` -> ``10/6/2026``."""
    return f"{value.day}/{value.month}/{value.year}"


def number(amount: float) -> str:
    """``3.0`` -> ``3``; ``1.5`` -> ``1,5``."""
    return f"{amount:g}".replace(".", ",")


def sentence(words: str) -> str:
    """``thẻ bị mất`` -> ``Thẻ bị mất.``; what leads to a list keeps its colon."""
    end = "" if words.endswith(":") else "."
    return f"{words[:1].upper()}{words[1:].rstrip('.')}{end}"


def clause(words: str) -> str:
    """``Được nhờ.`` -> ``được nhờ``; a name or an abbreviation at the start keeps its capitals."""
    lowered = words if _NAMES.match(words) else words[:1].lower() + words[1:]
    return lowered.rstrip(".")


def shortened(words: str, room: int) -> str:
    """Cut at a blank to at most ``room`` characters, with an ellipsis where something is cut."""
    if len(words) <= room:
        return words
    cut = words[:room].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
    return cut + ")" if cut.count("(") > cut.count(")") else cut


_MARK = re.compile(
    r"^(?:[-+•–*)…,;:.!\s]"
    r"|\(\*+\)|\(?(?:[a-zđ]\d?|[ivx]{1,5}|\d{1,2})(?:\.\d{1,2})*\)"
    r"|(?:\d{1,2}(?:\.\d{1,2})*[./]|(?:[A-Za-zĐđ]\d?|[IVX]{1,5})\.\s)(?=\s*[^\W\d]))*"
)


def unmarked(words: str) -> str:
    """``a) Đơn đề nghị`` -> ``Đơn đề nghị``: marks of a list that was cut into its lines."""
    return _MARK.sub("", words) or words


_ENDS = re.compile(r"[-\s./,;:]*$")


def published(words: str) -> str:
    """``+ Giấy phép./.`` -> ``Giấy phép``: marks of lists and of the end of a text."""
    return _ENDS.sub("", unmarked(words)) or words


_PARTS = re.compile(r"[;,(]| và ")


def whole_parts(words: str, room: int) -> str:
    """Cut to whole parts that fit: ``NĐ 63/2024/NĐ-CP và biểu…`` is ``NĐ 63/2024/NĐ-CP``."""
    if len(words) <= room:
        return words
    ends = [part.start() for part in _PARTS.finditer(words) if 0 < part.start() <= room]
    return words[: ends[-1]].rstrip(" ,;(") if ends else shortened(words, room)


_JOINS = re.compile(r",| (?:hoặc|của|cho|do|có|kèm|về|để) ")


def gist(name: str, room: int) -> str:
    """Cut a name before what only adds to it: ``Đơn báo mất hộ chiếu…``, not ``… hoặc thông…``."""
    if len(name) <= room:
        return name
    ends = [join.start() for join in _JOINS.finditer(name) if room // 2 <= join.start() < room]
    return name[: ends[-1]].rstrip(",") + "…" if ends else shortened(name, room)

"""Judges published processing times (portal.md, section 1, hazard 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge_base.importers.published import PublishedMethod
from knowledge_base.procedure import ProcessingTime, TimeUnit

NO_UNIT = "Cổng chỉ ghi con số, không ghi đơn vị thời gian"
NOT_A_TIME = "Cổng không ghi con số; đây là nguyên văn"
ZERO = "Cổng ghi thời gian bằng 0"
IN_TEXT = "Cột thời gian trên Cổng để trống, chỉ phần mô tả có nói đến thời hạn"
OTHER_TIMES = "Phần mô tả nêu thời hạn khác với con số trên Cổng"

LONGEST_CONDITION = 200
"""A longer description tells more than one case, and is kept as a quotation."""

_SPAN = re.compile(
    r"\b(\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?(?:ngày(?! \d)|giờ(?! cùng)|tháng(?! \d)|phút)", re.I
)
_ABOUT_TIME = re.compile(r"thời hạn|thời gian|ngay (?:sau|trong|khi)", re.I)


def judge_time(
    method: PublishedMethod, case_time: tuple[float, TimeUnit] | None
) -> Iterator[ProcessingTime]:
    """Yield the time of one way of filing; nothing where the source has no word about it.

    Args:
        method: A row of the table of ways.
        case_time: Amount and unit from the portal's case list, which mends a bare number.
    """
    about = method.description if speaks_of_time(method.description) else ""
    if method.amount is None:
        doubt, quote = (NOT_A_TIME, method.time_text) if method.time_text else (IN_TEXT, about)
        if quote:
            yield ProcessingTime(way=method.way, doubt=doubt, quote=quote)
    elif method.amount == 0:
        yield ProcessingTime(way=method.way, doubt=ZERO, quote=about or "0")
    elif method.unit is None and case_time and case_time[0] == method.amount:
        yield ProcessingTime(
            amount=method.amount, unit=case_time[1], way=method.way, condition=about or None
        )
    elif method.unit is None:
        quote = about or f"{method.amount:g}"
        yield ProcessingTime(amount=method.amount, way=method.way, doubt=NO_UNIT, quote=quote)
    else:
        yield _with_unit(method, about)


def _with_unit(method: PublishedMethod, about: str) -> ProcessingTime:
    spans = {float(span) for span in _SPAN.findall(about)}
    time = ProcessingTime(amount=method.amount, unit=method.unit, way=method.way)
    if spans and method.amount not in spans:
        return time.model_copy(update={"doubt": OTHER_TIMES, "quote": about})
    long = len(about) > LONGEST_CONDITION
    return time.model_copy(update={"quote" if long else "condition": about or None})


def speaks_of_time(text: str) -> bool:
    """Say whether a description speaks of how long it takes."""
    return bool(_SPAN.search(text) or _ABOUT_TIME.search(text))

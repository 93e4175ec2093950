"""One processing time, with its case and its doubt."""

from __future__ import annotations

import re

from knowledge_base.phrases.words import clause, number, published, sentence, shortened
from knowledge_base.procedure import ProcessingTime, TimeUnit

UNITS = {
    TimeUnit.HOUR: "giờ",
    TimeUnit.DAY: "ngày",
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.MONTH: "tháng",
    TimeUnit.YEAR: "năm",
}

CUTOFF_15H = "Hồ sơ nhận sau 15 giờ thì tính từ ngày làm việc kế tiếp."


def say_duration(time: ProcessingTime) -> str:
    """``3 ngày làm việc``; a bare number is quoted with its doubt."""
    if time.unit is TimeUnit.SAME_DAY:
        words = "giải quyết trong ngày"
    elif time.amount is None:
        words = "chưa rõ"
    elif time.unit is None:
        words = f"Cổng ghi “{number(time.amount)}” mà không ghi đơn vị"
    else:
        words = f"{number(time.amount)} {UNITS[time.unit]}"
    if time.condition and not _repeats(time.condition, time.amount):
        words += f" ({published(time.condition)})"
    if not time.doubt:
        return words
    if time.amount is None or time.unit is None:
        said, _, rest = time.doubt.partition(". ")
        more = rest if "đơn vị" in said else time.doubt  # that a unit is missing is said already
        return f"{words}. {sentence(more)[:-1]}" if more else words
    return f"{words}. Chưa chắc: {clause(time.doubt)}"


def _repeats(condition: str, amount: float | None) -> bool:
    """Say whether the published condition only tells the time once more."""
    return (
        amount is not None
        and re.match(rf"0?{number(amount)} (?:ngày|giờ)\b", condition) is not None
    )


def name_duration(time: ProcessingTime, room: int) -> str:
    """``10 ngày (phải xác minh), chưa chắc``: a doubt is named, not told, and never cut off."""
    doubt = ", chưa chắc" if time.doubt and time.amount and time.unit else ""
    words = say_duration(time.model_copy(update={"doubt": None}))
    return shortened(words, room - len(doubt)) + doubt

"""What is asked while we measure: conversations of five turns, as citizens have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

GREETING = "xin chào"
OPENINGS = (
    "làm giấy khai sinh cho con cần giấy tờ gì",
    "đăng ký tạm trú cần những gì",
    "lam the can cuoc can giay to gi",
    "xin cấp hộ chiếu lần đầu thì chuẩn bị gì",
    "đăng ký kết hôn cần giấy tờ gì",
    "đổi giấy phép lái xe cần gì",
)
FOLLOW_UPS = ("mất bao nhiêu tiền", "nộp qua mạng được không", "mất bao lâu")


def five_turns(opening: str) -> list[str]:
    """Return a conversation: a greeting, the question, three follow-ups."""
    return [GREETING, opening, *FOLLOW_UPS]


def conversations(count: int) -> list[list[str]]:
    """Return ``count`` conversations of five turns."""
    return [five_turns(opening) for opening in islice(cycle(OPENINGS), count)]


def one_long(turns: int) -> list[str]:
    """Return one conversation of ``turns`` turns, from procedure to procedure."""
    return list(islice(_endless(), turns))


def _endless() -> Iterator[str]:
    for opening in cycle(OPENINGS):
        yield opening
        yield from FOLLOW_UPS

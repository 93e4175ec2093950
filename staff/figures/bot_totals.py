"""The bot's daily totals, as the gateway gives them, and what a page makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from dossiers.figures.counts import Share

ONLINE = ("full", "partial")
ENDINGS = {
    "answered": "đã trả lời",
    "choice_offered": "đưa ra lựa chọn",
    "asked_procedure": "hỏi lại là việc gì",
    "asked_case": "hỏi trường hợp",
    "asked_dossier_code": "hỏi mã hồ sơ",
    "dossier_shown": "cho biết hồ sơ đến đâu",
    "dossier_refused": "không cho xem hồ sơ",
    "not_covered": "thủ tục chưa có",
    "not_understood": "không hiểu",
    "out_of_scope": "ngoài phạm vi",
    "smalltalk": "chào hỏi",
    "handed_over": "chuyển cán bộ",
    "too_long": "tin quá dài",
    "rate_limited": "nhắn quá nhanh",
    "unavailable": "tạm ngừng",
    "error": "lỗi",
}
"""Named endings (design, section on contracts), as officers read them."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    day: date
    channel: str
    unit: str


class TurnRow(_Row):
    """Turns of one day, channel, unit, ending and procedure."""

    outcome: str
    procedure: str
    turns: int


class VisitRow(_Row):
    """Visits of one day, channel and unit that ended alike."""

    end: str
    visits: int


class Totals(BaseModel):
    """What ``GET /internal/figures`` answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    turns: tuple[TurnRow, ...]
    visits: tuple[VisitRow, ...]


@dataclass(frozen=True)
class BotReport:
    """What the page of the bot shows.

    Attributes:
        alone: Visits answered without a person and without coming back in 72 hours, of those
            whose end is known.
        not_known: Visits whose week was over before 72 hours were.
        offered_online: Answers about a procedure that can be done online, of all answers about a
            procedure: each such answer says so and offers the next step.
        procedures: (code, name, turns), the most asked first.
    """

    turns: int
    by_day: dict[date, int]
    by_channel: list[tuple[str, int]]
    endings: list[tuple[str, int]]
    procedures: list[tuple[str, str, int]]
    alone: Share
    visits: dict[str, int]
    not_known: int
    offered_online: Share


def report(
    totals: Totals, about: Callable[[Sequence[str]], Mapping[str, tuple[str, str]]], most: int = 20
) -> BotReport:
    """Return what ``totals`` say.

    Args:
        totals: As the gateway gave them.
        about: Returns code -> (name, online level) of the procedures that are held.
        most: Of the procedures that are named.
    """
    days, channels, endings, asked = (
        Counter[date](),
        Counter[str](),
        Counter[str](),
        Counter[str](),
    )
    answered = Counter[str]()
    for row in totals.turns:
        days[row.day] += row.turns
        channels[row.channel] += row.turns
        endings[row.outcome] += row.turns
        if row.procedure:
            asked[row.procedure] += row.turns
            answered[row.procedure] += row.turns if row.outcome == "answered" else 0
    held = about(list(asked))
    online = sum(n for code, n in answered.items() if held.get(code, ("", ""))[1] in ONLINE)
    visits = Counter[str]()
    for visit in totals.visits:
        visits[visit.end] += visit.visits
    known = sum(count for end, count in visits.items() if end != "not_known")
    return BotReport(
        turns=days.total(),
        by_day=dict(sorted(days.items())),
        by_channel=channels.most_common(),
        endings=[(ENDINGS.get(name, name), count) for name, count in endings.most_common()],
        procedures=[(c, held.get(c, ("", ""))[0], n) for c, n in asked.most_common(most)],
        alone=Share(visits["alone"], known),
        visits=dict(visits),
        not_known=visits["not_known"],
        offered_online=Share(online, answered.total()),
    )

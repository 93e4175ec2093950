"""The ways of filing, and how much can be done online."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge_base.phrases.words import clause, sentence
from knowledge_base.procedure import FilingWay, OnlineLevel, Procedure

WAYS = {
    FilingWay.ONLINE: "trên mạng",
    FilingWay.IN_PERSON: "trực tiếp",
    FilingWay.POST: "qua bưu chính",
}


def by_way(said: Iterable[tuple[FilingWay | None, str]]) -> list[str]:
    """Merge equal lines of several ways of filing; where ways differ, each line names its ways.

    ``[(ONLINE, "3 ngày"), (POST, "3 ngày")]`` -> ``["3 ngày"]``.
    """
    ways: dict[str, list[FilingWay | None]] = {}
    for way, line in said:
        ways.setdefault(line, []).append(way)
    if len(ways) == 1:
        return list(ways)
    return [
        f"{sentence('nộp ' + ', '.join(WAYS[w] for w in held if w)).rstrip('.')}: {clause(line)}"
        if any(held)
        else line
        for line, held in ways.items()
    ]


def say_ways(procedure: Procedure) -> str:
    """Every lawful way of filing on one line, online first as the easier one; may be empty."""
    ways = [WAYS[way] for way in WAYS if way in procedure.ways]
    if FilingWay.ONLINE in procedure.ways:
        note = {
            OnlineLevel.FULL: " (toàn trình, đỡ phải đi lại)",
            OnlineLevel.PARTIAL: " (một phần: vẫn có bước phải đến nơi)",
        }.get(procedure.online.level, "")
        ways[0] += note
    if not ways:
        return ""
    return f"Nộp được: {', '.join(ways)}."


def say_ways_in_chat(procedure: Procedure) -> str:
    """The same, and which button tells how it is done online, where that is told in our words.

    The portal's own steps are often the office's: nobody is sent to them for filing online.
    """
    led = FilingWay.ONLINE in procedure.ways and procedure.steps.online
    return say_ways(procedure) + (" Làm trên mạng: bấm “Cách làm”." if led else "")

"""A unit's own service in the talk: what it promises today, when it is open, how it is reached.

Only the unit that the citizen turned to counts (the gateway names it in each turn); a sample or
a historic unit promises nothing to others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from actions import local_words as words
from actions.replies import Bubble, Reply, facet_button
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.local.models import Hours, Status, UnitService
from knowledge_base.local.promise import Promise, When, promise
from knowledge_base.phrases import day as say_day
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold


@dataclass(frozen=True)
class LocalService:
    """Answers for the units.

    Attributes:
        units: By id.
        now: Local time.
        is_working: Says whether offices work on a day.
    """

    units: Mapping[str, UnitService]
    now: Callable[[], datetime]
    is_working: Callable[[date], bool]

    def overhear(self, turn: Turn, open_kb: Callable[[], KnowledgeBase]) -> Reply | None:
        """Return the reply to words that surely ask of a unit's service, else ``None``."""
        said = fold(turn.text)
        if not said:
            return None
        unit = self.units.get(turn.unit or "")
        if words.SAME_DAY_NAME.search(said) or (unit and words.ASKS_SAME_DAY.search(said)):
            return self._same_day(turn, unit, open_kb())
        if turn.intent == "out_of_scope" and not words.NAMES_OFFICE.search(said):
            return None
        for pattern, own, general in (
            (words.ASKS_HOURS, _hours(unit), words.NO_HOURS),
            (words.ASKS_BOOKING, _named(unit, "booking"), words.NO_BOOKING),
            (words.ASKS_POSTAL, _named(unit, "postal"), words.NO_POSTAL),
            (words.ASKS_HOTLINE, _named(unit, "hotline"), words.NO_HOTLINE),
        ):
            if pattern.search(said) or pattern.search(turn.text.lower()):
                return self._of_unit(turn, unit, own, general, open_kb())
        return None

    def beside(self, reply: Reply, turn: Turn) -> Reply:
        """Return an answer about time with what the citizen's unit promises on its own."""
        unit = self.units.get(turn.unit or "")
        asked = reply.facet is Facet.TIME and reply.outcome == "answered"
        if unit is None or not asked or reply.procedure is None:
            return reply
        promised = promise(unit, reply.procedure, self.now(), self.is_working)
        if promised is None:
            return reply
        *others, last = reply.bubbles
        told = Bubble(f"{last.text}\n{_say(unit, promised)}", last.buttons)
        return dataclasses.replace(reply, bubbles=(*others, told))

    def _same_day(self, turn: Turn, unit: UnitService | None, kb: KnowledgeBase) -> Reply:
        found = kb.find(turn.text)
        sure = found.mentioned and found.decision.kind == "one"
        code = found.decision.hits[0].code if sure else turn.procedure
        if unit is None or not unit.same_day:
            past = [u.history for u in self.units.values() if u.status is Status.HISTORIC]
            example = f" Ví dụ trước đây: {past[0]}" if past else ""
            return _answer(words.NOBODYS.format(example=example), None)
        if not unit.promises:
            return _answer(words.HISTORY.format(history=unit.history), None)
        rule = unit.same_day[0]
        promised = promise(unit, code or rule.procedures[0], self.now(), self.is_working)
        if promised is None:
            return _answer(words.NOT_COVERED.format(unit=unit.name, rule=rule.name), code)
        return _answer(_say(unit, promised), code)

    def _of_unit(
        self,
        turn: Turn,
        unit: UnitService | None,
        own: str | None,
        general: str,
        kb: KnowledgeBase,
    ) -> Reply | None:
        if unit is not None and unit.promises and own:
            return _answer(own + _sample(unit), turn.procedure)
        if turn.procedure:
            return None
        found = kb.find(turn.text)
        if found.mentioned and found.decision.kind == "one":
            return None  # about a procedure: its own record says more than a general sentence
        return _answer(general, turn.procedure)


def _answer(text: str, code: str | None) -> Reply:
    buttons = tuple(facet_button(f, code) for f in (Facet.TIME, Facet.WHERE)) if code else ()
    return Reply(
        "answered",
        (Bubble(text, buttons),),
        facet=Facet.WHERE,
        procedure=code,
        slots={"misses": 0},
    )


def _say(unit: UnitService, promised: Promise) -> str:
    rule, form = promised.rule, {When.TODAY: words.TODAY, When.NEXT: words.NEXT}
    named = f"{words.WEEKDAYS[promised.day.weekday()]} {say_day(promised.day)}"
    return form.get(promised.when, words.LATER).format(
        unit=unit.name,
        rule=rule.name,
        cut_off=_clock(rule.cut_off),
        late_by=_clock(rule.late_by),
        condition=rule.condition,
        day=named,
        weekday=words.WEEKDAYS[rule.weekday.number],
    ) + _sample(unit)


def _sample(unit: UnitService) -> str:
    return f" {words.SAMPLE}" if unit.status is Status.SAMPLE else ""


def _hours(unit: UnitService | None) -> str | None:
    if unit is None or not unit.hours:
        return None
    by_days: dict[tuple[str, ...], list[Hours]] = {}
    for one in unit.hours:
        by_days.setdefault(tuple(one.days), []).append(one)
    parts = [
        f"{_days(stretches[0])} "
        + " và ".join(f"{_clock(h.opens)} đến {_clock(h.closes)}" for h in stretches)
        for stretches in by_days.values()
    ]
    return words.HOURS.format(unit=unit.name, hours="; ".join(parts))


def _days(hours: Hours) -> str:
    numbers = sorted(day.number for day in hours.days)
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{words.WEEKDAYS[numbers[0]]} đến {words.WEEKDAYS[numbers[-1]]},"
    return ", ".join(words.WEEKDAYS[number] for number in numbers) + ","


def _named(unit: UnitService | None, field: str) -> str | None:
    told = getattr(unit, field, None)
    if unit is None or not told:
        return None
    label = {"booking": "lấy số", "postal": "trả kết quả", "hotline": "số điện thoại"}[field]
    return f"**{unit.name}**, {label}: {told}."


def _clock(value: time) -> str:
    return f"{value.hour} giờ" + (f" {value.minute}" if value.minute else "")

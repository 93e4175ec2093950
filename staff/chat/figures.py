"""Says a figure of the account's unit in the chat, with formula, counts, target and what lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossiers.figures.counts import Scope, Share, share
from dossiers.figures.periods import before
from dossiers.figures.pulling import Pull, missing, pulls
from dossiers.figures.targets import target_of
from staff.chat.questions import FigureAsked
from staff.figures.source import FigureSource
from staff.figures.words import count, day, percent, points
from staff.roles import Account, Role

NAMED = 3
NOTHING_YET = "Chưa nhập hồ sơ nào, nên chưa có số liệu."


def say_figure(source: FigureSource, account: Account, asked: FigureAsked) -> str:
    """Return the figure in words; blocking."""
    told = source.counts.told_at()
    if told is None:
        return NOTHING_YET
    known = source.counts.units()
    unit = None if account.role is Role.ADMIN else source.tree.of_accounts(account.unit)
    units = None if unit is None else frozenset(source.tree.under(unit, known))
    scope = Scope(asked.period, units)
    now = share(source.counts.total(scope), asked.figure)
    former = replace(scope, period=before(scope.period))
    then = share(source.counts.total(former), asked.figure)
    name = source.tree.name(unit) if unit else "tất cả đơn vị"
    lines = [f"**{asked.figure.title}**, {name}, {asked.period}: **{percent(now)}**"]
    lines += [f"{count(now.numerator)} / {count(now.denominator)} ({asked.figure.formula})."]
    if now.unknown:
        lines.append(f"{count(now.unknown)} hồ sơ không ghi nên không tính.")
    lines.append(f"Kỳ trước: {percent(then)} ({points(now, then)}).")
    lines += _target(source, asked, unit, now)
    lines += _pulls(source, asked, scope)
    lines.append(f"Số liệu xuất lúc {day(told)}.")
    return "\n".join(lines)


def _target(
    source: FigureSource, asked: FigureAsked, unit: str | None, now: Share
) -> Iterator[str]:
    path = source.tree.path(unit) if unit else []
    target = target_of(source.targets, asked.figure.id, path, asked.period.last)
    if target is None:
        yield "Mục tiêu: chưa có quyết định."
        return
    lacking = missing(now, target.value)
    reached = f"còn thiếu {count(lacking)} hồ sơ" if lacking else "đã đạt"
    decision = f"{target.decision} ngày {day(target.dated)}"
    yield f"Mục tiêu {percent(target.value)} ({decision}): {reached}."


def _pulls(source: FigureSource, asked: FigureAsked, scope: Scope) -> Iterator[str]:
    by = {n or "(không ghi thủ tục)": c for n, c in source.counts.by("procedure", scope).items()}
    heavy: list[Pull] = pulls(by, asked.figure, most=NAMED)
    if heavy:
        said = "; ".join(f"{pull.procedure} (thiếu {count(pull.lacking)})" for pull in heavy)
        yield f"Kéo xuống nhiều nhất: {said}."

"""What a fee comes to where the citizen lives, from the province's own rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge_base import phrases
from knowledge_base.places.found import Place
from knowledge_base.places.matching import Places
from knowledge_base.places.models import AlsoRule, Channel, FeeRule, FeesSetBy, Overlay, Province
from knowledge_base.procedure import Fee, FeeSetBy, FilingWay, OnlineLevel, Procedure
from knowledge_base.text import fold

ASK_FIRST = "hỏi nơi nhận trước khi đi"


@dataclass(frozen=True, slots=True)
class Local:
    """Where the citizen lives, with the rules of that province; none known is an empty overlay."""

    place: Place
    province: Province
    overlay: Overlay | None


def local(places: Places, place: Place) -> Local | None:
    """Return the rules for ``place``, ``None`` when its province is none of ours."""
    province = places.get(place.province)
    if province is None:
        return None
    return Local(place, province, places.overlays.get(province.name))


def depends_on_province(fees: Sequence[Fee]) -> bool:
    """Say whether the province changes what is paid: its council sets the amount."""
    return any(fee.set_by is FeeSetBy.PROVINCE and fee.amount_vnd is None for fee in fees)


def say_local(procedure: Procedure, fees: Sequence[Fee], where: Local, today: date) -> list[str]:
    """Return what the province's own rules make of ``fees``, one idea a line; may be empty.

    A fee that the council sets and that no rule here is about gets the hedge: not known here.
    """
    lines: list[str] = []
    for set_by, kind in (
        (FeeSetBy.PROVINCE, FeesSetBy.COUNCIL),
        (FeeSetBy.LAW, FeesSetBy.MINISTRY),
    ):
        concerned = [fee for fee in fees if fee.set_by is set_by and fee.amount_vnd != 0]
        if not concerned:
            continue
        rules = [r for r in _in_force(where, today) if r.fees is kind]
        said = [_say_rule(r, where) for r in rules if _concerns(r, procedure, concerned)]
        lines += said
        if kind is FeesSetBy.COUNCIL:
            lines += _hedge(where, rules=bool(said))
    if lines and where.overlay and FilingWay.ONLINE in procedure.ways:
        lines += [phrases.sentence(also.say) for also in where.overlay.also if _holds(also, today)]
    return lines


def _in_force(where: Local, today: date) -> Iterator[FeeRule]:
    """Yield the rules that hold on that day in the area that was named, or anywhere in it."""
    for rule in where.overlay.rules if where.overlay else ():
        if _holds(rule, today) and (where.place.area is None or where.place.area in rule.areas):
            yield rule


def _holds(rule: FeeRule | AlsoRule, today: date) -> bool:
    begun = rule.valid_from is None or rule.valid_from <= today
    return begun and not (rule.valid_until and rule.valid_until < today)


def _concerns(rule: FeeRule, procedure: Procedure, fees: Sequence[Fee]) -> bool:
    if rule.procedures and procedure.code not in rule.procedures:
        return False
    agency = fold(procedure.agency or "")
    if rule.agencies and not any(fold(word) in agency for word in rule.agencies):
        return False
    if rule.channel is Channel.ONLINE and FilingWay.ONLINE not in procedure.ways:
        return False
    level = procedure.online.level
    if rule.levels and level not in {*rule.levels, OnlineLevel.UNKNOWN}:
        return False
    return any(not _excepted(rule, fee) for fee in fees)


def _excepted(rule: FeeRule, fee: Fee) -> bool:
    """Say whether the rule leaves the fee alone; a name of two fees is not left alone."""
    name = fold(fee.name or "")
    return any(fold(word) in name for word in rule.except_for) and " va " not in name


def _say_rule(rule: FeeRule, where: Local) -> str:
    whose = "HĐND" if rule.fees is FeesSetBy.COUNCIL else "Bộ Tài chính"
    how = " khi nộp trên mạng" if rule.channel is Channel.ONLINE else ""
    if rule.levels == [OnlineLevel.FULL]:
        how += " toàn trình"
    cost = "0 đồng" if rule.rate == 0 else f"{phrases.number(rule.rate * 100)}% mức chung"
    words = f"Ở {_area(rule, where)}: phí, lệ phí do {whose} quy định là **{cost}**{how}"
    words += f", {rule.paid_by}" if rule.paid_by else ""
    words += f", từ {phrases.day(rule.valid_from)}" if rule.valid_from else ""
    words += f" đến {phrases.day(rule.valid_until)}" if rule.valid_until else ""
    words += f" ({rule.resolution})"
    words += f", trừ phí {', '.join(rule.except_for)}" if rule.except_for else ""
    return words + (
        f". Chưa chắc: {phrases.clause(rule.doubt)}; {ASK_FIRST}." if rule.doubt else "."
    )


def _area(rule: FeeRule, where: Local) -> str:
    """Name the province, or the former provinces in it in which the rule holds."""
    if where.place.area:
        return (
            f"{where.place.area} (nay thuộc {where.province.title})"
            if (where.place.area != where.province.name)
            else f"vùng {where.place.area} cũ"
        )
    if set(where.province.areas) <= set(rule.areas):
        return where.province.title
    return f"vùng {', '.join(rule.areas)} cũ của {where.province.title}"


def _hedge(where: Local, *, rules: bool) -> Iterator[str]:
    if rules:
        own = where.province.title.removesuffix(f" {where.province.name}")
        yield f"Nộp trực tiếp thì theo mức của {own}, tôi chưa có số liệu; {ASK_FIRST}."
        return
    area = where.place.area
    name = f"{area} (nay thuộc {where.province.title})" if area else where.province.title
    yield f"Mức của {name} tôi chưa có số liệu; {ASK_FIRST}."

"""The overview: a procedure's main facts in one glance."""

from __future__ import annotations

from datetime import date

from knowledge_base import phrases
from knowledge_base.kinds import FilingWay
from knowledge_base.procedure import Fee, Layer, Procedure
from knowledge_base.say.cases import Case, applying, fees_on
from knowledge_base.say.first import granted_first, is_portal
from knowledge_base.say.places import deciding, district_note, receiving
from knowledge_base.say.said import Said

ROOM = 90
"""Characters of one fact; its doubt is within them, for what is cut off would be said as sure."""


def say_overview(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the procedure and its main facts in one glance."""
    lines = []
    if procedure.differs_by and procedure.layer is Layer.CURATED:
        lines.append(phrases.sentence(procedure.differs_by))
    times = [phrases.name_duration(time, ROOM) for time in applying(procedure.times, case)]
    due = fees_on(procedure, case, today)
    alone = len({phrases.say_amount(fee) for fee in due}) == 1
    fees = [glance_at(fee, today, alone=alone) for fee in due]
    received = _offices(procedure)
    results = granted_first([phrases.published(line) for line in procedure.results])
    for label, bodies, others in (
        ("Nơi nhận", received, "còn nơi khác"),
        ("Cơ quan giải quyết", [] if received else deciding(procedure), "còn nơi khác"),
        ("Thời gian", times, "còn trường hợp khác"),
        ("Phí", fees, "còn trường hợp khác"),
        ("Kết quả", results, "còn kết quả khác"),
    ):
        bodies = list(dict.fromkeys(bodies))
        if bodies:
            words = f"{label}: {phrases.shortened(bodies[0].rstrip('.'), ROOM)}"
            words += f"; {others}" if len(bodies) > 1 else ""
            lines.append(words if words.endswith("…") else f"{words}.")
    return Said("tôi tóm tắt như sau.", [*lines, *district_note(procedure)])


def _offices(procedure: Procedure) -> list[str]:
    """Return where one may go, before a portal; the line of the ways of filing tells of that too.

    What is filed online alone is left as it is, and an office that only helps ("Không tự làm
    được: …") is not put first.
    """
    places = receiving(procedure)
    first = [one for one in places if not is_portal(one) and not one.startswith("Không ")]
    if not first or procedure.ways == [FilingWay.ONLINE]:
        return places
    told = FilingWay.ONLINE in procedure.ways
    return first + [one for one in places if one not in first and not (told and is_portal(one))]


def glance_at(fee: Fee, today: date, *, alone: bool = True) -> str:
    """Return a fee's amount in few words; whatever is cut, its doubt or its end is said.

    Args:
        fee: The fee.
        today: The day it is said on.
        alone: All fees are of this amount: then its case is told only where nothing is paid, for
            what is free in some case is never said without that case.
    """
    words = phrases.say_amount(fee)
    known = fee.amount_vnd is not None or fee.online_amount_vnd is not None
    doubt = phrases.say_ended(fee, today) or (", chưa chắc" if known and fee.doubt else "")
    if fee.condition and (fee.amount_vnd == 0 or not alone):
        words += f" ({phrases.shortened(fee.condition, 45)})"
    elif fee.name and not alone:
        words = f"{phrases.clause(fee.name)} {words}"
    return phrases.shortened(words, ROOM - len(doubt)) + doubt

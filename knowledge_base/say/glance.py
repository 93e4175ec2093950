"""The overview: a procedure's main facts in one glance."""

from __future__ import annotations

from datetime import date

from knowledge_base import phrases
from knowledge_base.procedure import Fee, Layer, Procedure
from knowledge_base.say.cases import Case, applying, fees_on
from knowledge_base.say.places import deciding, district_note, receiving
from knowledge_base.say.said import Said


def say_overview(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the procedure and its main facts in one glance."""
    lines = []
    if procedure.differs_by and procedure.layer is Layer.CURATED:
        lines.append(phrases.sentence(procedure.differs_by))
    times = [phrases.name_duration(time) for time in applying(procedure.times, case)]
    due = fees_on(procedure, case, today)
    alone = len({phrases.say_amount(fee) for fee in due}) == 1
    fees = [glance_at(fee, alone=alone) for fee in due]
    received = receiving(procedure)
    for label, bodies, others in (
        ("Nơi nhận", received, "còn nơi khác"),
        ("Cơ quan giải quyết", [] if received else deciding(procedure), "còn nơi khác"),
        ("Thời gian", times, "còn trường hợp khác"),
        ("Phí", fees, "còn trường hợp khác"),
        ("Kết quả", [phrases.published(line) for line in procedure.results], "còn kết quả khác"),
    ):
        bodies = list(dict.fromkeys(bodies))
        if bodies:
            words = f"{label}: {phrases.shortened(bodies[0].rstrip('.'), 90)}"
            words += f"; {others}" if len(bodies) > 1 else ""
            lines.append(words if words.endswith("…") else f"{words}.")
    return Said("tôi tóm tắt như sau.", [*lines, *district_note(procedure)])


def glance_at(fee: Fee, *, alone: bool = True) -> str:
    """Return a fee's amount in few words.

    Args:
        fee: The fee.
        alone: All fees are of this amount: then its case is told only where nothing is paid, for
            what is free in some case is never said without that case.
    """
    words = phrases.say_amount(fee)
    known = fee.amount_vnd is not None or fee.online_amount_vnd is not None
    if fee.condition and (fee.amount_vnd == 0 or not alone):
        words += f" ({phrases.shortened(fee.condition, 45)})"
    elif fee.name and not alone:
        words = f"{phrases.clause(fee.name)} {words}"
    return words + (", chưa chắc" if known and fee.doubt else "")

"""What is paid, who pays less, when and how."""

from __future__ import annotations

from datetime import date, timedelta

from knowledge_base import phrases
from knowledge_base.procedure import Fee, FilingWay, Procedure
from knowledge_base.say.cases import Case, applying, exemptions_on, fees_on
from knowledge_base.say.said import Said

WHEN = ("khi ", "sau ", "theo ", "chỉ ", "cùng ")
"""How a time of paying begins that is no sentence of its own."""

NO_CHARGE = "theo biểu phí thì không có khoản thu cho việc này"
"""Where a tariff has no entry: more than a source's silence, less than its word "miễn phí"."""
NOT_FREE_BY_SILENCE = "Không ghi chưa chắc là miễn phí. Anh/chị hỏi nơi nhận trước khi nộp."
CAREFUL = "Đừng trả tiền qua đường liên kết lạ, đừng đưa mã OTP cho ai."


def say_fee(procedure: Procedure, case: Case, today: date) -> Said:
    """Say what is paid; a doubtful figure is said with its doubt."""
    due = fees_on(procedure, case, today)
    if not due:
        return no_fee(procedure, today)
    ways = [fee.way for fee in due]
    lines, doubts = phrases.say_fee_lines(due, today)
    fees = phrases.by_way(zip(ways, lines, strict=True), procedure.ways)
    bases = dict.fromkeys(fee.basis for fee in due if fee.basis)
    basis = [f"Căn cứ: {phrases.clause('; '.join(bases))}."] if bases else []
    extra = doubts + later_fees(procedure, case, today) + exempt(procedure, today) + basis
    if len(fees) == 1:
        return Said(fees[0][0].lower() + fees[0][1:] + ".", extra)
    named = [phrases.name_fee(fee, today, successor(procedure, fee)) for fee in due]
    brief = phrases.by_way(zip(ways, named, strict=True), procedure.ways)
    full, short = ([f"- {line}." for line in dict.fromkeys(form)] for form in (fees, brief))
    return Said("phí, lệ phí như sau:", full + extra, [short + extra])


def no_fee(procedure: Procedure, today: date) -> Said:
    """Say that no fee is recorded: since a tariff has none, or since the source is silent."""
    exempt = [phrases.sentence(line) for line in exemptions_on(procedure, today)]
    if procedure.no_charge:
        return Said(f"{NO_CHARGE}.", [f"Căn cứ: {phrases.clause(procedure.no_charge)}.", *exempt])
    lead = "nguồn của tôi không ghi phải nộp phí, lệ phí nào."
    return Said(lead, [*exempt, NOT_FREE_BY_SILENCE])


def exempt(procedure: Procedure, today: date, label: str = "Được miễn hoặc giảm") -> list[str]:
    """Return who pays less: groups on one line, what takes more than a sentence on its own."""
    clauses = [phrases.clause(line) for line in exemptions_on(procedure, today)]
    groups = [line for line in clauses if ". " not in line]
    told = ["; ".join(groups)] if groups else []
    told += [line for line in clauses if ". " in line]
    return [f"{label}: {line}." for line in told]


def successor(procedure: Procedure, fee: Fee) -> Fee | None:
    """Return the fee of the same case that holds from the day after ``fee`` ends, if any."""
    if fee.valid_until is None:
        return None
    follows = fee.valid_until + timedelta(days=1)
    return next(
        (f for f in procedure.fees if f.valid_from == follows and f.only_if == fee.only_if), None
    )


def later_fees(procedure: Procedure, case: Case, today: date) -> list[str]:
    """Say the amounts that will hold from a later day on: ``Từ 1/1/2027: 50.000 đồng/thẻ.``."""
    later = [f for f in applying(procedure.fees, case) if f.valid_from and f.valid_from > today]
    return [
        f"Từ {phrases.day(fee.valid_from)}: {phrases.say_amount(fee)}"
        + (f" ({fee.condition})" if fee.condition and len(later) > 1 else "")
        + "."
        for fee in later
        if fee.valid_from
    ]


def is_free(procedure: Procedure, case: Case, today: date) -> bool:
    """Say whether all that is charged today in this case is nothing, without doubt."""
    due = fees_on(procedure, case, today)
    return bool(due) and all(_is_nothing(fee) for fee in due)


def _is_nothing(fee: Fee) -> bool:
    return fee.amount_vnd == 0 and not fee.online_amount_vnd and not fee.doubt


def may_cost(procedure: Procedure, case: Case, today: date) -> bool:
    """Say whether there is anything to pay in this case, as far as the record knows."""
    if procedure.payment and procedure.payment.due:
        return True
    due = fees_on(procedure, case, today)
    return any(not _is_nothing(fee) and not _is_unclear(fee) for fee in due)


def _is_unclear(fee: Fee) -> bool:
    """Say whether the source shows 0 for it, with no word that anything is charged."""
    unknown = fee.amount_vnd is None and fee.online_amount_vnd is None and fee.set_by is None
    return unknown and phrases.names_no_charge(fee.quote or "?")


def nothing_to_pay(procedure: Procedure, case: Case, today: date) -> Said:
    """Say why nobody is told to pay: it is free, or no charge is known."""
    if is_free(procedure, case, today):
        return Said("thủ tục này miễn phí, anh/chị không phải nộp tiền.", [])
    if due := fees_on(procedure, case, today):
        doubts = dict.fromkeys(phrases.sentence(fee.doubt) for fee in due if fee.doubt)
        return Said("tôi chưa rõ có phải nộp tiền hay không.", [*doubts, CAREFUL])
    if procedure.no_charge:
        return Said(f"{NO_CHARGE}, nên không có gì phải nộp.", [CAREFUL])
    return Said("nguồn của tôi không ghi khoản phải nộp.", [NOT_FREE_BY_SILENCE, CAREFUL])


def say_payment(procedure: Procedure, case: Case, today: date) -> Said:
    """Say when and how it is paid; never more than the record and the portal's usual way."""
    payment = procedure.payment
    if not may_cost(procedure, case, today):
        return nothing_to_pay(procedure, case, today)
    lines = []
    if payment:
        if len(payment.how) == 1:
            lines.append(f"Cách nộp: {phrases.clause(payment.how[0])}.")
        elif payment.how:
            lines += ["Cách nộp:", *(f"- {phrases.sentence(way)}" for way in payment.how)]
        lines += (
            [f"Nhận được: {phrases.clause(payment.receipt)}."]
            if payment.receipt and payment.receipt.lower() != "biên lai"
            else []
        )
        lines += [f"Hoàn phí: {phrases.clause(payment.refund)}."] if payment.refund else []
    if FilingWay.ONLINE in procedure.ways and not (payment and payment.how):
        lines.append("Nộp trên mạng thì thường quét mã QR ở bước thanh toán ngay trên Cổng.")
    lines.append(CAREFUL)
    if payment and payment.due:
        due = phrases.clause(payment.due)
        return Said(f"trả tiền {due}." if due.startswith(WHEN) else f"{due}.", lines)
    return Said("nguồn của tôi không ghi lúc nào phải nộp tiền.", lines)

"""One function a facet: what is said about it, from the record alone.

Each returns the words that follow the procedure's name on the first line, then one idea a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol, TypeVar

from knowledge_base import phrases
from knowledge_base.forms import form_label, in_brackets
from knowledge_base.procedure import Fee, FilingWay, Layer, OnlineLevel, OnlyIf, Procedure

Case = Mapping[str, str]
"""Answers about the citizen's own case: question id -> answer id."""


ONLINE_LEADS = {
    OnlineLevel.FULL: "làm được toàn trình trên mạng (làm hết trên mạng, không phải đến nơi).",
    OnlineLevel.PARTIAL: "nộp trên mạng được một phần, vẫn có bước phải đến nơi.",
    OnlineLevel.NONE: "chưa nộp được trên mạng.",
    OnlineLevel.UNKNOWN: "Cổng có nhận nộp trên mạng; tôi chưa rõ có phải đến nơi không.",
}
ONLINE_SOMEWHERE = {
    OnlineLevel.FULL: "có nơi nhận toàn trình trên mạng, nhưng Cổng chưa ghi; hỏi nơi nhận.",
    OnlineLevel.PARTIAL: "có nơi nhận trước trên mạng, nhưng vẫn có bước phải đến nơi.",
}
"""Said where a text gives a level and the portal's own page has no online way."""


BRIEF_ROOMS = ((52, 28), (44, 0), (34, 0))
"""Characters for the name of a paper and for its case, from roomy to tight."""


class Said(NamedTuple):
    """The body of an answer: what follows the name on the first line, then one idea a line."""

    lead: str
    lines: list[str]
    brief: list[list[str]] = []  # noqa: RUF012 - a tuple's default, never changed


class HasCase(Protocol):
    """An item of a record that may hold only in some cases."""

    @property
    def only_if(self) -> OnlyIf:
        """Question id -> the answers in which the item applies."""


Item = TypeVar("Item", bound=HasCase)


def applying(items: Iterable[Item], case: Case) -> list[Item]:
    """Keep the items that hold in ``case``; a question without an answer excludes nothing."""
    return [
        item
        for item in items
        if all(case.get(q, answers[0]) in answers for q, answers in item.only_if.items())
    ]


def fees_on(procedure: Procedure, case: Case, today: date) -> list[Fee]:
    """Return the fees of ``case`` in force today; past ones only when nothing else is known."""
    fees = applying(procedure.fees, case)
    present = [
        fee
        for fee in fees
        if not (fee.valid_from and fee.valid_from > today)
        and not (fee.valid_until and fee.valid_until < today)
    ]
    return present or fees


def say_overview(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the procedure and its main facts in one glance."""
    lines = []
    if procedure.differs_by and procedure.layer is Layer.CURATED:
        lines.append(phrases.sentence(procedure.differs_by))
    times = [phrases.name_duration(time) for time in applying(procedure.times, case)]
    fees = [glance_at(fee) for fee in fees_on(procedure, case, today)]
    agency = [procedure.agency] if procedure.agency else []
    for label, bodies, others in (
        ("Nơi nhận", procedure.where or agency, "còn nơi khác"),
        ("Thời gian", times, "còn trường hợp khác"),
        ("Phí", fees, "còn trường hợp khác"),
        ("Kết quả", procedure.results, "còn kết quả khác"),
    ):
        bodies = list(dict.fromkeys(bodies))
        if bodies:
            words = f"{label}: {phrases.shortened(bodies[0].rstrip('.'), 90)}"
            words += f"; {others}" if len(bodies) > 1 else ""
            lines.append(words if words.endswith("…") else f"{words}.")
    return Said("tôi tóm tắt như sau.", lines)


def glance_at(fee: Fee) -> str:
    """Return a fee's amount; what is free only in some case is never said without its case."""
    words = phrases.say_amount(fee)
    known = fee.amount_vnd is not None or fee.online_amount_vnd is not None
    words += f" ({fee.condition})" if fee.amount_vnd == 0 and fee.condition else ""
    return words + (", chưa chắc" if known and fee.doubt else "")


def say_documents(procedure: Procedure, case: Case, today: date) -> Said:
    """List the papers to bring, numbered."""
    documents = applying(procedure.documents, case)
    brief = [
        [f"{n}. {phrases.name_document(d, *room)}" for n, d in enumerate(documents, start=1)]
        for room in BRIEF_ROOMS
    ]
    note = [procedure.documents_note] if procedure.documents_note else []
    if not documents:
        return Said("nguồn của tôi không ghi giấy tờ phải nộp.", note)
    lines: list[str] = []
    group = None
    for place, document in enumerate(documents, start=1):
        if document.group and document.group != group:
            group = document.group
            lines.append(f"— {group}")
        lines.append(f"{place}. {phrases.say_document(document)}")
    return Said("giấy tờ cần chuẩn bị:", lines + note, [form + note for form in brief])


def say_online(procedure: Procedure, case: Case, today: date) -> Said:
    """Say whether it can be done online, and which step still forces a visit."""
    online = procedure.online
    lead = ONLINE_LEADS[online.level]
    if online.level is OnlineLevel.UNKNOWN and FilingWay.ONLINE not in procedure.ways:
        lead = "nguồn của tôi không ghi có nộp được trên mạng hay không."
    elif online.level in ONLINE_SOMEWHERE and FilingWay.ONLINE not in procedure.ways:
        lead = ONLINE_SOMEWHERE[online.level]
    lines = []
    if online.visit_step:
        if online.level is OnlineLevel.FULL:
            lead = lead.replace("không phải đến", "thường không phải đến")
        lines.append(f"Bước phải đến nơi: {phrases.clause(online.visit_step)}.")
    if online.prepare:
        prepared = "; ".join(phrases.clause(thing) for thing in online.prepare)
        lines.append(f"Chuẩn bị sẵn: {prepared}.")
    if FilingWay.ONLINE in procedure.ways:
        lines.append("Bắt đầu tại dichvucong.gov.vn, đăng nhập bằng VNeID.")
    if online.host:
        lines.append(f"Tờ khai mở trên trang {online.host}.")
    if online.evidence:
        lines.append(f"Căn cứ: {phrases.clause(online.evidence)}.")
    return Said(lead, lines)


def say_fee(procedure: Procedure, case: Case, today: date) -> Said:
    """Say what is paid; a doubtful figure is said with its doubt."""
    due = fees_on(procedure, case, today)
    fees = phrases.by_way((fee.way, phrases.say_fee_line(fee, today)) for fee in due)
    bases = dict.fromkeys(fee.basis for fee in due if fee.basis)
    basis = [f"Căn cứ: {phrases.clause('; '.join(bases))}."] if bases else []
    if not fees:
        return Said(
            "nguồn của tôi không ghi phải nộp phí, lệ phí nào.",
            [
                *(phrases.sentence(line) for line in procedure.fee_exemptions),
                "Không ghi chưa chắc là miễn phí. Anh/chị hỏi nơi nhận trước khi nộp.",
            ],
        )
    extra = later_fees(procedure, case, today) + exempt(procedure) + basis
    if len(fees) == 1:
        return Said(fees[0][0].lower() + fees[0][1:] + ".", extra)
    brief = [f"- {phrases.name_fee(fee, successor(procedure, fee))}." for fee in due]
    return Said("phí, lệ phí như sau:", [f"- {line}." for line in fees] + extra, [brief + extra])


def exempt(procedure: Procedure) -> list[str]:
    """Return who pays less: groups on one line, what takes more than a sentence on its own."""
    clauses = [phrases.clause(line) for line in procedure.fee_exemptions]
    groups = [line for line in clauses if ". " not in line]
    told = ["; ".join(groups)] if groups else []
    told += [line for line in clauses if ". " in line]
    return [f"Được miễn hoặc giảm: {line}." for line in told]


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
    return [
        f"Từ {phrases.day(fee.valid_from)}: {phrases.say_amount(fee)}."
        for fee in applying(procedure.fees, case)
        if fee.valid_from and fee.valid_from > today
    ]


def say_payment(procedure: Procedure, case: Case, today: date) -> Said:
    """Say when and how it is paid; never more than the record and the portal's usual way."""
    payment = procedure.payment
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
    lines.append("Đừng trả tiền qua đường liên kết lạ, đừng đưa mã OTP cho ai.")
    if payment and payment.due:
        return Said(f"lúc nộp tiền: {phrases.clause(payment.due)}.", lines)
    return Said("nguồn của tôi không ghi lúc nào phải nộp tiền.", lines)


def say_time(procedure: Procedure, case: Case, today: date) -> Said:
    """Say how long it takes once the papers are complete."""
    times = phrases.by_way(
        (time.way, phrases.say_duration(time)) for time in applying(procedure.times, case)
    )
    extra = [phrases.CUTOFF_15H] if procedure.cutoff_15h else []
    if not times:
        return Said("nguồn của tôi không ghi thời hạn giải quyết.", extra)
    if not any("từ" in (time.condition or "") for time in procedure.times):
        extra.insert(0, "Tính từ khi nơi nhận có đủ hồ sơ hợp lệ.")
    if len(times) == 1:
        return Said(f"{times[0]}.", extra)
    return Said("thời gian giải quyết:", [f"- {phrases.sentence(line)}" for line in times] + extra)


def say_where(procedure: Procedure, case: Case, today: date) -> Said:
    """Say which office receives the dossier, and which decides."""
    places = procedure.where or ([procedure.agency] if procedure.agency else [])
    if not places:
        return Said("nguồn của tôi không ghi nơi nhận hồ sơ.", [])
    extra = []
    if procedure.agency and procedure.agency not in places:
        extra.append(f"Cơ quan giải quyết: {procedure.agency}.")
    if FilingWay.ONLINE in procedure.ways:
        extra.append("Trên mạng: dichvucong.gov.vn, đăng nhập bằng VNeID.")
    if len(places) == 1:
        return Said(f"nộp tại {places[0].rstrip('.')}.", extra)
    return Said("nộp tại một trong các nơi sau:", [f"- {p.rstrip('.')}." for p in places] + extra)


def say_steps(procedure: Procedure, case: Case, today: date) -> Said:
    """Say how it is done, online first where that is possible."""
    steps = procedure.steps
    online = [f"{n}. {line}" for n, line in enumerate(steps.online, start=1)]
    counter = [f"{n}. {line}" for n, line in enumerate(steps.counter, start=1)]
    if online and counter:
        return Said("cách làm trên mạng:", [*online, "Nếu đến nộp trực tiếp:", *counter])
    if online or counter:
        return Said("cách làm trên mạng:" if online else "cách làm:", online or counter)
    if steps.as_published:
        return Said("các bước Cổng ghi:", list(steps.as_published))
    return Said("nguồn của tôi không ghi các bước.", [])


def say_forms(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the forms to fill in and where they are found."""
    forms = [
        (
            in_brackets(form.name, form_label(form.code))
            if form.code and form.code not in form.name
            else form.name
        )
        + (f": {form.url}" if form.url else "")
        for form in procedure.forms
    ]
    named = " ".join(forms)
    forms += [
        d.name if d.form in d.name else in_brackets(d.name, form_label(d.form))
        for d in applying(procedure.documents, case)
        if d.form and d.form not in named
    ]
    if not forms:
        return Said("nguồn của tôi không ghi tờ khai hay biểu mẫu nào.", [])
    lines = [f"- {form}" for form in dict.fromkeys(forms)]
    if FilingWay.ONLINE in procedure.ways:
        lines.append("Nộp trên mạng thì điền ngay trên biểu mẫu điện tử, không cần in.")
    return Said("tờ khai, biểu mẫu cần điền:", lines)


def say_result(procedure: Procedure, case: Case, today: date) -> Said:
    """Say what the citizen receives."""
    if not procedure.results:
        return Said("nguồn của tôi không ghi kết quả nhận được.", [])
    if len(procedure.results) == 1:
        return Said(f"kết quả là {procedure.results[0].rstrip('.')}.", [])
    return Said("kết quả nhận được:", [f"- {line.rstrip('.')}." for line in procedure.results])


def say_conditions(procedure: Procedure, case: Case, today: date) -> Said:
    """Say who may file, whether by proxy, and what must hold."""
    lines = [f"Ai được làm: {phrases.clause(procedure.who)}."] if procedure.who else []
    lines += [f"Nhờ người khác: {phrases.clause(procedure.proxy)}."] if procedure.proxy else []
    lines += [f"- {line}" for line in procedure.conditions]
    if not lines:
        return Said("nguồn của tôi không ghi điều kiện riêng.", [])
    return Said("điều kiện:", lines)


def remarks(procedure: Procedure) -> list[str]:
    """Return what the record says elsewhere that may answer a question about conditions."""
    remarks = [procedure.documents_note] if procedure.documents_note else []
    if procedure.online.visit_step:
        remarks.append(f"Phải đến nơi: {phrases.clause(procedure.online.visit_step)}.")
    remarks += [f"Được miễn hoặc giảm phí: {phrases.clause(e)}." for e in procedure.fee_exemptions]
    remarks += [
        f"Giấy cần thêm: {document.name} ({document.when})."
        for document in procedure.documents
        if document.when
    ]
    return remarks


def say_legal(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the legal texts."""
    if not procedure.legal_basis:
        return Said("nguồn của tôi không ghi căn cứ pháp lý.", [])
    return Said("căn cứ pháp lý:", [f"- {line}" for line in procedure.legal_basis])

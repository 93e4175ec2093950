"""A record as titled lists of sentences: for its page, for a comparison, for a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge_base import phrases
from knowledge_base.places.fees import Local, say_local
from knowledge_base.procedure import Procedure
from knowledge_base.say import Case, applying, deciding, exemptions_on, fees_on, receiving
from staff.lookup.words import LAYERS, LEVELS, ONLINE


@dataclass(frozen=True, slots=True)
class Section:
    """One topic of a record; no items: the record does not say.

    Attributes:
        links: Address behind an item, by its place.
    """

    title: str
    items: tuple[str, ...]
    links: tuple[str | None, ...] = ()

    def linked(self) -> list[tuple[str, str | None]]:
        """Return each item with the address behind it."""
        return list(zip(self.items, self.links or [None] * len(self.items), strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom a record is shown: the case, the day, and where the citizen lives."""

    case: Case
    today: date
    where: Local | None = None


def sections(procedure: Procedure, asked: Asked) -> list[Section]:
    """Return every topic in the order of the page, those without items too."""
    return [make(procedure, asked) for make in _MAKERS]


def safe_link(address: str | None) -> str | None:
    """Return an address that may stand behind a link: of the web, not a script."""
    return address if address and address.startswith(("https://", "http://")) else None


def _papers(procedure: Procedure, asked: Asked) -> Section:
    documents = applying(procedure.documents, asked.case)
    items = [phrases.say_document(document) for document in documents]
    note = [procedure.documents_note] if procedure.documents_note else []
    return Section("Thành phần hồ sơ", (*items, *note))


def _forms(procedure: Procedure, asked: Asked) -> Section:
    named = [f"{form.name} ({form.code})" if form.code else form.name for form in procedure.forms]
    links = tuple(safe_link(form.url) for form in procedure.forms)
    return Section("Biểu mẫu", tuple(named), links)


def _fees(procedure: Procedure, asked: Asked) -> Section:
    due = fees_on(procedure, asked.case, asked.today)
    lines = phrases.by_way((fee.way, phrases.say_fee_line(fee, asked.today)) for fee in due)
    bases = dict.fromkeys(f"Căn cứ: {fee.basis}" for fee in due if fee.basis)
    local = say_local(procedure, due, asked.where, asked.today) if asked.where else []
    none = [f"Không có khoản thu theo: {procedure.no_charge}"] if procedure.no_charge else []
    exempt = [f"Miễn, giảm: {line}" for line in exemptions_on(procedure, asked.today)]
    return Section("Phí, lệ phí", (*lines, *none, *local, *exempt, *bases))


def _payment(procedure: Procedure, asked: Asked) -> Section:
    payment = procedure.payment
    if payment is None:
        return Section("Nộp tiền", ())
    told = (payment.due, *payment.how, payment.receipt, payment.refund)
    return Section("Nộp tiền", tuple(phrases.sentence(line) for line in told if line))


def _times(procedure: Procedure, asked: Asked) -> Section:
    times = applying(procedure.times, asked.case)
    lines = phrases.by_way((time.way, phrases.say_duration(time)) for time in times)
    cutoff = [phrases.CUTOFF_15H] if procedure.cutoff_15h else []
    return Section("Thời hạn giải quyết", (*lines, *cutoff))


def _online(procedure: Procedure, asked: Asked) -> Section:
    online = procedure.online
    lines = [f"Mức: {ONLINE[online.level]}", phrases.say_ways(procedure)]
    lines += [f"Bước phải đến nơi: {online.visit_step}"] if online.visit_step else []
    lines += [f"Chuẩn bị: {'; '.join(online.prepare)}"] if online.prepare else []
    lines += [f"Căn cứ: {online.evidence}"] if online.evidence else []
    links: list[str | None] = [None] * len([line for line in lines if line])
    if address := safe_link(online.url):
        return Section(
            "Nộp trên mạng", (*filter(None, lines), "Trang nộp hồ sơ"), (*links, address)
        )
    return Section("Nộp trên mạng", tuple(filter(None, lines)))


def _steps(procedure: Procedure, asked: Asked) -> Section:
    steps = procedure.steps
    lines = [f"Trên mạng: {line}" for line in steps.online]
    lines += [f"Tại quầy: {line}" for line in steps.counter]
    return Section("Trình tự", tuple(lines or steps.as_published))


def _plain(title: str, read: Callable[[Procedure], Sequence[str | None]]) -> _Maker:
    def make(procedure: Procedure, asked: Asked) -> Section:
        return Section(title, tuple(line for line in read(procedure) if line))

    return make


def _levels(procedure: Procedure) -> list[str | None]:
    return [", ".join(LEVELS[level] for level in procedure.levels) or None]


def _who(procedure: Procedure) -> Iterator[str]:
    yield from filter(None, [procedure.who])
    if procedure.proxy:
        yield f"Nhờ người khác: {procedure.proxy}"


def _source(procedure: Procedure) -> list[str | None]:
    review = procedure.review_by
    return [
        f"Quyết định công bố: {procedure.decision_no or 'nguồn không ghi'}",
        f"Xem ngày: {phrases.day(procedure.as_of)}",
        f"Phải rà soát lại trước: {phrases.day(review)}" if review else None,
        f"Cách biên soạn: {LAYERS[procedure.layer]}",
        f"Phiên bản: {procedure.version}",
    ]


_Maker = Callable[[Procedure, Asked], Section]
_MAKERS: tuple[_Maker, ...] = (
    _papers,
    _forms,
    _fees,
    _payment,
    _times,
    _online,
    _plain("Nơi nhận", receiving),
    _plain("Cơ quan giải quyết", deciding),
    _plain("Cấp thực hiện", _levels),
    _plain("Lĩnh vực", lambda p: [p.field]),
    _plain("Ai được làm", lambda p: list(_who(p))),
    _plain("Yêu cầu, điều kiện", lambda p: p.conditions),
    _steps,
    _plain("Kết quả", lambda p: p.results),
    _plain("Căn cứ pháp lý", lambda p: p.legal_basis),
    _plain("Nguồn", _source),
)

"""One procedure's steps of filing online, put together from the general ones and its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge_base import phrases
from knowledge_base.coaching.models import Cause, Coaching, GeneralStep, Host, Own, StepId
from knowledge_base.forms import is_made_for
from knowledge_base.procedure import FilingWay, FilledBy, OnlineLevel, Procedure
from knowledge_base.say import Case, applying, fees_on
from knowledge_base.say.glance import glance_at
from knowledge_base.text import fold

MOST_PAPERS = 4
"""Papers that a step names; the rest are behind the button of all papers."""
HOST_UNKNOWN = "Biểu mẫu có thể mở trên trang khác của cơ quan nhận; địa chỉ phải có đuôi .gov.vn."
FROM_PORTAL = "Chỉ đi theo trang mở ra từ chính Cổng."
NO_PAPERS = "Bản ghi của tôi không nêu giấy phải tải lên; làm theo đúng các dòng trang đưa ra."
"""Forms are none: online they are filled in on the page."""


@dataclass(frozen=True, slots=True)
class CoachStep:
    """One message of the coach.

    Attributes:
        stuck: The usual causes of getting stuck here, the procedure's own first.
    """

    id: StepId
    title: str
    text: str
    stuck: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Coach:
    """All steps of one procedure, at least one.

    Attributes:
        written: Whether a person wrote it for this procedure.
    """

    steps: tuple[CoachStep, ...]
    written: bool

    def place(self, step: str) -> int:
        """Return the place (from 0) of the step with the id ``step``; 0 for an unknown one."""
        return next((at for at, one in enumerate(self.steps) if one.id == step), 0)


def can_be_coached(procedure: Procedure) -> bool:
    """Say whether ``procedure`` is filed online at all."""
    return FilingWay.ONLINE in procedure.ways and procedure.online.level is not OnlineLevel.NONE


def coach_of(procedure: Procedure, coaching: Coaching, today: date, case: Case) -> Coach:
    """Return the steps of ``procedure``, which can be coached, as they are on ``today``."""
    own = coaching.own.get(procedure.code)
    host = coaching.hosts[own.host] if own else _by_address(procedure, coaching)
    places = {
        "code": procedure.code,
        "name": phrases.shortened(procedure.name.removeprefix("Thủ tục "), 90),
        "where": phrases.shortened(_where(procedure), 130),
        "host": _host(host, procedure),
        "papers": _papers(procedure, case),
        "results": phrases.shortened("; ".join(r.rstrip(".") for r in procedure.results), 90)
        or "nguồn của tôi không ghi",
        "fee": _fee(procedure, case, today),
    }
    steps = tuple(
        CoachStep(
            step.id,
            step.title,
            _said(step, host, own).format(**places) + _visit(step.id, procedure),
            _causes(step, host, own, places),
        )
        for step in coaching.general.steps
        if own is None or step.id not in own.skip
    )
    return Coach(steps, written=own is not None)


def _said(step: GeneralStep, host: Host | None, own: Own | None) -> str:
    for words in (own.say if own else {}, host.say if host else {}):
        if step.id in words:
            return words[step.id].rstrip()
    return step.say


def _causes(
    step: GeneralStep, host: Host | None, own: Own | None, places: dict[str, str]
) -> tuple[Cause, ...]:
    found: list[Cause] = []
    for causes in (own.stuck if own else {}, host.stuck if host else {}):
        found += causes.get(step.id, ())
    return tuple(
        Cause.model_construct(when=cause.when, do=cause.do.format(**places))
        for cause in (*found, *step.stuck)
    )


def _by_address(procedure: Procedure, coaching: Coaching) -> Host | None:
    known = coaching.hosts.values()
    return next((h for h in known if h.address and h.address == procedure.online.host), None)


def _host(host: Host | None, procedure: Procedure) -> str:
    if host is None:
        named = procedure.online.host
        return f"Biểu mẫu mở trên trang {named}." if named else HOST_UNKNOWN
    if host.sure:
        return f"Biểu mẫu mở trên {host.name}: {host.address}."
    where = f" ({host.address}, tôi chưa đối chiếu lại địa chỉ này)" if host.address else ""
    also = f", {host.also}" if host.also else ""
    return f"Biểu mẫu thường mở trên {host.name}{where}{also}. {FROM_PORTAL}"


def _where(procedure: Procedure) -> str:
    sites = ("Cổng Dịch vụ công", "Ứng dụng VNeID")
    offices = [place for place in procedure.where if not place.startswith(sites)]
    return (offices or [procedure.agency or "xem trên trang thủ tục"])[0].rstrip(".")


def _papers(procedure: Procedure, case: Case) -> str:
    needed = applying(procedure.documents, case)
    brought = [
        d for d in needed if not is_made_for(d) and (d.filled_by is FilledBy.OTHER or not d.form)
    ]
    papers = [d for d in brought if not d.name.startswith(("Tờ khai", "Đơn "))]
    if not papers:
        return NO_PAPERS
    names = [phrases.shortened(d.name, 55) for d in papers[:MOST_PAPERS]]
    rest = len(papers) - len(names)
    more = f"; và {rest} giấy khác, tùy trường hợp" if rest else ""
    return f"Có thể cần: {'; '.join(names)}{more}."


def _fee(procedure: Procedure, case: Case, today: date) -> str:
    fees = fees_on(procedure, case, today)
    amounts = list(dict.fromkeys(glance_at(fee, today) for fee in fees))
    known = [fee for fee in fees if fee.amount_vnd is not None or fee.set_by is not None]
    if fees and not known:
        return "Mức phải nộp thì tôi chưa rõ, anh/chị xem trên trang."
    if not amounts:
        return "Bản ghi của tôi không nêu khoản phải nộp; trang đòi tiền thì xem kỹ là khoản gì."
    due = procedure.payment.due if procedure.payment else None
    more = " (còn mức khác, tùy trường hợp)" if len(amounts) > 1 else ""
    when = f" Lúc nộp: {phrases.clause(phrases.shortened(due, 80))}." if due else ""
    return f"Mức tôi có: {phrases.shortened(amounts[0], 110)}{more}.{when}"


def _visit(step: StepId, procedure: Procedure) -> str:
    if step is not StepId.KEEP or not procedure.online.visit_step:
        return ""
    return f"\nBước phải đến nơi: {phrases.clause(procedure.online.visit_step)}."


def shared(cause: Cause, said: str) -> int:
    """Count the words that ``said`` (folded) shares with what one sees in ``cause``."""
    return len(_words(said) & _words(fold(cause.when)))


def by_words(causes: Sequence[Cause], said: str) -> list[Cause]:
    """Return ``causes``, those that share most words with ``said`` first.

    Args:
        causes: In the order in which they are told otherwise.
        said: Folded words of the citizen.
    """
    words = _words(said)
    return sorted(
        causes, key=lambda c: (-shared(c, said), -len(words & _words(fold(f"{c.when} {c.do}"))))
    )


def nearest(coach: Coach, at: int, said: str) -> int:
    """Return the place of the step whose trouble ``said`` (folded) tells: ``at`` unless sure.

    Another step is meant only when its cause shares two words or more, and none of ``at`` any.
    """
    best = [max(shared(cause, said) for cause in step.stuck) for step in coach.steps]
    other = max(range(len(best)), key=lambda place: best[place])
    return other if best[at] == 0 and best[other] >= 2 else at


def _words(folded: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded) if len(word) > 1} - _EMPTY


_EMPTY = frozenset(
    {"em", "toi", "minh", "bi", "ket", "vuong", "khong", "duoc", "o", "day", "roi", "gi", "sao"}
)

"""Says a dossier to its owner: state, days, what to do now; no name, no number. Pure."""

from __future__ import annotations

from datetime import date, datetime

from dossiers.calendar import WorkingDays
from dossiers.dossier import Dossier
from dossiers.states import MEANINGS, State

COMPLAINTS = "pakn.dichvucong.gov.vn"
WAITS_FOR_CITIZEN = (State.PAPERS_WANTED, State.PAYMENT_WANTED)
_WANTED = {
    State.PAPERS_WANTED: "Cơ quan yêu cầu",
    State.PAYMENT_WANTED: "Khoản phải nộp",
    State.NOT_ACCEPTED: "Lý do cơ quan ghi",
    State.STOPPED: "Lý do cơ quan ghi",
}
_LATE_TO_DO = "Anh/chị hỏi nơi đã nộp vì sao trễ, và yêu cầu ngày trả mới bằng văn bản."
NATIONAL_DONE = (
    "Lưu ý: Cổng quốc gia có khi ghi “đã xử lý xong” trong lúc cơ quan còn chờ anh/chị bổ sung "
    "giấy tờ, nộp tiền, hoặc đã dừng. Anh/chị hỏi nơi nộp trước khi đi nhận."
)


def explain(dossier: Dossier, now: datetime, days: WorkingDays) -> tuple[str, str]:
    """Return two bubbles: where it stands and what to do, then what that means.

    ``now`` is local time.
    """
    meaning, late = MEANINGS[dossier.state], is_late(dossier, now.date())
    first = [
        f"Hồ sơ {dossier.code.masked}: **{meaning.title}** (trạng thái {dossier.state.value}, "
        f"theo {dossier.source} {_when(dossier.told_at, now)}).",
        days_line(dossier, now.date(), days),
        wanted_line(dossier),
        f"Việc cần làm: {_LATE_TO_DO if late else meaning.to_do}",
    ]
    second = [
        f"Việc: {dossier.procedure_name}." if dossier.procedure_name else "",
        meaning.means,
        f"Việc đang ở phía: {_holder(dossier)}.",
        NATIONAL_DONE if dossier.national and dossier.state is State.DONE else "",
        late_lines(dossier) if late else "",
    ]
    return _joined(first), _joined(second)


def is_late(dossier: Dossier, today: date) -> bool:
    """Say whether the office has missed the promised day."""
    running = MEANINGS[dossier.state].running
    return running and dossier.due is not None and dossier.due < today


def days_line(dossier: Dossier, today: date, days: WorkingDays) -> str:
    """Say the days left or late: ``Còn 2 ngày làm việc, hẹn trả 25/11/2026.``; may be empty."""
    waits = dossier.state in WAITS_FOR_CITIZEN
    if not (MEANINGS[dossier.state].running or waits):
        return ""
    if dossier.due is None:
        return "Hệ thống không ghi ngày hẹn trả; anh/chị xem trên giấy hẹn."
    due, count = f"{dossier.due:%d/%m/%Y}", days.between(today, dossier.due)
    if dossier.due == today:
        return f"Hẹn trả hôm nay, {due}."
    if dossier.due > today:
        return f"Còn {count} ngày làm việc, hẹn trả {due}."
    if waits:
        return f"Ngày hẹn trả {due} đã qua trong lúc hồ sơ chờ anh/chị."
    if count == 0:
        return f"Ngày hẹn trả {due} đã qua, chưa thêm ngày làm việc nào."
    return f"Đã quá hẹn {-count} ngày làm việc (hẹn trả {due})."


def late_lines(dossier: Dossier) -> str:
    """Say what is due to the citizen when the office is late."""
    contact = dossier.contact or "Trung tâm Phục vụ hành chính công nơi anh/chị đã nộp"
    return (
        "Hồ sơ trễ hẹn thì cơ quan phải gửi anh/chị **phiếu xin lỗi** (Mẫu 04), chậm nhất một "
        "ngày trước ngày hẹn, ghi lý do và ngày trả mới; ngày mới chỉ được hẹn một lần.\n"
        f"Chưa nhận được phiếu: anh/chị hỏi {contact}, đọc mã hồ sơ. Không được trả lời: "
        f"phản ánh tại {COMPLAINTS}."
    )


def _holder(dossier: Dossier) -> str:
    holder = MEANINGS[dossier.state].holder
    if dossier.agency and MEANINGS[dossier.state].running:
        return f"{holder} ({dossier.agency})"
    return holder


def wanted_line(dossier: Dossier) -> str:
    """Say what the office asks for: ``Khoản phải nộp: Lệ phí bản sao``; may be empty."""
    label = _WANTED.get(dossier.state)
    return f"{label}: {dossier.wanted}" if label and dossier.wanted else ""


def _when(told_at: datetime, now: datetime) -> str:
    """Say when the source spoke: ``lúc 09:05 hôm nay``."""
    clock = f"lúc {told_at:%H:%M}"
    age = (now.date() - told_at.date()).days
    if age == 0:
        return f"{clock} hôm nay"
    if age == 1:
        return f"{clock} hôm qua"
    return f"{clock} ngày {told_at:%d/%m/%Y}, có thể đã thay đổi"


def _joined(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line)

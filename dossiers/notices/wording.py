"""The words of a notice: read hours or days later, so with dates and never "today". Pure."""

from __future__ import annotations

from datetime import date, datetime

from dossiers.dossier import Dossier
from dossiers.explain import NATIONAL_DONE, late_lines, wanted_line
from dossiers.notices.news import FINAL, Kind, Told
from dossiers.states import MEANINGS, State

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_ENDS = "Việc này đến đây là hết, nên tôi thôi theo dõi hồ sơ."
_MOVED = (
    "Hẹn lại thì cơ quan phải gửi anh/chị phiếu xin lỗi (Mẫu 04) ghi lý do; ngày trả chỉ được "
    "hẹn lại một lần."
)
_IF_LATE = "Đến hẹn mà chưa có kết quả, tôi báo tiếp để anh/chị biết cần hỏi ai."


def say(kind: Kind, told: Told, dossier: Dossier) -> str:
    """Return the text of one notice about ``dossier``, whose follower knew it as ``told``."""
    lines = _LINES[kind](told, dossier)
    return "\n".join(line for line in lines if line)


def day(when: date) -> str:
    """Say a day: ``thứ tư, 25/11/2026``."""
    return f"{_WEEKDAYS[when.weekday()]}, {when:%d/%m/%Y}"


def _changed(told: Told, dossier: Dossier) -> list[str]:
    meaning = MEANINGS[dossier.state]
    if dossier.state is told.state:
        return [_differs(told, dossier), wanted_line(dossier), _source(dossier), _to_do(dossier)]
    due = f"Ngày hẹn trả: {day(dossier.due)}." if meaning.running and dossier.due else ""
    return [
        f"Hồ sơ {dossier.code.masked} anh/chị nhờ theo dõi đổi trạng thái: **{meaning.title}** "
        f"(trước đó: {MEANINGS[told.state].title}).",
        wanted_line(dossier),
        due,
        _source(dossier),
        _to_do(dossier),
        NATIONAL_DONE if dossier.national and dossier.state is State.DONE else "",
        _ENDS if dossier.state in FINAL else "",
    ]


def _differs(told: Told, dossier: Dossier) -> str:
    """Say what is new where the state is not."""
    masked = dossier.code.masked
    if dossier.due == told.due:
        return f"Hồ sơ {masked}: cơ quan ghi yêu cầu mới."
    if dossier.due is None:
        return (
            f"Hồ sơ {masked}: hệ thống không còn ghi ngày hẹn trả (trước đó {told.due:%d/%m/%Y})."
        )
    before = f" (trước đó {told.due:%d/%m/%Y})" if told.due else ""
    moved = f"\n{_MOVED}" if told.due and dossier.due > told.due else ""
    return f"Hồ sơ {masked} có ngày hẹn trả mới: **{day(dossier.due)}**{before}.{moved}"


def _waiting(told: Told, dossier: Dossier) -> list[str]:
    return [
        f"Nhắc anh/chị: hồ sơ {dossier.code.masked} vẫn **{MEANINGS[dossier.state].title}**, "
        f"từ ngày {told.since:%d/%m/%Y} đến nay.",
        wanted_line(dossier),
        _source(dossier),
        _to_do(dossier),
    ]


def _due_soon(_: Told, dossier: Dossier) -> list[str]:
    due = day(dossier.due) if dossier.due else ""
    return [
        f"Nhắc anh/chị: hồ sơ {dossier.code.masked} hẹn trả kết quả **{due}**.",
        f"Hiện giờ hồ sơ {MEANINGS[dossier.state].title}.",
        _source(dossier),
        _IF_LATE,
    ]


def _late(_: Told, dossier: Dossier) -> list[str]:
    due = f"{dossier.due:%d/%m/%Y}" if dossier.due else ""
    return [
        f"Hồ sơ {dossier.code.masked} đã **quá ngày hẹn trả {due}** mà hệ thống chưa ghi kết quả.",
        _source(dossier),
        late_lines(dossier),
    ]


def _to_do(dossier: Dossier) -> str:
    return f"Việc cần làm: {MEANINGS[dossier.state].to_do}"


def _source(dossier: Dossier) -> str:
    return f"Theo {dossier.source}, {_moment(dossier.told_at)}."


def _moment(when: datetime) -> str:
    return f"lúc {when:%H:%M} ngày {when:%d/%m/%Y}"


_LINES = {
    Kind.CHANGED: _changed,
    Kind.WAITING: _waiting,
    Kind.DUE_SOON: _due_soon,
    Kind.LATE: _late,
}

"""The words of the inbox's pages. Pure."""

from __future__ import annotations

from datetime import datetime

from dossiers.calendar import VIETNAM
from staff.errors import GatewayRefusal, Refused

CHANNELS = {
    "web": "Trang web",
    "telegram": "Telegram",
    "zalo_oa": "Zalo OA",
    "zalo_bot": "Zalo Bot",
}
STATES = {"waiting": "Đang chờ", "officer": "Đang trả lời", "closed": "Đã kết thúc"}
BY = {"citizen": "Công dân", "bot": "Trợ lý"}
ENDED = {
    "citizen": "Công dân đã quay lại trợ lý.",
    "officer": "Cán bộ đã kết thúc.",
    "silent": "Đã trả lời, công dân không nhắn gì thêm trong 3 ngày.",
}
SENT = {
    "posted": "đang gửi",
    "held": "chưa tới; công dân sẽ thấy khi mở lại cuộc trò chuyện",
    "shown": "đã tới",
    "told": "đã tới",
}
_REFUSALS = {
    "gone": "Hộp thư của đơn vị không có cuộc trò chuyện này; có thể công dân đã xóa dữ liệu.",
    "closed": "Cuộc trò chuyện đã kết thúc, hoặc công dân đã quay lại trợ lý.",
    "waiting": "Anh/chị chưa nhận cuộc trò chuyện này. Bấm “Nhận” trước rồi trả lời.",
    "no_inbox": "Đơn vị đó chưa mở hộp thư.",
}
_TAKEN = "{who} đang giữ cuộc trò chuyện này."


def refusal(error: GatewayRefusal) -> Refused:
    """Return what an officer reads when the gateway did not do it."""
    if error.reason == "taken":
        who = error.who or "Cán bộ khác"
        return Refused(_TAKEN.format(who=who), error.status)
    words = _REFUSALS.get(error.reason, "Cổng trò chuyện không nhận việc này.")
    return Refused(words, error.status)


def clock(at: float) -> str:
    """Say when: ``10:30 30/11``."""
    return datetime.fromtimestamp(at, VIETNAM).strftime("%H:%M %d/%m")


def span(seconds: float) -> str:
    """Say how long: ``12 phút``, ``2 giờ 5 phút``, ``3 ngày``."""
    minutes = max(0, int(seconds // 60))
    if minutes < 60:
        return f"{minutes} phút" if minutes else "dưới 1 phút"
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{hours} giờ {rest} phút" if rest else f"{hours} giờ"
    return f"{minutes // (24 * 60)} ngày"

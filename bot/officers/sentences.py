"""What officers read in the chat about being linked."""

from __future__ import annotations

from bot.wire import Answer, Outcome, say

INTENT = "officer"
_LINKED = (
    "Đã nối trò chuyện này với tài khoản cán bộ của anh/chị trong 7 ngày. Anh/chị hỏi được, ví "
    "dụ: “thành phần hồ sơ 1.004873”, “tỷ lệ thanh toán trực tuyến tháng này”.\n"
    "Thôi nối: gõ “/canbo thoát”."
)
_WRONG = (
    "Mã này không đúng hoặc đã hết hạn. Anh/chị lấy mã mới ở trang dành cho cán bộ, mục “Nối với "
    "trò chuyện”; mã dùng một lần, trong 10 phút."
)
_UNLINKED = "Trò chuyện này không còn nối với tài khoản cán bộ nào."


def linked() -> Answer:
    """Say that the chat is linked; not to whom, since answers are kept for a day unsealed."""
    return _told(_LINKED)


def wrong_code() -> Answer:
    """Say that a code is wrong, old or used; not which."""
    return _told(_WRONG)


def unlinked() -> Answer:
    """Say that the chat is linked to nobody."""
    return _told(_UNLINKED)


def told(text: str) -> Answer:
    """Return what the officers' pages answer."""
    return say(Outcome.ANSWERED, text).model_copy(update={"intent": INTENT})


def _told(text: str) -> Answer:
    return say(Outcome.SMALLTALK, text).model_copy(update={"intent": INTENT})

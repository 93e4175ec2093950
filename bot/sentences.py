"""Every sentence that the gateway itself says to citizens."""

from __future__ import annotations

from bot.settings import BotSettings
from bot.wire import Answer, Button, Kind, Outcome, say

TRIAL = "Bản thử nghiệm, không phải kênh chính thức"
PERSONAL_NUMBERS_MASKED = (
    "Tôi đã che số giấy tờ, số điện thoại hoặc mã riêng trong tin của anh/chị. "
    "Anh/chị đừng gửi các số này vào đây; tôi không cần chúng để trả lời."
)
SECRETS_MASKED = (
    "Tôi đã che mã, mật khẩu hoặc số thẻ trong tin của anh/chị. Không cán bộ nào được hỏi mã OTP, "
    "mật khẩu, số thẻ; tôi cũng không. Đã lỡ đưa cho ai thì gọi ngay ngân hàng (số in sau thẻ) để "
    "khóa, và đổi mật khẩu VNeID trong ứng dụng."
)
_SECRETS = frozenset({"[MÃ RIÊNG]", "[SỐ THẺ]"})
CAN_HELP = Button(title="Tôi giúp được gì?", payload="/ask_capabilities")
TELEGRAM_COMMANDS = {
    "start": "Bắt đầu",
    "help": "Tôi giúp được gì",
    "huy": "Dừng việc đang hỏi",
    "xoa": "Xóa dữ liệu trò chuyện",
}

_NO_DOSSIERS = (
    "Kênh này không tra cứu hồ sơ đã nộp. Anh/chị đừng gửi mã hồ sơ hay số giấy tờ vào đây; "
    "hồ sơ tra được tại {portal_url}."
)
_NO_WORDS = (
    "Tôi chưa đọc được chữ nào trong tin này. Anh/chị gõ vài từ về việc cần làm, "
    "ví dụ: “làm khai sinh cần giấy tờ gì”."
)
_TOO_LONG = (
    "Tin này dài quá {max_text} chữ cái, tôi chưa đọc được. "
    "Anh/chị hỏi ngắn từng việc một, ví dụ: “đăng ký tạm trú mất bao nhiêu tiền”."
)
_RATE_LIMITED = (
    "Anh/chị gửi hơi nhanh, tôi chưa kịp đọc. Anh/chị chờ khoảng một phút rồi gửi lại giúp tôi."
)
_BUSY = "Lúc này có nhiều người hỏi. Anh/chị chờ khoảng một phút rồi gửi lại giúp tôi."
_EXPIRED = "Nút này đã hết hạn. Anh/chị gõ lại câu hỏi, tôi trả lời ngay."
_NUMBER_NOT_AWAITED = (
    "Con số này đến muộn nên tôi đã bỏ, chưa dùng và không lưu. Muốn xem hồ sơ, anh/chị gửi lại "
    "mã hồ sơ, ví dụ: H56.14-240823-0001."
)
_ELSEWHERE = "Cần gấp, anh/chị gọi {hotline}{hours} hoặc xem {portal_url}."
_UNAVAILABLE = (
    "Hiện tôi chưa lấy được câu trả lời. Anh/chị gửi lại sau ít phút giúp tôi.\n" + _ELSEWHERE
)
_ERROR = "Có trục trặc ở phía tôi, không phải lỗi của anh/chị. Anh/chị gửi lại giúp tôi.\n"
_NOT_YET_DELETED = (
    "Tôi đã ghi yêu cầu xóa của anh/chị nhưng lúc này chưa xóa xong. Tôi tự xóa tiếp, chậm nhất "
    "trong 2 ngày làm việc.\n" + _ELSEWHERE
)
_OFF = (
    "Trợ lý đang tạm dừng để kiểm tra, nên lúc này tôi chưa trả lời được. Mong anh/chị thông cảm."
)
_TYPE_IT = "Anh/chị gõ câu hỏi bằng chữ, có dấu hay không dấu đều được."
_PRIVATE = "Anh/chị đừng gửi ảnh giấy tờ có thông tin cá nhân vào đây."
_CANNOT_READ = {
    Kind.PICTURE: f"Tôi chưa xem được ảnh và video. {_TYPE_IT} {_PRIVATE}",
    Kind.VOICE: f"Tôi chưa nghe được tin thoại. {_TYPE_IT}",
    Kind.STICKER: f"Cảm ơn anh/chị. Tôi chỉ đọc được chữ. {_TYPE_IT}",
    Kind.FILE: f"Tôi chưa mở được tệp. {_TYPE_IT} {_PRIVATE}",
    Kind.PLACE: (
        "Tôi chưa dùng được vị trí trên bản đồ và không lưu vị trí này. Anh/chị gõ tên xã, phường "
        "và việc cần làm giúp tôi."
    ),
    Kind.CONTACT: ("Tôi không cần và không lưu thông tin liên hệ này. " + _TYPE_IT),
    Kind.EDITED: "Tôi chưa đọc được tin đã sửa. Anh/chị gửi lại thành tin mới giúp tôi.",
    Kind.OTHER: f"Tôi chưa đọc được loại tin này. {_TYPE_IT}",
}
_BAD_REQUEST = "Tin gửi lên không đúng dạng nên tôi chưa đọc được. Anh/chị thử gửi lại.\n"
_SESSION_OVER = "Phiên trò chuyện này đã kết thúc. Anh/chị mở lại trang rồi hỏi tiếp giúp tôi.\n"
_NOTICE = (
    "Anh/chị đang nói chuyện với máy (hệ thống trí tuệ nhân tạo), không phải cán bộ. {operator}.\n"
    "Tôi lưu nội dung trò chuyện, không kèm tên, và che số giấy tờ, số điện thoại trước khi lưu; "
    "giữ tối đa {days} ngày kể từ tin cuối.\n"
    "Muốn xóa, anh/chị gõ “xóa dữ liệu”."
)


def masked(labels: tuple[str, ...]) -> str | None:
    """Return what is said when numbers with ``labels`` were masked; ``None`` when none was."""
    if _SECRETS & set(labels):
        return SECRETS_MASKED
    return PERSONAL_NUMBERS_MASKED if labels else None


def no_words() -> Answer:
    """Return the answer to a message without a letter or digit."""
    return say(Outcome.NOT_UNDERSTOOD, _NO_WORDS, CAN_HELP)


def too_long(settings: BotSettings) -> Answer:
    """Return the answer to a message over the limit."""
    limit = f"{settings.max_text:,}".replace(",", ".")
    return say(Outcome.TOO_LONG, _TOO_LONG.format(max_text=limit))


def rate_limited() -> Answer:
    """Return the answer to a sender who writes too fast."""
    return say(Outcome.RATE_LIMITED, _RATE_LIMITED)


def busy() -> Answer:
    """Return the answer when too many turns are under way in all."""
    return say(Outcome.RATE_LIMITED, _BUSY)


def button_expired() -> Answer:
    """Return the answer to a button that cannot be pressed (any more)."""
    return say(Outcome.NOT_UNDERSTOOD, _EXPIRED, CAN_HELP)


def secret_not_awaited() -> Answer:
    """Return the answer to a secret that nobody waits for (any more)."""
    return say(Outcome.ASKED_DOSSIER_CODE, _NUMBER_NOT_AWAITED)


def unavailable(settings: BotSettings) -> Answer:
    """Return the answer when the dialogue is down, slow or silent."""
    return say(Outcome.UNAVAILABLE, _elsewhere(_UNAVAILABLE, settings))


def error(settings: BotSettings) -> Answer:
    """Return the answer when the gateway itself failed."""
    return say(Outcome.ERROR, _elsewhere(_ERROR + _ELSEWHERE, settings))


def not_yet_deleted(settings: BotSettings) -> Answer:
    """Return the answer when a deletion was asked for and could not be finished at once."""
    return say(Outcome.ERROR, _elsewhere(_NOT_YET_DELETED, settings))


def bad_request(settings: BotSettings) -> Answer:
    """Return the answer to a request that is not of the contract's form."""
    return say(Outcome.ERROR, _elsewhere(_BAD_REQUEST + _ELSEWHERE, settings))


def session_over(settings: BotSettings) -> Answer:
    """Return the answer to a message in a session that is not taken (any more)."""
    return say(Outcome.ERROR, _elsewhere(_SESSION_OVER + _ELSEWHERE, settings))


def first_contact(settings: BotSettings) -> str:
    """Say that this is a machine, who runs it, what is stored, how long, and how to delete it."""
    return _NOTICE.format(operator=who_runs(settings), days=settings.retention_days)


def who_runs(settings: BotSettings) -> str:
    """Return who runs the bot, or that it is a trial; without a full stop."""
    if not settings.operator_name:
        return TRIAL
    return f"Đơn vị vận hành: {settings.operator_name}"


def contact(settings: BotSettings) -> str:
    """Return how the citizen's own unit is reached."""
    hours = f" Giờ làm việc: {settings.office_hours}." if settings.office_hours else ""
    return f"Nơi anh/chị đang hỏi: **{settings.operator_name}**, {settings.hotline}.{hours}"


def off(settings: BotSettings, notice: str = "") -> Answer:
    """Return the answer while this channel is switched off, with the ``notice`` given then."""
    return say(Outcome.UNAVAILABLE, f"{notice or _OFF}\n{_elsewhere(_ELSEWHERE, settings)}")


def no_dossiers(settings: BotSettings) -> Answer:
    """Return the answer to who asks for a dossier where none is shown."""
    return say(Outcome.DOSSIER_REFUSED, _elsewhere(_NO_DOSSIERS, settings))


def cannot_read(kind: Kind) -> Answer:
    """Return the answer to what is neither words nor a button."""
    return say(Outcome.NOT_UNDERSTOOD, _CANNOT_READ[kind], CAN_HELP)


def _elsewhere(sentence: str, settings: BotSettings) -> str:
    hours = f" (giờ làm việc: {settings.office_hours})" if settings.office_hours else ""
    return sentence.format(hotline=settings.hotline, hours=hours, portal_url=settings.portal_url)

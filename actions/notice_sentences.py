"""What is said about being told of a dossier's changes."""

from __future__ import annotations

FOLLOW = "Báo tôi khi có thay đổi"
AGREE = "Đồng ý"
DISAGREE = "Không đồng ý"
STOP_ALL = "Thôi báo tất cả"
STOP_ONE = "Thôi báo {masked}"
_BY = {
    "web": "Trang đang mở thì tôi báo tại đây trong vài phút. Đóng trang thì tin chờ sẵn: anh/chị "
    "mở lại bằng đúng máy này là thấy.",
    "telegram": "Tôi nhắn vào cuộc trò chuyện này khi có thay đổi.",
    "zalo_oa": "Tôi nhắn vào cuộc trò chuyện này. Zalo chỉ cho tôi nhắn trong 48 giờ (có nơi 7 "
    "ngày) kể từ tin cuối của anh/chị; quá hạn đó, tin chờ đến lần sau anh/chị nhắn tôi.",
}
DISAGREED = "Vâng, tôi không theo dõi hồ sơ này. Anh/chị muốn xem lại thì gửi mã hồ sơ."
FOLLOWED = (
    "Tôi sẽ báo khi hồ sơ {masked} đổi trạng thái hoặc đổi ngày hẹn, nhắc một ngày trước ngày "
    "hẹn, và nhắc lại nếu hồ sơ chờ anh/chị quá 2 ngày làm việc.\n"
    "Muốn thôi, anh/chị nhắn “thôi báo”."
)
SHOW_FIRST = (
    "Để báo tin về hồ sơ, tôi cần anh/chị xem hồ sơ đó trước: gửi tôi mã hồ sơ, ví dụ "
    "H56.14-240823-0001. Xem xong, anh/chị bấm “Báo tôi khi có thay đổi”."
)
CANNOT_FOLLOW = (
    "Hồ sơ {masked} tôi chưa tự theo dõi được: hệ thống giữ hồ sơ này lần nào cũng hỏi cả số định "
    "danh, mà tôi không lưu số đó. Anh/chị gửi lại mã khi muốn xem."
)
STOPPED = "Tôi thôi báo tin về hồ sơ {masked} và đã xóa mã hồ sơ khỏi danh sách theo dõi."
STOPPED_ALL = "Tôi thôi báo tin và đã xóa danh sách hồ sơ theo dõi của anh/chị."
NOTHING_FOLLOWED = "Hiện tôi không theo dõi hồ sơ nào cho anh/chị."
LIST = "Tôi đang theo dõi cho anh/chị: {codes}. Có thay đổi tôi báo."
WHICH = "Anh/chị đang theo dõi {codes}. Thôi báo hồ sơ nào?"
GONE = "Tin này đã cũ, hồ sơ không còn trong danh sách theo dõi. Anh/chị gửi mã hồ sơ để xem."


def where(channel: str) -> str:
    """Say how notices reach somebody on ``channel``."""
    return _BY.get(channel, _BY["telegram"])

"""The pages in the navigation, as far as an account may open them; and words for the trail."""

from __future__ import annotations

from staff.access import ACCESS
from staff.roles import Account

_ITEMS = (
    ("/lookup", "Tra cứu"),
    ("/inbox", "Hộp thư"),
    ("/learning", "Dạy trợ lý"),
    ("/figures", "Số liệu"),
    ("/bot-figures", "Trợ lý"),
    ("/audit", "Nhật ký"),
)
_DONE = {
    "account_add": "tạo tài khoản",
    "account_password": "đổi mật khẩu",
    "account_disable": "khóa tài khoản",
    "account_enable": "mở lại tài khoản",
    "sign_in": "đăng nhập",
    "chat_code": "lấy mã nối trò chuyện",
    "chat_unlink": "ngắt các trò chuyện đã nối",
    "thread_read": "mở cuộc trò chuyện",
    "thread_claim": "nhận cuộc trò chuyện",
    "thread_answer": "trả lời công dân",
    "thread_pass": "chuyển cuộc trò chuyện",
    "thread_end": "kết thúc cuộc trò chuyện",
    "thread_contact": "xem số điện thoại công dân để lại",
    "propose": "đề xuất",
    "approve_proposal": "duyệt đề xuất",
    "reject_proposal": "không duyệt đề xuất",
    "revert_proposal": "thu hồi đề xuất",
    "done_proposal": "đưa đề xuất vào danh mục",
    "settle_cluster": "xóa nhóm câu",
}


def menu(account: Account) -> list[tuple[str, str]]:
    """Return path and name of each page that ``account`` may open."""
    return [(path, name) for path, name in _ITEMS if account.role in _who(path)]


def done(action: str) -> str:
    """Return what the trail's ``action`` is called."""
    return _DONE.get(action, action)


def _who(path: str) -> frozenset[object]:
    return frozenset(ACCESS.get(("GET", path)) or ())

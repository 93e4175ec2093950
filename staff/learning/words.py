"""Words of the learning pages."""

from __future__ import annotations

import re
from datetime import datetime

from dossiers.calendar import VIETNAM

KINDS = {
    "not_understood": "không hiểu",
    "not_covered": "chưa có thủ tục",
    "rated_low": "chấm thấp",
    "reported_wrong": "báo sai",
    "asked_officer": "hỏi cán bộ",
}
PROPOSED = {
    "alias": "Tên gọi khác",
    "situation": "Tình huống",
    "correction": "Sửa nội dung",
    "record": "Thủ tục mới",
}
STATES = {
    "open": "chờ duyệt",
    "approved": "đã duyệt",
    "rejected": "không duyệt",
    "reverted": "đã thu hồi",
    "done": "đã đưa vào danh mục",
}
FACETS = {
    "overview": "tóm tắt",
    "documents": "giấy tờ",
    "fee": "phí, lệ phí",
    "payment": "nộp tiền",
    "time": "thời hạn",
    "where": "nơi nộp",
    "online": "nộp trên mạng",
    "steps": "các bước",
    "forms": "biểu mẫu",
    "result": "kết quả",
    "conditions": "điều kiện",
    "legal": "căn cứ pháp lý",
}
SHORTEST, LONGEST_PHRASE, LONGEST_NOTE = 4, 150, 1000
_LABEL = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"(?:\d[ .\-]?){6,}")
_CODE = re.compile(r"\d\.\d{6}")


def problem(kind: str, text: str) -> str | None:
    """Return why ``text`` cannot be taught, as officers read it; ``None``: it can."""
    most = LONGEST_NOTE if kind == "correction" else LONGEST_PHRASE
    if not SHORTEST <= len(text) <= most:
        return f"Câu cần từ {SHORTEST} đến {most} ký tự."
    if _LABEL.search(text):
        return (
            "Câu còn chỗ đã che, như [TÊN]. Anh/chị viết lại cho gọn, bỏ phần riêng của một người."
        )
    if _DIGITS.search(_CODE.sub("", text)):
        return "Câu có dãy số dài. Anh/chị bỏ số của người dân ra."
    return None


def moment(at: float | None) -> str:
    """Return a moment as officers read it."""
    return datetime.fromtimestamp(at, VIETNAM).strftime("%H:%M %d/%m/%Y") if at else ""

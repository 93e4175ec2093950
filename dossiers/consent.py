"""The words that a citizen agrees to before the first look-up. Change them: raise the version."""

from __future__ import annotations

import hashlib

VERSION = "2026-11"
TEXT = (
    "Để xem hồ sơ, tôi cần anh/chị đồng ý:\n"
    "1. Tôi dùng **mã hồ sơ** và **{factor}** chỉ để kiểm tra anh/chị là người nộp, rồi hỏi "
    "hệ thống của cơ quan giữ hồ sơ. Con số này dùng xong là bỏ, không lưu.\n"
    "2. Tôi lưu: việc anh/chị đồng ý, và nhật ký tra cứu không tên, tự xóa sau {log_days} ngày.\n"
    "3. Anh/chị thôi đồng ý lúc nào cũng được: nhắn “rút lại đồng ý”. Nhắn “xóa dữ liệu” thì tôi "
    "xóa hết. Không đồng ý, anh/chị vẫn tra được ở dichvucong.gov.vn.\n"
    "Anh/chị có đồng ý không?"
)
NOTICES_VERSION = "notices-2026-11-29"
NOTICES_TEXT = (
    "Để báo tin về hồ sơ {masked}, tôi cần anh/chị đồng ý:\n"
    "1. Tôi lưu **mã hồ sơ** này và địa chỉ trò chuyện của anh/chị (đã mã hóa), chỉ để hỏi cơ "
    "quan giữ hồ sơ rồi nhắn lại. Tôi không lưu số định danh.\n"
    "2. {where} Không nhắn từ 21 giờ đến 7 giờ.\n"
    "3. Tôi giữ đến khi có kết quả, lâu nhất {days} ngày. Thôi lúc nào cũng được: nhắn “thôi "
    "báo”; nhắn “xóa dữ liệu” thì tôi xóa hết.\n"
    "Anh/chị có đồng ý không?"
)
FACTOR_NAMES = {
    "id_tail": "4 số cuối của số định danh (căn cước)",
    "phone_tail": "4 số cuối của số điện thoại đã khai khi nộp",
    "id_full": "số định danh (căn cước)",
}


def consent_text(factor: str, log_days: int) -> str:
    """Return the words that are shown."""
    return TEXT.format(factor=FACTOR_NAMES[factor], log_days=log_days)


def notices_text(masked: str, where: str, days: int) -> str:
    """Return the words that are shown before a dossier is followed."""
    return NOTICES_TEXT.format(masked=masked, where=where, days=days)


def fingerprint(text: str) -> str:
    """Return what proves which words were shown: their SHA-256, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()

"""Words told apart that fall together once their marks are gone: ``tất cả`` is no ``tát cả``.

Who marks a word has said which one it is, so only bare words are doubtful. A marked word of harm
comes out joined by ``_`` (``tự tử`` -> ``tu_tu``); a word of something else as ``xx``, and as
``xx_other`` where it is what made the message resemble a call for help.
"""

from __future__ import annotations

import re

from understanding.views import plain, said

NOTHING, OTHER = "xx", "xx_other"

_HARM: dict[str, re.Pattern[str]] = {
    token: re.compile(rf"\b(?:{words})")
    for token, words in {
        "tu_tu": r"tự (?:tử|tữ|vẫn|vẩn|vận|sát|thiêu)\b",
        "treo_co": r"(?:treo|thắt) (?:cổ|cỗ)\b(?! (?:phiếu|phần|tức|đông|động|vật|chai|áo)\b)",
        "so_mo": r"s[ờỡởớ] m[óò]\b",
        "dung_cham": r"(?:đụng|động) chạm\b",
        "doi_chet": r"đòi chết\b",
        "tat_": r"tát\b(?! (?:nước|ao|cạn|đìa|mương|bùn|hồ|ruộng)\b)",
        "da_": r"(?<!mỏ )(?<!núi )(?<!bóng )(?<!nước )(?<!đất )(?<!sỏi )(?<!lát )(?<!xây )"
        r"đá\b(?= (?:em|tôi|mình|tui|con|cháu|vợ|mẹ|bé|đấm|vào (?:người|bụng|mặt|đầu))\b)",
        "me": r"má\b",
        "troi_": r"(?:trói|xích)\b(?! (?:lô|mích|xe|líp|đu)\b)",
    }.items()
}
_HARMLESS = re.compile(
    r"\b(?:(?<!kết thúc )tất|tắt|tật|định danh|đám|đảm|đàm|đam|dám|đậm|đầm|đạm|dặm|dầm"
    r"|đáp|đắp|hiệp|giảm|nhớt|thật|thất|số|sổ|mở|mờ|mộ|mỏ|đúng|dùng|dừng|chậm|chấm|chăm"
    r"|rách|con dấu|tử tù|treo (?:\w+ )?cờ)\b"
)
_RESEMBLING = re.compile(
    r"\b(?:từ từ|sống thử|song (?:tịch|ngữ|hành|sinh)|dành|đành"
    r"|đánh (?:cá|bắt|bạc|thuế|máy|giá|dấu|rớt|trượt|sai|số|chữ|vần|bóng|bài|cờ|đàn|vảy|lưới|thức"
    r"|đổi|cược|mất))\b"
)

_WHERE_OR_WITH = (
    r"(?:chung|rieng|cung|voi|o|tai|gan|xa|nho|ben|trong|ngoai|mot minh|giay to than|ao)\b"
    r"(?! (?:\w+ )?(?:doi|coi|the gian|tran gian|benh|noi|dau|canh|tui|kiep|dia nguc|nhuc|so hai"
    r"|ai nua)\b)"
)
"""``độc thân`` comes as ``giay to than``: ``doc`` was spelt out as documents."""
_TASK = r"(?:lam(?! sao| gi)|nop|gui|xem|doc|tinh|bo sung|chuan bi|suy nghi|hoc)"
_NO_WISH = r"(?<!muon )(?<!dinh )(?<!doi )(?<!se )"
_DEVICE = r"(?:may|dien thoai|xe|pin|cay|web|trang|app)"
_PAPERS = r"(?:(?:tat ca )?(?:cac )?(?:ho so|thu tuc|don|hop dong)|kinh doanh|hoat dong)"
_OTHER_MATTER = re.compile(
    rf"\b(?:muon|thich|thiet) (?:(?!chet)\w+ ){{0,2}}song {_WHERE_OR_WITH}"
    rf"|\bsong (?:tich|ngu|thu)\b|\bchan (?:canh )?song {_WHERE_OR_WITH}"
    rf"|\btu tu (?:(?:em|minh|anh|chi|toi) )?{_TASK}\b|\btu tu (?:choi|bo|nhiem)\b"
    rf"|{_NO_WISH}\btu tu (?:da|thoi|nhe|nha|cung|anh|chi|ban)\b"
    rf"|{_NO_WISH}\b(?:lam|di|noi|hoc|xem|doc|cham|tinh|an|cu) tu tu\b"
    r"|\b(?:cuoi|met|nong|lanh|buon ngu|nhau|game|bong da|lau|dat|xa|ruom ra|rac roi|phuc tap)"
    r" (?:muon )?chet\b|\bdoi (?:muon chet|chet (?:day|mat|luon))\b|\bchet (?:cuoi|met|tien|may)\b"
    rf"|\b{_DEVICE}(?: (?!muon|dinh|doi)\w+){{0,2}} (?:chet|tu tu)\b"
    rf"|\bket thuc (?:cuoc song (?:hon nhan|vo chong|chung|doc than)|{_PAPERS})\b"
    r"|\b(?:dung_cham|(?:dung|dong) cham)(?: toi| den| vao)? (?:ranh|dat|quyen|loi ich|tu ai)\b"
    r"|\bthue(?: \w+){0,2} danh\b|\bdanh (?:thue|bac|gia(?! dinh)|may(?! lan)|rot|truot|sai)\b"
    r"|\bdanh ca\b(?! (?:con|vo|me|em|toi|nha|chau)\b)"
)
_ALIKE = re.compile(
    r"(?<!ket thuc )\btat ca\b|\b(?:tau|thuyen|ghe|nghe|di|luoi) danh (?:ca|bat)\b"
    r"|(?<!chong )(?<!no )\bdinh danh\b|\b(?:chuc|ghi|dich|mao|nac) danh\b"
    r"|\b(?:giai|hoi|phuc|xe) dap\b|\bdap ung\b|\bdam me\b"
)


def told_apart(text: str) -> str:
    """Return ``text`` folded, with what only looks like harm cut out.

    ``con bị tát, cho em hỏi tất cả`` -> ``con bi tat_, cho em hoi xx ca``;
    ``không muốn sống với bố`` -> ``xx_other bo``.
    """
    marked = plain(text)
    for token, words in _HARM.items():
        marked = words.sub(token, marked)
    marked = _HARMLESS.sub(NOTHING, _RESEMBLING.sub(OTHER, marked))
    return _OTHER_MATTER.sub(OTHER, _ALIKE.sub(NOTHING, said(marked)))

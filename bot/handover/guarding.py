"""What never goes into a unit's inbox: calls for help, and complaints about officers. Pure.

While an officer has a conversation Rasa does not hear it. Words of these kinds go to Rasa all the
same, which names who helps; they are not written down for the unit. Rather one harmless sentence
too many than a call for help that waits in a queue.
"""

from __future__ import annotations

import re

from bot.text import fold, normalise

_NOT_HARM = re.compile(
    r"\b(từ từ|dành|đành|định danh|con dấu|đám|đảm|đàm|đam|dám|đậm|đầm|đạm|tất|tắt|tật|số|sổ|thật"
    r"|thất|rách|đắm|treo (?:\w+ )?cờ|(?:đánh|tàu|ghe) (?:cá|bắt)|đánh (?:thuế|máy|rớt|mất))\b"
)
_NOT_GREED = re.compile(r"\b(đổi|đợi|đối|đội|với|án)\b")
"""Marked words that fall together with those below once their marks are gone."""
_CHAT = {"e": "em", "k": "khong", "ko": "khong", "hok": "khong", "mun": "muon"}

_US = "(toi|em|minh|con|me|vo|chau|bo|chong|nguoi|tui|be)"
_BEAT = (
    r"((?<!dinh )danh(?! (sach|muc|nghia|hieu|du|tinh|gia|may|so|dau|van|thue|ca|bat)\b)"
    r"|dam|chem|hanh hung)"
)
_BLOWS = (
    rf"bi (\w+ ){{0,3}}{_BEAT}|({_BEAT}|giet|hiep|so mo) (con )?{_US}|danh (dap|nhau)|dap dau"
    r"|dam da|(?<!giai )(?<!hoi )(dap|tat) (em|toi|minh|tui|vo|chau)|tat tai|(bop|siet|xiet) co"
    r"|hanh ha|(tum|nam|giat) toc|tam xang|tat axit|doa (giet|danh|chem|tung)|doi (giet|chem)"
    r"|(cam|ke|vac) dao (doi|doa|chem|duoi|dam)|co nguoi cam dao|di dao vao|vu phu"
    r"|phang em|(keo|loi) em ra danh|bi chu no|bi (\w+ ){0,2}nhot(?! xe)"
    r"|(nhot|giam) (con )?(em|toi|chau|be)|khong cho em ra khoi|bao (hanh|luc)"
)
_ABUSE = (
    r"so soang|sam so|(?<!khong )(?<!mua )dam o|cuong hiep|quay roi|xam hai|hiep dam"
    r"|(?<!ho )so (vu|nguc|dui)|(ep|du|bat) quan he"
    r"|bi (\w+ ){1,4}(so mo|(dung|dong) cham(?! (ranh|dat|quyen)\b))"
)
_ELSEWHERE = (
    r"\b(?! (chung|rieng|cung|voi|o|tai|gan|xa|nho|mot minh|doc than|ao|tich)\b"
    r"(?! (\w+ )?(doi|the gian|benh|noi|dau|canh|kiep|nhuc)\b))"
)
"""Who does not want to live *with* someone, or *there*, asks where to live."""
_DESPAIR = (
    rf"((khong|hong|het|chang) (con )?(muon|thiet)|chan) song{_ELSEWHERE}|khong thiet (tha )?gi"
    r"|(?<!lau )(?<!met )(?<!cuoi )(?<!nong )muon chet|tha chet"
    r"|song (ma )?nhu chet|chet (di |quach )?cho (xong|roi)"
    r"|tu sat(?! nhap)|(muon|dinh|se|doa) tu tu(?! (lam|nop|gui|xem|tinh|bo sung|choi|bo)\b)"
    r"|(?<!se )(doi|y dinh) tu tu|^tu tu$"
    r"|(muon|(?<!quy )dinh|doi) (treo|that) co(?! (to quoc|khong|kho|do|gi)\b)"
    r"|muon (bien mat|ra di mai mai|ket thuc cuoc (doi|song))(?! (hon nhan|vo chong|du lieu)\b)"
    r"|song (lam gi|chi) nua|song khong (noi|con)|khong con ly do|ket thuc tat ca$"
    r"|nhay (lau|cau)|dung tren cau|uong thuoc (sau|ngu|chuot)|rach tay"
)
_DANGER = (
    rf"(?<!nghien )(?<!tra )cuu (voi|mang|{_US})|(di|goi|can|dang|dua) (xe )?cap cuu|^cap cuu"
    r"|ngung tho|bi dot quy( roi)?$|bat tinh(?! (tien|phi|them)\b)|ngat xiu|co nguoi ngat"
    r"|co tai nan(?! lao dong)|(?<!vi )(?<!do )tai nan( giao thong| xe)?( nang| gap)*$"
    r"|co nguoi bi thuong|(nha|bep|xe|phong) (\w+ )?(dang|bi) chay|chay nha|dang co chay"
    r"|co (trom|cuop)|trom dang o|bi (cuop|giam giu|lua (ban|sang))|bat coc|giu nguoi"
    r"|goi (giup )?(cong an|113|114|115)"
)
_HELP = re.compile(rf"\b({_BLOWS}|{_ABUSE}|{_DESPAIR}|{_DANGER})\b")
_EXACT = re.compile(
    r"\b(tự (?:tử|vẫn|vận|sát)|đòi chết|(?:treo|thắt) cổ(?! (?:chai|áo|phiếu|động))|sờ mó|mắng"
    r"|(?:đánh|đấm|đập|đạp) má|tát(?! (?:nước|ao|cạn|mương))|đá vào|trói|đang cháy|ngất"
    r"|tố cáo|đòi tiền|ăn tiền|vòi tiền)\b"
)
"""Said with its marks, because without them it may mean something else."""
_PERSON = "(can bo|cong chuc|nhan vien|chu tich|dia chinh)"
_MONEY = (
    r"(tien|phong bi|boi duong|\d[\d.,]* ?(k|nghin|ngan|trieu|tr|cu|dong)\b"
    r"|\d{3,}(?! (ban|bo|to)\b)|(mot|hai|ba|bon|nam|muoi|may|vai|dam|tram)( \w+)? "
    r"(nghin|ngan|tram|trieu|cu))"
)
_COMPLAINT = re.compile(
    r"\b(to cao|to giac|khieu nai|hoi lo|tham nhung|lot tay|phong bi|voi vinh|vinh tien|"
    r"sach nhieu|nhung nhieu|hach sach|boi tron|"
    rf"({_PERSON}|cong an|canh sat|lanh dao)( \w+){{0,4}}? (doi|voi|bat (dua|chung))( \w+)? "
    rf"{_MONEY}|"
    rf"{_PERSON}( \w+){{0,4}}? (nhan|an|doi|voi|vinh|xin|lay|bat)( \w+){{0,2}}? (tien|boi duong)|"
    rf"{_PERSON}( \w+){{0,6}}? (thai do|vo le|cau gat|quat|chui|mang (chui|nat)|hong hach|gay kho|"
    r"gay phien|lam kho|hanh dan|co tinh|vo trach nhiem))\b"
)


def is_care(text: str) -> bool:
    """Say whether ``text`` is one that no unit's officer may read.

    A question about the procedure of complaining is one too: who asks may mean this very unit.
    """
    marked = normalise(text).lower()
    return bool(
        _HELP.search(_folded(_NOT_HARM, marked))
        or _COMPLAINT.search(_folded(_NOT_GREED, marked))
        or _EXACT.search(marked)
    )


def _folded(not_meant: re.Pattern[str], marked: str) -> str:
    """Return ``marked`` folded, chat words spelt out, words that are not meant cut out."""
    folded = fold(not_meant.sub("…", marked))
    return " ".join(_CHAT.get(word, word) for word in folded.split())

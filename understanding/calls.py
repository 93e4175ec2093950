"""What surely calls for help, in the words of `told_apart`: blows, abuse, despair.

The patterns are narrow: each needs who or what and the deed.
"""

from __future__ import annotations

import re

_WHO = (
    r"(?:chong|vo|bo|ba|cha|me|ma|duong|ke|anh|em|con|chau|ong|trai|gai|yeu|no|han|lao|thang|ho|ta"
    r"|chu|cau|bac|di|co|thay|giao|xom|tro|mau|nguoi|ban|bon|sep|den|khoan|vk|ny)"
)
"""The last word of who does harm; ``ck`` was spelt out as ``chuyển khoản``, which hits nobody."""
_ARMED = r"(?:chong|vo|bo|cha|no|han|ong|thang|xom|ho|trai|yeu|duong|ay|lao|bon|nguoi|ban)"
_CON = r"con\b(?! (?:gi|nao|xe|so|lo|de|lon|heo|ga|vit|trau|bo|cho|meo|ran|bac|bai|tem|app|tau)\b)"
_WHOM = (
    rf"(?:em|toi|minh|tui|tao|chau|vo|chong|me|cha|{_CON}|be\b(?! (?:cua|tuong|kinh|chen|do|xe))"
    r"|bo(?= (?:me|toi|em|chong|vo|minh|chau|con|de|gia|ruot)\b)|ong (?:ba|noi|ngoai|cu)"
    r"|ca (?:em|toi|minh|con|vo|me|nha|chau|be|hai)|dap)"
)
_CHILD = r"(?:be|con|chau|tre|tre em|con gai|con trai|chau gai|em gai|hoc sinh|con em|con toi)"
_HURT = rf"(?:{_CHILD}|em|toi|minh|tui|ban)"
_BODY = r"(?:mat|nguoi|bung|dau|lung|nguc)"
_ALWAYS = r"(?:hoai|suot|lien tuc|moi ngay|hang ngay|thuong xuyen|gan chet|bam dap|toi tap)"
_PICTURES = r"tung (?:anh|hinh|clip|video)"

_GRIP = (
    r"(?:danh dap|bao hanh|bop co|siet co|xiet co|treo_co|bop mui|(?:tum|nam|giat|keo) toc|dam da"
    r"|tat_|da_|tat tai|bat tai|hanh hung|hanh ha(?! (?:di lai|giay|dan)\b)|nhot(?! xe)|troi_"
    r"|doa (?:giet|chem|danh|dot)|doi giet|tam xang|(?:tat|hat) (?:axit|acid)|dam dao)"
)
"""Deeds that no other words fall together with."""
_BLOW = rf"(?:{_GRIP}|danh|(?<!khong )dam|chem|giet|dap|tat|dap dau|that co|phang)"
_SEX = (
    r"(?:xam hai(?! (?:quyen|so huu|loi ich|ban quyen|thong tin)\b)|hiep dam|cuong hiep"
    r"|quay roi tinh duc|so soang|so_mo|(?<!khong )dam o|sam so"
    rf"|cuong buc|(?:ep|du|bat|ga) (?:{_HURT} )?quan he"
    r"(?! (?:voi )?(?:chu ho|gia dinh|nhan than|vo chong|hon nhan|cha con|me con)\b))"
)
_MISUSED = r"lam dung(?! (?:\w+ )?(?:thong tin|can cuoc|giay|quyen|tien|ten|tai khoan|hinh anh)\b)"
_THEN = (
    rf"(?=\W*$|[,.!?;]| (?:{_ALWAYS}|{_WHOM}|qua|roi|nen|va|nua|hom|toi|tu|moi|nhieu|bam|sung|gay"
    r"|chay mau|bang|vao|tan|rat|tham|de|vi|may lan|phai|o|trong|ngoai|truoc)\b)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


VIOLENCE = _any(
    rf"\b{_WHO}(?: \w+){{0,3}} {_BLOW} {_WHOM}\b(?! gi)",
    rf"\b(?:chong|vo|bo|cha|me|no|duong|ong|thay)(?: \w+){{0,3}} danh {_ALWAYS}\b(?! khong)",
    rf"\b{_WHO}(?: \w+){{0,3}} (?:tat_ (?:va|roi|vua)|dam da|(?:tum|nam|giat) toc|tat axit)\b",
    rf"\b{_WHO}(?: \w+){{0,3}} (?:danh|dam|dap|da_|tat_?) vao {_BODY}\b",
    rf"\b{_ARMED}(?: \w+){{0,3}} (?:(?:cam|ke|vac|rut|xach) (?:dao|bua|sung)|di dao vao)\b",
    rf"\b(?:nhot|giam(?: giu| long)?) {_HURT} (?:trong|o|lai|suot)\b",
    r"\bnhot (?:nguoi|nhan vien|cong nhan)\b",
    rf"\bkhong cho {_HURT} ra (?:khoi )?(?:nha|phong|cua)\b",
    rf"\bdoa (?:\w+ )?{_PICTURES}\b|\b{_PICTURES} (?:nong|nhay cam)\b",
    rf"\bbi (?:{_WHO}(?: \w+){{0,2}} )?(?:{_GRIP}|{_SEX}|danh {_ALWAYS}|{_MISUSED})\b",
    rf"\bbi {_WHO}(?: \w+){{0,3}} (?:danh|dam|chem|tat|giet|dap){_THEN}",
)
ABUSE = _any(
    rf"\b{_SEX}(?: voi)?(?: \w+){{0,2}} {_CHILD}\b|\bgiao cau(?: voi)?(?: \w+){{0,2}} {_CHILD}\b",
    rf"\b{_WHO}(?: \w+){{0,2}} (?:{_SEX}|hiep) (?:voi )?{_HURT}\b",
    rf"\b{_HURT}(?: \w+){{0,3}} bi(?: \w+){{0,4}} (?:{_SEX}|danh dap|dung_cham)",
    rf"\b{_HURT}(?: \w+){{0,3}} bi(?: \w+){{0,2}} {_WHO}(?: \w+){{0,2}} "
    r"(?:so mo|(?:dung|dong) cham)\b",
    rf"\b{_WHO}(?: \w+){{0,2}} (?:so mo|dung_cham|(?<!ho )so (?:vu|nguc|dui)) (?:\w+ )?{_HURT}\b",
)

_MEANS_TO = r"(?:muon|mun|(?<!quy )dinh|doi|toan|y|chi con nuoc)(?: di)?"
_HANG = (
    r"(?:treo|that) co\b"
    r"(?! (?:to quoc|do|ngay|le|tet|tang|ru|dang|nuoc|truoc|o|quang cao|gi|kho|the|can|phai)\b)"
)
"""``treo cổ``, where it may be ``treo cờ``; ``thắt cổ``, where it may be ``thật có``."""
_NO_LIFE = (
    r"\b(?:khong|chang|chan|het) (?:con )?(?:muon|mun|thiet)(?: them| tiep| tiep tuc| con)? "
    r"(?:song\b|ton tai(?=\W*$|[,.!?;]| (?:nua|tren)\b))"
)
WISH_TO_DIE = _any(
    rf"\b{_MEANS_TO} (?:tu_tu|tu sat(?! nhap)|treo_co)\b",
    rf"{_NO_LIFE}(?=\W*$|[,.!?;]| (?:nua|tren|roi|chi|lam)\b)",
    r"\bchan song\b(?=\W*$|[,.!?;]| (?:qua|roi|lam)\b)",
)
"""Heard whatever else is said, papers too."""
DESPAIR = _any(
    rf"\b(?:{_MEANS_TO}|doa|dang|se|den|chuyen|viec|noi|nghi|vua) (?:tu_tu|tu sat(?! nhap))\b",
    rf"^(?:tu_tu|tu sat(?! nhap))\b|^tu tu\W*$|\b(?:{_MEANS_TO}|dang|se|doa) tu tu\b",
    rf"\btreo_co\b|\b(?:{_MEANS_TO}|doa|se) {_HANG}",
    r"\bnhay (?:lau|cau|song|xuong (?:song|cau))\b|\btram minh\b",
    r"\b(?:cat co|rach|rach co|tu cat) tay\b|\bcat mach mau\b",
    r"\buong thuoc (?:ngu|sau|chuot|tru sau|diet co|doc)\b",
    rf"{_NO_LIFE}|\bchan song\b|\bkhong con (?:ly do|dong luc|thiet)(?: \w+){{0,2}} song\b",
    r"\b(?:muon|mun|dinh|thich) (?:chet|di chet|ket thuc (?:cuoc doi|cuoc song))\b",
    r"\b(?:muon|mun|dinh|thich) bien mat(?=\W*$| (?:khoi|cho|luon|mai|di)\b)",
    r"\bdoi_chet\b|\b(?:con|chau|chong|vo|ban|no|me|bo|ay)(?: \w+)? doi chet\b",
    r"\btha chet\b|\bsong (?:ma )?nhu chet\b|\bngu (?:\w+ ){0,2}khong (?:day|tinh) nua\b",
    r"\bchet (?:di |quach )?cho (?:xong|roi|khoe)\b",
    r"\b(?:muon|mun|dinh|toan) ra di (?:mai mai|vinh vien|cho xong)\b",
    r"\bkhong (?:con )?thiet (?:tha )?gi nua\b",
    r"\bsong (?:de )?lam gi(?=\W*$|[,.!?;]| (?:nua|cho|day|khi)\b)",
    r"\bsong (?:(?:lam |man )?chi nua|khong noi|het noi|vo nghia)\b",
    r"\bsong khong (?:con|co) y nghia\b",
)

MAY_CALL = re.compile(
    r"\b((?<!dinh )danh|dap|chem|giet|chet|tu tu|tu_tu|tu sat|tu van|song|chay|phat no|cap cuu|cuu"
    r"|tai nan|dot quy|ngat|bat tinh|doa|khong che|bat coc|mat tich|hiep|xam hai|bao luc"
    r"|bao hanh|lam dung|dam o|sam so|so soang|quay roi|so (qua|hai|lam|no|han|bi)|hoang"
    r"|trom|cuop|dot nhap|ngo doc|uong thuoc|nhay|tram cam|tuyet vong|be tac|cung duong"
    r"|dau kho|nguy|khan cap|sos|help|11[1345]|canh sat|giup (voi|toi|em|minh|chau|con)|nhot"
    r"|dot|dien giat|duoi nuoc|ran can|cho can|hanh ha|bo mac|ep|bat nat|kill|die|dao|sung"
    r"|ket thuc tat ca|tren cau|campuchia|goi cong an|giu nguoi|giam giu|bieu tinh|te nan"
    r"|treo_co|(treo|that|siet|xiet|bop) co|so_mo|so mo|dung_cham|(dung|dong) cham|dam|tat_|tat"
    r"|da_|troi_|toc|doi_chet|axit|acid|tam xang|kho tho|ngung tho|chay mau|dau de|vo oi|co giat"
    r"|cat tay|rach tay|thuoc (ngu|sau|chuot)|tram minh|giai thoat|tu hai|mac ket|bi lac|vu phu)\b"
)
"""Some word of a call for help; without any, the classifier heard one in a scrap of words."""

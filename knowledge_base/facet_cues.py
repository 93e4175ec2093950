"""Words that surely ask for a facet, so that a second question in one message is not lost.

The intent classifier names one facet a message; these cues add the others, and correct it where
the words leave no doubt. They are kept narrow: a cue that also occurs in names of procedures
("giấy", "đăng ký") is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge_base.facets import Facet
from knowledge_base.text import fold_meant

SPELT = {
    "tien": ("tiền", "tien"),
    "dong": ("đồng", "đóng", "dong"),
    "dat": ("đắt", "dat"),
    "dau": ("đâu", "dau", "dâu"),  # "ở dâu": the stroke of đ is the mark most often lost
    "mo": ("mô", "mo"),
}
"""What the words of the cues are where diacritics are typed: "đầu tiên" is no money."""
_COIN = r"(?<!hop )(?<!vao )(?<!ghi )(?<!dien )(?<!khai )(?<!o )(?<!muc )dong nao\b"
"""Not "hợp đồng nào", nor the line to fill in: "ghi dòng nào"."""
_PAPER = r"(giay|so ho khau|so bhxh|so bao hiem|ban sao|anh the|anh chan dung|hop dong|giay to)"
CUES: dict[Facet, str] = {
    Facet.DOCUMENTS: (
        r"(can|mang|chuan bi|nop|gom|co|thieu) (theo |nhung |cac |mang |nop |phai co )*"
        r"(giay to|giay|ho so) (gi|nao|chi|j)\b|giay to (gi|nao|can)|thanh phan ho so"
        r"|ho so (gom|can) (nhung )?(gi|chi)|can (mang |chuan bi )?(nhung )?(gi|j|chi)\b"
        rf"|(phai|can|co can|bat) (nop|mang|kem|dem|photo|xuat trinh)( theo| them)? {_PAPER}"
        rf"|co (can|phai co) {_PAPER}|\bcan (ban ve|ban sao|anh|hop dong|giay \w+) (khong|ko|k)\b"
        r"|(cho biet|xin hoi|hoi|de nghi cho biet) (ve )?(ho so|giay to|thanh phan)"
        r"|(file|documents?|papers?) (gom )?(gi|nao|gom)"
        r"|(nop|mang|kem|can|chup|dem) (theo |them )?(may )?(tam )?anh( the| chan dung| 3x4| 4x6)?"
        r" (khong|ko|k|hong|hay|may|gi|nen)\b"
    ),
    Facet.FEE: (
        r"bao nhieu tien|het (bao nhieu|bn|may tien|nhieu tien)\b|ton (bao nhieu|may|bn)|may tien"
        r"|\ble phi\b|(?<!le )\bphi (bao nhieu|la bao|the nao|ra sao|nhu the|het|may)"
        r"|mat (bao nhieu )?(tien|phi)\b|gia bao nhieu|bnhiu tien|bn tien|tien nong"
        rf"|{_COIN}|\b(free|mien phi|fee)\b|\b(dat|re) (hon(?! \d)|(khong|lam|qua)(?=\W*$"
        r"| (khong|ko|k|hong|vay|v|z|ha|a|nhi|the|thi|hay|_)\b))"
        r"|co (thu|ton|mat|dong) (phi|tien)|\bmuc (thu|phi|le phi)\b"
        r"|\b(ton|mat|het) (chung )?(bao nhieu|nhieu|bn|may)( tien| xien| xu)\b"
        r"|\b(ton|mat|het|bao|phai tra) (dau|mo|nao) tien\b"
        r"|^(cho (em |toi |minh )?hoi )?(le )?phi\b|\b(duoc|co) (mien )?giam( phi| le phi| tien)? "
        r"(khong|ko|k|hong|gi)\b"
        r"|bao nhieu (mot|1) (ban|trang|lan|cai)"
    ),
    Facet.TIME: (
        r"bao lau|bao nhieu (ngay|lau)|(mat|trong|khoang|sau|cho|can|het|thi|roi|la|lam|duoc) may "
        r"(ngay|hom|tuan|thang|bua)\b|may (ngay|hom|tuan|thang|bua) (la |thi |moi |nua )?"
        r"(xong|co|duoc|lay|nhan|vay|the|z|v|a|ha)\b|may (ngay|hom|bua|tuan)\W*$"
        r"|(chung mo|khi nao|bao gio|khi mo) (thi )?(xong|co|lay|nhan)"
        r"|bao nhieu ngay|thoi (gian|han) (giai quyet|bao|cap|tra|xu ly|thuc hien)"
        r"|thoi gian (la|the|thi)"
    ),
    Facet.WHERE: (
        r"\bo dau\b|\b(nop|lam|dang ky|xin|den|toi|to|ra|di|lay|nhan|vo|gui) (o )?dau"
        r"(?! (tien|tu|gia|thau|nam|thang|tuan|ky)\b)\b"
        r"|\b(nop|lam|dang ky|xin|den|toi|ra|di|lay|nhan|o) (o )?(cho nao|noi nao|ben nao)\b"
        r"|\bcho nao(?=\W*$| (vay|v|z|a|ha)\b)"
        r"|\b(nop|lam|dang ky|xin|den|toi|ra|di|lay|nhan|o|cho) (o )?mo"
        r"(?=\W*$| (vay|v|z|rua|ri|the|ha|hi|a|ad|duoc|thi|_)\b)"
        r"|\b(noi|dia chi|dia diem) (nop|tiep nhan|nhan ho so|lam thu tuc)\b|co quan nao"
        r"|tham quyen"
        r"|\btai (dau|noi nao|cho nao)\b|(?<!lan )(?<!buoc )(?<!ban )\bdau (lam|nop|nhan) "
        r"|\b(phuong|xa|tinh|noi|cho) nao cung\b|bat (ky|cu) (xa|phuong|noi|tinh|cho)"
        r"|(o|nop|lam|tai) (mot )?(tinh|phuong|xa|noi) khac|(bao|nop|gap|lien he) (cho |voi )?ai\b"
    ),
    Facet.PAYMENT: (
        r"(nop|dong|tra|chuyen|pay)( \w+)? (tien|phi|le phi|thue)( \w+){0,2} "
        r"(qua|bang (cach nao|the|tien mat)|online|tren (mang|cong|app))"
        r"|(tra|nop|dong) (qua|bang) (ngan hang|the|vi|momo|tien mat)|thanh toan|chuyen khoan"
        r"|quet (ma|qr)|\bmomo\b|pay online|thue dong (bang|the nao)|(dong|nop) thue the nao"
    ),
    Facet.ONLINE: (
        r"(qua mang|tren mang|online|onl|truc tuyen|qua app|tren app|vneid)( \w+){0,2} "
        r"(duoc|dc|dk) (khong|ko|k|hong|khum|chua|a)\b|co (lam|nop|dang ky) (duoc )?"
        r"(online|qua mang|tren mang|truc tuyen)|toan trinh"
        r"|(vao|tren) (trang|web|website|app|link|cong) nao"
    ),
    Facet.FORMS: (
        r"(to khai|mau don|bieu mau|phieu mau|\bmau) (gi|nao|so may|o dau|tai o dau)"
        r"|(tai|xin|lay) (to khai|mau don|bieu mau|mau)\b"
    ),
    Facet.CONDITIONS: (
        r"(phai|can|han|thoi han|muon nhat)( \w+){0,6} (trong|truoc)( vong| khi \w+ \w+)? "
        r"(may|bao nhieu|bao lau)|truoc (may|bao nhieu) (ngay|gio|hom)|truoc bao lau"
        r"|trong vong (may|bao nhieu)"
        r"|(phai|can) (trinh bao|bao|khai|nop|lam)(?! gi)( \w+){0,4} truoc"
        r"|dieu kien (gi|nao|the nao|ra sao|nhu the nao|la gi)"
        r"|sau (may|bao nhieu|bao lau)( ngay| thang)? (thi )?(con|moi|phai)( \w+)? nop"
        r"|(?<!xe )(?<!khai )(?<!giay )\b(may|bao) (thang|ngay|nam|lau)( \w+)? (thi )?"
        r"(het|khong con|mat)( \w+)? "
        r"(nop|lam|xin|huong)"
        r"|co bat buoc (phai )?(khai|bao|lam|dang ky|nop|co|di|doi|xin)"
    ),
    Facet.RESULT: (
        r"\b(nhan|huong|lanh|linh)( duoc| ve)? (khoang )?(bao nhieu|nhieu|bn|may (tien|dong"
        r"|trieu))\b"
        r"|\bduoc (nhan |huong |lanh |linh |tra |tro cap )+(khoang )?(bao nhieu|nhieu|bn)\b"
        r"|\b(nhan (duoc|ve|lai)|(duoc|se) (cap|nhan|tra|phat))( cho \w+)? (loai |mot )?"
        r"(giay to|giay|van ban|cai) (gi|nao)\b"
        r"|\b(ho|can bo|nguoi ta|xa|phuong|thue) (se )?(gui|dua|cap|tra|phat)( cho \w+)? (loai )?"
        r"giay( to)? (gi|nao|hay (chi|bao|the|so|bang|gi))\b"
    ),
    Facet.LEGAL: (
        r"(can cu|theo) (vao )?(luat|nghi dinh|thong tu|quy dinh|van ban|dieu) (nao|may|gi)"
    ),
}
_COMPILED = {facet: re.compile(pattern) for facet, pattern in CUES.items()}


def cued_facets(question: str) -> list[Facet]:
    """Return the facets that ``question`` surely asks for, in the order of its words.

    A term within which the citizen must act is a condition, not the time an office takes; paying
    online is payment, not filing.
    """
    folded = fold_meant(question, SPELT)
    matches = {f: match for f, cue in _COMPILED.items() if (match := cue.search(folded))}
    found = {facet: match.start() for facet, match in matches.items()}
    must = Facet.CONDITIONS in found and "bat buoc" in matches[Facet.CONDITIONS].group()
    if Facet.CONDITIONS in found and "dieu kien" not in folded and not must:
        found.pop(Facet.TIME, None)
    if Facet.PAYMENT in found:
        found.pop(Facet.ONLINE, None)
    if Facet.RESULT in found:
        found.pop(Facet.FEE, None)
        if "giay" in matches[Facet.RESULT].group():  # "nhận được giấy tờ gì" brings nothing along
            found.pop(Facet.DOCUMENTS, None)
    return sorted(found, key=lambda facet: found[facet])


_STRONG = {
    Facet.FEE: re.compile(
        rf"bao nhieu tien|{_COIN}|tien nong|het (bao nhieu|bn|nhieu)\b"
        r"|\b(le )?phi (la |het )?(bao )?nhieu\b"
        r"|mat (bao nhieu )?tien\b"
        r"|(?<!nop )(?<!dong )(?<!tra )\b(le )?phi (the nao|nhu the nao|ra sao|sao)\b"
        r"|\b(duoc|co) (mien )?giam (khong|ko|k|hong|phi|le phi)\b|\btinh tien (the nao|ra sao"
        r"|sao)\b|\b(dat|re) hon (khong|ko|k)\b"
    ),
    Facet.DOCUMENTS: re.compile(
        rf"(phai|can) (nop|mang|kem|dem)( theo| them)? {_PAPER}"
        r"|(nop|mang|kem) anh (khong|ko|k|hong|hay|may|gi)\b"
    ),
    Facet.TIME: re.compile(
        r"(mat|het|trong|khoang) (bao nhieu|may) (ngay|hom|bua|tuan)|bao lau (thi |moi )?(xong"
        r"|co|duoc)"
        r"|bao nhieu ngay (thi |moi )?(xong|co|duoc|lay|nhan|tra|\W*$)|thoi (gian|han) giai quyet"
    ),
    Facet.WHERE: re.compile(
        r"\bnoi (nop|tiep nhan)\b|(?<!lan )(?<!buoc )\bdau (lam|nop) (vay|rua|the)\b"
    ),
}


def sure_facet(question: str) -> Facet | None:
    """Return the facet that ``question`` asks for beyond doubt, else ``None``."""
    folded = fold_meant(question, SPELT)
    if _COMPILED[Facet.PAYMENT].search(folded):
        return None
    if _COMPILED[Facet.RESULT].search(folded):
        return Facet.RESULT  # "nhận được bao nhiêu tiền" asks for no fee
    return next((facet for facet, words in _STRONG.items() if words.search(folded)), None)


_HOW = re.compile(
    r"\b(lam|phai lam|can lam|thu tuc|xin|khai|nop|doi|sua) (sao|the nao|nhu the nao|kieu gi"
    r"|cach nao|ra sao)\b|\blam (gi|cach nao)\b"
    r"|\b(lam|xin|khai|nop|doi|sua|dang ky|giay)( \w+){1,5} (?<!thi )(ra (sao|rang)|the nao|rang"
    r"|(?<!ban )(?<!khong )(?<!tai )(?<!vi )sao)"
    r"(?=\W*$| (a|ha|hen|he|hi|hen|day|vay|z|v|ta|nhi|nha|ban|anh|chi)\b)"
    r"|\bcach thuc\b|^(\w+ ){0,3}cach (lam|dang ky|nop|xin|khai|kich|doi|\w+ hoat)"
    r"|\b(huong dan|chi|bay|cac buoc|trinh tu|quy trinh)\b"
)
_SHOWN = {"chi": ("chỉ", "chi"), "bay": ("bày", "bay")}
"""Asking to be shown: "chị" and "bây" ask nothing."""


def asks_how(question: str) -> bool:
    """Say whether ``question`` asks how a thing is done; too weak to overrule a facet."""
    return _HOW.search(fold_meant(question, _SHOWN)) is not None


MOST_WORDS = 30
"""Longer messages are stories: their parts tell, and only the end asks."""
_PART = re.compile(r"[,.?;!]| (?:và|va|với(?: lại)?|voi(?: lai)?|vs|rồi|roi) ", re.IGNORECASE)


def separate_facets(question: str, read: Callable[[str], str] = lambda part: part) -> list[Facet]:
    """Return the facets asked in parts of their own: ``phí bao nhiêu, nộp ở đâu`` asks two.

    Nothing for a message of one part, or of more than thirty words.

    Args:
        question: As typed; its punctuation parts it.
        read: Spells out the short forms of a part.
    """
    parts = [read(part) for part in _PART.split(question) if part.strip()]
    if len(parts) < 2 or len(question.split()) > MOST_WORDS:
        return []
    asked = [facets[0] for part in parts if (facets := cued_facets(part))]
    return list(dict.fromkeys(asked)) if len(asked) > 1 else []

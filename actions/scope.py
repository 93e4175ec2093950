"""Whether a message is a matter of ours at all, and whether anybody may be helped with it."""

from __future__ import annotations

import re

from knowledge_base.search.query import normalise, read_story
from knowledge_base.text import fold, has_marks

ADMINISTRATIVE = re.compile(
    r"\b("
    r"giay phep|giay chung nhan|giay xac nhan|chung chi|chung nhan|thu tuc|ho so|dang ky|"
    r"dki|dang ki|khai bao|cap (lai|doi|moi|phep|bang|giay|the|so|phieu)|gia han|"
    r"xin (cap|phep|giay|xac nhan|huong|lam)|cong nhan|cong bo|thong bao|tro cap|ho tro|"
    r"tham dinh|phe duyet|kiem dinh|kiem dich|dang kiem|cong chung|chung thuc|xac nhan|"
    r"thanh lap|giai the|chuyen truong|nhap hoc|hoc phi|hoc bong|van bang|bang tot nghiep|"
    r"bang cap|hanh nghe|giay to|chinh sach|che do|dich vu cong|"
    r"the (nha bao|huong dan|can cuoc|bhyt)|ho chieu|visa|thi thuc|quoc tich|giam dinh|"
    r"cap phep|mo (quan|phong|trung tam|truong|nha thuoc|lop|cong ty)|xep hang|nhan hieu|"
    r"ban quyen|sang che|bao ho|hop phap hoa|lanh su|thang hang|ton giao|"
    r"lao dong nuoc ngoai|xuat khau lao dong|quang cao|bieu dien|di tich"
    r")\b"
)
"""Words that make a message a matter of administration even where no catalogue holds it."""


UNLAWFUL = re.compile(r"\b(hack|tron thue|lach luat|lam chui)\b")
"""What nobody is helped to do, however well a procedure fits the words."""

UNLAWFUL_TYPED = re.compile(
    r"\b(làm giả|giả mạo (chữ ký|giấy|hồ sơ|con dấu|bằng|căn cước)"
    r"|(làm|mua|bán|kiếm|dùng|xài|cần|đặt|nhận|in)( \w+){0,2} (giấy|giấy tờ|bằng|sổ (đỏ|hồng)"
    r"|hộ khẩu|con dấu|căn cước|thẻ|hồ sơ|chữ ký|hợp đồng|biển số|hộ chiếu|chứng chỉ|xác nhận"
    r"|phiếu|khai sinh)( \w+){0,2} (giả|fake)(?! (sử|định|như|thiết)\b)"
    r"|làm( giấy)? lậu|né thuế|chạy (án|sổ|giấy( tờ| phép)?)"
    r"|(chạy|mua) bằng (lái|cấp|đại học|tốt nghiệp)(?!( xe)? (gì|nào|a1?|a2|b1?|b2|c|hạng)\b))\b"
)
"""The same where the diacritics tell: "làm lậu", not "làm lâu"; "chạy sổ", not "cháy sổ"."""

UNLAWFUL_BARE = re.compile(
    r"\b(lam gia (giay|bang|so (do|hong)|con dau|ho so|chu ky|can cuoc|the can|ho chieu|chung chi)"
    r"|(lam|mua|ban|kiem|dung|xai)( \w+){0,2} (giay|giay to|bang|bang lai|(bang )?(dai hoc|cap)"
    r"|so (do|hong)|ho khau|con dau|can cuoc|can cuoc cong dan|the|ho so|chu ky|chung chi) gia"
    r"(?= _|$| (thi|o|duoc|khong|het|a|nhe|giup|nhanh|gap|lay|gia)\b)"
    r"|(muon|cach|lam sao|de|tim) ne thue|(?<!tieu )chay an(?= _|$| (treo|khong|duoc|het|o dau)\b)"
    r"|(?<!bi )chay (so (do|hong)|giay (to|phep))(?!.*\b(lai|mat|het (roi|luon|sach)|bi|luon)\b)"
    r"|(chay|mua) bang (lai|cap|dai hoc|tot nghiep)(?!( xe)? (gi|nao|a1?|a2|b1?|b2|c|hang)\b))\b"
)
"""The same where no diacritics tell; what is mostly asked lawfully ("lam lau khong") is left."""

WRONGED = re.compile(
    r"\bbi( (nguoi( ta| khac| la)?|ai( do)?|ke (gian|xau)|lua( dao)?|lay))* (hack|gia mao|lam gia)"
    r"|\b(co nguoi|ke gian|ai do)( \w+){0,3} (gia mao|mao danh|mao ten|hack)\b"
    r"|\b(to cao|to giac|trinh bao|bao cong an|khieu nai|phan anh|thu hoi|mao ten"
    r"|bi( \w+){0,3} fake|(phan biet|nhan ra|nhan biet|lam sao biet|biet duoc)\b"
    r"|(?<!bi )phat hien|(mua|trung|gap|nhan) phai)\b"
)
"""Who tells of a wrong that others did asks lawfully."""


def is_unlawful(text: str) -> bool:
    """Say whether ``text`` asks how to break the law."""
    read = read_story(text)
    folded = fold(read)
    spelt = UNLAWFUL_TYPED if has_marks(read) else UNLAWFUL_BARE
    asked = UNLAWFUL.search(folded) or spelt.search(read)
    return asked is not None and WRONGED.search(folded) is None


def is_administrative(text: str) -> bool:
    """Say whether ``text`` speaks of papers and authorities at all."""
    return ADMINISTRATIVE.search(fold(normalise(text))) is not None

"""Whether a message is a matter of ours at all, and whether anybody may be helped with it."""

from __future__ import annotations

import re

from knowledge_base.search.query import normalise
from knowledge_base.text import fold

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


UNLAWFUL = re.compile(
    r"\b(hack|lam gia|gia mao|giay gia|bang gia|so do gia|tron thue|ne thue|lach luat|mua bang"
    r"|chay (an|bang|so|giay)|lam chui|lam lau)\b"
)
"""What nobody is helped to do, however well a procedure fits the words."""


def is_unlawful(text: str) -> bool:
    """Say whether ``text`` asks how to break the law."""
    return UNLAWFUL.search(fold(normalise(text))) is not None


def is_administrative(text: str) -> bool:
    """Say whether ``text`` speaks of papers and authorities at all."""
    return ADMINISTRATIVE.search(fold(normalise(text))) is not None

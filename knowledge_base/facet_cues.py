"""Words that surely ask for a facet, so that a second question in one message is not lost.

The intent classifier names one facet a message; these cues add the others. They are kept narrow:
a cue that also occurs in names of procedures ("giấy", "đăng ký") is none.
"""

from __future__ import annotations

import re

from knowledge_base.facets import Facet
from knowledge_base.text import fold

CUES: dict[Facet, str] = {
    Facet.DOCUMENTS: (
        r"(can|mang|chuan bi|nop|gom|co|thieu) (theo |nhung |cac |mang |nop |phai co )*"
        r"(giay to|giay|ho so)( \w+)? (gi|nao|chi|j)\b|giay to (gi|nao|can)|thanh phan ho so"
        r"|ho so (gom|can) (nhung )?(gi|chi)|can (mang |chuan bi )?(nhung )?(gi|j|chi)\b"
    ),
    Facet.FEE: (
        r"bao nhieu tien|het (bao nhieu|bn|may tien|nhieu tien)|ton (bao nhieu|may|bn)|may tien"
        r"|(le )?phi (bao nhieu|la bao|the nao|ra sao|nhu the|het)|mat (bao nhieu )?(tien|phi)"
        r"|co mat (tien|phi)|gia bao nhieu|bnhiu tien|bn tien"
    ),
    Facet.TIME: (
        r"bao lau|may (ngay|hom|tuan|thang)\b(?! tuoi)|bao nhieu ngay|chung (mo|nao) (xong|co|lay)"
        r"|khi nao (xong|co|lay|nhan)|bao gio (xong|co|lay|nhan)|thoi (gian|han) (giai quyet|bao)"
    ),
    Facet.WHERE: r"(nop|lam|dang ky|xin|den|toi|ra|di|lay|nhan|o) (o )?(dau|cho nao|mo)\b",
    Facet.ONLINE: (
        r"qua mang|tren mang|online|truc tuyen|toan trinh|(lam|nop) (tren|qua) (vneid|cong|app)"
    ),
    Facet.FORMS: r"(to khai|mau don|bieu mau|mau) (gi|nao|so may|o dau|tai o dau)",
    Facet.LEGAL: (
        r"(can cu|theo) (vao )?(luat|nghi dinh|thong tu|quy dinh|van ban|dieu) (nao|may|gi)"
    ),
}
_COMPILED = {facet: re.compile(pattern) for facet, pattern in CUES.items()}


def cued_facets(question: str) -> list[Facet]:
    """Return the facets that ``question`` surely asks for, in the order of its words."""
    folded = fold(question)
    found = [(match.start(), f) for f, cue in _COMPILED.items() if (match := cue.search(folded))]
    return [facet for _, facet in sorted(found)]

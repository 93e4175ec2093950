"""What two things said apart mean together: ``căn cước`` and ``8 tuổi`` are a child's card."""

from __future__ import annotations

import re

from knowledge_base.text import fold

ADULT_CARD = 14
"""Years from which on another procedure issues the identity card (Luật Căn cước 2023, Điều 19)."""
_CARD = re.compile(r"\b(can cuoc|cccd)\b")
_AGE = re.compile(r"\b(\d{1,2}) tuoi\b")
_OTHER_CARD = re.compile(
    r"\b(ho chieu|khai sinh|bhyt|bao hiem|nhap khau|nhap ho khau|visa|thi thuc|ket hon)\b"
    r"|\b(can cuoc|cccd)( cong dan)? (cua )?(bo|me|cha|ba|ma|toi|em|minh|chu ho)\b"
    r"|\b(can cuoc|cccd) duoc \d"
)
"""Another paper is wanted, or another person's card is only mentioned."""
_BORN_LATELY = re.compile(r"\b\d{1,2} thang tuoi\b")
_LICENCE = r"(?:bằng lái|bang lai|giấy phép lái xe|giay phep lai xe|gplx)"
_ABROAD = (
    r"(?:(?:hàn|nhật|mỹ|úc|đức|pháp|lào|nga)(?= (?:cấp|đổi|sang|qua|về|thì|có|rồi|mà)\b|$)"
    r"|hàn quốc|han quoc|nhật bản|nhat ban|đài loan|dai loan"
    r"|trung quốc|trung quoc|canada|campuchia|singapore|malaysia|ấn độ|an do|thái lan|thai lan"
    r"|nước ngoài|nuoc ngoai)"
)
_FOREIGN_LICENCE = re.compile(
    rf"\b{_LICENCE}(?: xe)?(?: (?:máy|may|ô tô|o to|hơi|[abcde][12]?))?"
    rf"(?: (?:của|cua|bên|ben|ở|o|do|từ|tu))? {_ABROAD}\b"
)


def implied(plain: str) -> list[str]:
    """Return official words, folded, for what the question ``plain`` says between its lines.

    Args:
        plain: As `knowledge_base.search.query.normalise` returns it; where diacritics are typed,
            ``hàn`` is a country and ``hạn`` a term.
    """
    folded = fold(plain)
    found = []
    if _CARD.search(folded) and not _OTHER_CARD.search(folded):
        ages = [int(age) for age in _AGE.findall(folded)]
        young = bool(ages) and max(ages) < ADULT_CARD
        if young or (not ages and _BORN_LATELY.search(folded)):
            found.append("cap the can cuoc cho nguoi duoi 14 tuoi")
    if _FOREIGN_LICENCE.search(plain):
        found.append("doi giay phep lai xe cua nuoc ngoai cap")
    return found

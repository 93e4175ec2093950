"""What is said first where only one of several is said: the paper granted, the office at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge_base.phrases import published
from knowledge_base.text import fold

_REFUSES = re.compile(
    r"\btu choi\b|\b(?:neu ro|neu|thong bao|biet|cu the) ly do\b|\btra (?:lai )?ho so\b"
    r"|\bkhong (?:dong y|chap (?:thuan|nhan)|du dieu kien|phe duyet|cong nhan|xac nhan|cap|duoc)\b"
    r"|\bkhong (?:thuoc (?:dien|doi tuong)|sua doi|khoi phuc)\b"
    r"|\bchua (?:du|dap ung|duoc|hoan thanh|xac nhan)\b"
    r"|\b(?:sua doi,? )?bo sung ho so\b|\b(?:can|yeu cau) (?:sua|bo sung)\b"
)
_GRANTS = re.compile(
    r"\bgiay (?:phep|chung nhan|xac nhan)|\bquyet dinh|\bchap (?:thuan|nhan)|\bphe duyet"
    r"|\bcho phep|(?<!khong )\bxac nhan|\bcap (?!xa|tinh|trung uong|bo|khu vuc)|\bhoac\b|[/;]"
)
"""What stands before a refusal where the line tells of the paper itself, or of either."""

_PORTAL = re.compile(
    r"(?:(?:nop|gui)(?: ho so)? )?(?:tren mang|qua mang|truc tuyen)\b"
    r"|(?:thong qua |qua |tren |tai )?"
    r"(?:cong (?:dich vu cong|dien tu|thong tin)|ung dung|trang (?:thong tin|khai bao|thue|dien tu"
    r"|web|dich vu)|website)\b"
)
"""How a place on the net begins; "Công an" and "Công ty" are no portal."""
_OFFICE_TOO = re.compile(r"\b(?:truc tiep|buu chinh|buu dien|trung tam|bo phan|uy ban|ubnd)\b")


def granted_first(results: Iterable[str]) -> list[str]:
    """Return what comes of it with refusals and demands to correct the papers last."""
    return sorted(results, key=is_refusal)


def is_refusal(result: str) -> bool:
    """Say whether ``result`` is only what one gets when nothing is granted."""
    said = fold(result)
    refused = _REFUSES.search(said)
    return refused is not None and _GRANTS.search(said, 0, refused.start()) is None


def is_portal(place: str) -> bool:
    """Say whether ``place`` is a page or an app alone, where nobody goes in person."""
    said = fold(published(place))
    return _PORTAL.match(said) is not None and _OFFICE_TOO.search(said) is None

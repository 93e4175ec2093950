"""What the official name tells: the short name, and how much is done online."""

from __future__ import annotations

import re

from knowledge_base.importers.published import clean
from knowledge_base.procedure import OnlineLevel

# Only words that never tell siblings apart. A level in brackets ("thực hiện tại cấp xã") does
# tell them apart, so it is kept in few words.
_LEAD = re.compile(
    r"^(?:TTHC|Thủ tục hành chính|Thủ tục)(?:\s*[:.-]|\s+về)?\s+"
    r"(?!hải quan|hành chính|đối với|nhà đầu tư)",
    re.I,
)
_LEVEL = re.compile(
    r"\s*\((?:(?:TTHC )?(?:được )?(?:thực hiện|áp dụng|giải quyết)\s+(?:tại|ở)\s+)?"
    r"(?P<level>cấp (?:trung ương|bộ|tỉnh|xã|huyện)(?:,? (?:và )?cấp (?:bộ|tỉnh|xã))*)\)",
    re.IGNORECASE,
)
_LISTING = re.compile(r"\s*\((?:bao )?gồm[^()]{40,}\)", re.IGNORECASE)
_FULL = re.compile(r"(?<!không )toàn trình", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:trực tuyến|dịch vụ công) (?:\w+ )?một phần", re.IGNORECASE)


def shorten(name: str) -> str:
    """Return ``name`` without "Thủ tục" and long listings, a bracketed level in few words.

    ``Thủ tục cấp hộ chiếu (thực hiện tại cấp tỉnh)`` -> ``Cấp hộ chiếu (cấp tỉnh)``.
    """
    short = _LEAD.sub("", clean(name)).rstrip(" .;:-")
    short = _LISTING.sub("", short)
    short = _LEVEL.sub(lambda found: f" ({found['level'].lower()})", short)
    return short[:1].upper() + short[1:] if len(short) >= 2 else clean(name)


def online_level(name: str) -> OnlineLevel:
    """Return the level of online service that a name says itself; else unknown."""
    if _PARTIAL.search(name):
        return OnlineLevel.PARTIAL
    return OnlineLevel.FULL if _FULL.search(name) else OnlineLevel.UNKNOWN

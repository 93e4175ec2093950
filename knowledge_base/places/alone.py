"""Whether a message names a place and says nothing else: ``dạ em ở huyện Diễn Châu ạ``."""

from __future__ import annotations

import re

from knowledge_base.places.matching import Places, district_in
from knowledge_base.text import fold

_LEAD = re.compile(
    r"^(?:(?:da|vang|thua|em|toi|minh|con|chau|anh|chi|nha|gia dinh|hien|dang|song|"
    r"thi(?! xa| tran)|la|the|vay|neu) )*"
    r"(?P<at>(?:o|tai|que|que o|thuoc|ben|tren|duoi) )?"
)
_TRAIL = re.compile(r"(?: (?:a|nhe|nha|day|ne|em|cu|truoc day|ngay truoc|co))+$")
_ASKS_SAME = re.compile(
    r" thi (?:sao|the nao|nhu the nao|ra sao|bao nhieu|"
    r"(?:phai |can )?(?:nop|lam|den|di|ra|toi)(?: ho so| giay to| don| thu tuc)? "
    r"(?:o dau|dau|o mo|cho nao|noi nao))(?: a| vay| the| nhi| em| z)*$"
)
"""Asks what is under discussion for that place: ``Hà Nội thì sao``, ``… thì nộp ở đâu``."""
_BECAME = re.compile(
    r" (?:(?:bay gio|gio|nay|hien nay|hien tai|hien) )?(?:thuoc|la|doi thanh|thanh|nhap vao|"
    r"sap nhap vao|sap nhap ve|nhap ve|ve) (?:ve )?"
    r"(?:xa phuong|xa|phuong|tinh|thanh pho|tp|don vi|dau)(?: nao| gi)?"
    r"(?: (?:moi|vay|the|a|nhi|roi|em|ban))*$"
)
_KIND = re.compile(r"^(xa|phuong|dac khu|huyen|quan|thi xa|thi tran|tinh|thanh pho|tp) ")
_OLD_KINDS = {"huyen", "quan", "thi xa", "thi tran", "xa", "phuong"}
_NO_NAME = re.compile(
    r"\b(?:nao|gi|dau|cap|doi|uy|bao|may|co|khong|nay|nhan|su|cu|moi|khac|toi|em|minh|lam|nop|"
    r"bo|ra|va|hay|hoac|thi|de|cho|den|ve|giay|phai|duoc|bi|ho so|nha|bat ky|minh|vung|mot)\b"
)
_LONGEST_NAME = 4
_LONGEST_MESSAGE = 12
_SHORTEST_CODE = 4
"""Characters from which a province's name is taken bare; ``ct`` alone may be anything."""


_JOINS = re.compile(
    r" (?:co )?(?:bi )?(?:sap nhap|sat nhap|gop|nhap)(?: (?:voi|vao|chung))?(?: (?:tinh|cho))?"
    r"(?: (?:nao|dau|khac))?(?: (?:khong|ko|k|chua|vay|the|a|nhi|roi))*$"
)
"""Asks whether, or with what, a province was merged."""


def is_place_alone(text: str, places: Places) -> bool:
    """Say whether ``text`` is the name of a place, with no more than courtesy around it."""
    said = _plain(named_in(text))
    if not said or len(said.split()) > _LONGEST_MESSAGE:
        return False
    led = _LEAD.match(said)
    lead, at = (led.group(0), led.group("at")) if led else ("", None)
    rest = _TRAIL.sub("", said[len(lead) :])
    if not rest:
        return False
    if at or _KIND.match(rest):
        return _all_places(rest, places, unknown=_may_be_unknown(text, rest))
    return len(rest) >= _SHORTEST_CODE and places.is_former(rest)


def named_in(text: str) -> str:
    """Return ``text`` without the question after the place: ``Hà Nội thì sao`` -> ``Hà Nội``."""
    said = _plain(text)
    asks = _ASKS_SAME.search(said)
    if asks is None:
        return text
    return " ".join(re.findall(r"\w+", text)[: len(said[: asks.start()].split())])


def became(text: str, places: Places) -> str | None:
    """Return the place of which ``text`` asks to what it belongs now, as it was written.

    ``huyện Đồng Hỷ giờ thuộc xã nào`` -> ``huyện Đồng Hỷ``
    """
    said = _plain(text)
    asks = _BECAME.search(said) or _JOINS.search(said)
    if asks is None:
        return None
    words = " ".join(re.findall(r"\w+", text)[: len(said[: asks.start()].split())])
    place = re.sub(r"^(?:cho hỏi|cho em hỏi|cho tôi hỏi)\s+", "", words, flags=re.IGNORECASE)
    return place if is_place_alone(place, places) else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _may_be_unknown(text: str, rest: str) -> bool:
    """Say whether a name that is on no list may stand in ``text``: one of a former unit."""
    return district_in(text) is not None or rest.startswith(("thi tran ", "xa ", "phuong "))


def _all_places(rest: str, places: Places, *, unknown: bool) -> bool:
    """Say whether ``rest`` is one place after the other, to its last word."""
    kind = _KIND.match(f"{rest} ")
    words = rest[kind.end() :].split() if kind else rest.split()
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        name, after = " ".join(words[:length]), " ".join(words[length:]).removeprefix("cu ")
        old = unknown and kind is not None and kind.group(1) in _OLD_KINDS
        if kind is not None and kind.group(1) in {"xa", "phuong"}:
            old = old and (bool(after) or name.isdigit())  # alone, "xã hội" is no commune
        known = places.is_name(name) or (old and not _NO_NAME.search(name))
        if known and (not after or _all_places(after, places, unknown=unknown)):
            return True
    return False

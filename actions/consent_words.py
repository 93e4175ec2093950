"""How a request for consent is answered in words.

Consent that was not meant is worse than consent asked for twice: words that do not name it count
only right under the request, and whatever else may be a yes is asked again.
"""

from __future__ import annotations

import re
from enum import StrEnum

from knowledge_base.text import fold, nfc

LONGEST = 14
"""Words of an answer; a longer message tells something of its own."""
_AUNT = re.compile(r"\bcô\b")
"""Folded, it would be a yes: ``có``."""
_SELF = r"(?:toi|em|minh|bac|chu|co_|chau|con|tui|anh|chi|ong|ba|e|a|c|m)"
_BARE = (
    r"(?:co(?: chu)?|vang|u|uh|uhm|um|uk|ok|okk|oke|okie|oki|okay|okela|o ke|yes|(?:cung )?duoc"
    r"(?: thoi| chu)?|dc|(?:cu )?(?:xem|coi|tra|tra cuu|kiem tra) di)"
)
_LEAD = rf"(?:(?:da|thua|a|ah|roi|thi|bot|ad|admin|{_BARE}) )*(?:{_SELF} )?"
_NAMED = (
    r"(?:(?:xin|hoan toan|cung|van|da|se|co|rat) )*"
    r"(?:dong y|dong i|dongy|nhat tri|chap nhan|chap thuan|cho phep)(?: roi)?"
)
_LOOK = (
    r"(?:(?:cu|hay|nho|de|cho|giup|thi) )*(?:xem|coi|tra|tra cuu|kiem tra|theo doi|bao)"
    rf"(?: (?:di|giup|dum|gium|cho|voi|ho so|hs|ho|nay|cua|{_SELF}))*"
)
_TAIL = (
    r"(?: (?:a|ah|ak|nhe|nha|nhen|nghen|hen|luon|do|day|em|anh|chi|bac|chu|co_|ban|bot|ad|b|e|ma"
    rf"|het|{_LOOK}))*"
)
_NO = r"(?:khong|ko|k|kg|kh|khg|hong|hok|hem|hk|khum|chua|chang|thoi|khoi)"
_OF_NO = (
    r"(?:dong y|chap nhan|cho phep|cho|muon|can|thich|xem|coi|tra|tra cuu|kiem tra|theo doi|bao"
    rf"|ho so|hs|dau|nua|nhe|nha|a|ah|luon|cam on|khoi|{_NO}|{_SELF}|ban|bot|ad)"
)
_AGREES = re.compile(f"{_LEAD}{_NAMED}{_TAIL}")
_ASSENTS = re.compile(f"{_LEAD}{_BARE}{_TAIL}")
_DECLINES = re.compile(
    rf"(?:(?:da|vang|thua|a|u|uh|thi|bot|ad|admin) )*(?:{_SELF} )?{_NO}(?: {_OF_NO})*"
)
# fmt: off
_ASKING = frozenset([
    "sao", "tai", "vi", "phai", "can", "co", "bat", "buoc", "khong", "ko", "k", "dong", "y",
    "cai", "gi", "de", "lam", "la", "thi", "the", "nao", "neu", "toi", "em", "minh", "bac",
    "va", "nghia", "nhu", "ha", "vay", "ma", "moi", "duoc", "dc", "xem", "ho", "so", "day",
    "nhi", "anh", "chi", "oi", "ban", "hoi", "cho", "mat", "tien", "lo", "lot", "thong", "tin",
    "luu", "an", "toan", "bi", "ai", "biet", "dinh", "danh", "cuoc", "roi", "khac",
])
# fmt: on
"""Words of a question about the consent itself; any other is about something else."""
_QUESTION = re.compile(r"\b(?:sao|gi|nao|ai|ha)\b|\b(?:khong|ko|k)$")


class Consent(StrEnum):
    """What words under a request for consent come to."""

    AGREED = "agreed"
    ASSENTED = "assented"
    """A yes that does not say to what."""
    DECLINED = "declined"
    AGAIN = "again"
    """A question about the consent itself, or a yes to who knows what: it is asked for again."""


def read_consent(text: str) -> Consent | None:
    """Return what ``text`` answers to a request for consent, ``None`` where it is no answer."""
    said = " ".join(re.findall(r"\w+", fold(_AUNT.sub("co_", nfc(text).lower()))))
    if len(said.split()) > LONGEST:
        return None
    if text.rstrip().endswith("?"):
        return Consent.AGAIN if _asks(said) else None
    if _AGREES.fullmatch(said):
        return Consent.AGREED
    if _ASSENTS.fullmatch(said):
        return Consent.ASSENTED
    if _DECLINES.fullmatch(said):
        return Consent.DECLINED
    return Consent.AGAIN if _asks(said) and _QUESTION.search(said) else None


def _asks(said: str) -> bool:
    return "dong y" in said and set(said.split()) <= _ASKING

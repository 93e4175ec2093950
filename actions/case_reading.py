"""How short texts are read, before they are held against an answer: yes, no, a question back.

All expressions are over folded text.
"""

from __future__ import annotations

import re

from knowledge_base.text import fold, nfc

NOT = r"(?:khong|ko|k|kg|kh|hong|hok|hem|chang|khoi)"
NO = rf"(?:{NOT}|chua)"
COURTESY = re.compile(
    r"^(?:(?:da|vang|thua|a|uh|thi|ah|anh|chi|em|ad|admin)\b[ ,]*)*(?=(?:\S+ )*\S)|"
    r"[ ,]+(?:a|ah|nhe|ak|oi|ad|luon|thoi|day|do|nua)$"
)
THANKS = re.compile(
    r"[ ,]+(?:em |toi |chau |con |minh )?(?:xin )?(?:cam on|thanks|thank you|tks)(?: \w+){0,2}$"
)
MERE_ASSENT = frozenset(
    {"ok", "oke", "okie", "vang", "da", "u", "uh", "um", "duoc", "roi", "phai", "dung"}
)
"""What assents to anything: with thanks, or under a question that was left, it is no answer."""
NEGATED = re.compile(
    rf"\b{NO}\b(?: phai| co| con| duoc| thay| bi| thuoc| can| muon)*"
    r"((?: (?!hoac|hay|va|nhung|ma)[a-z0-9]+){0,3})"
)
BARE_NO = re.compile(
    rf"{NO}(?: (?:co|con|phai|dau|he|ca|gi|ai|bao gio|da|lam|roi|biet|co gi|dang ky|nao|lan))*"
)
DENIES = re.compile(rf"(?:\w+ ){{0,2}}{NO}\b,?(?: \w+){{0,4}}$|{NO}\b, ")
"""A no with little more, or with a reason after it."""
BARE_YES = re.compile(
    r"(?:co|da|roi|dung|phai|u|uh|um|ok|oke|vang|con|duoc|van con|yes|co chu|dung vay)"
    r"(?: (?:co|roi|phai|vay|day|du|chu|het|dang ky|lam|u|day du))*"
)
ENDS_IN_YES = re.compile(
    r"\b(?:co|con|du|dang ky|lam|dung) (?:roi|du|day)$|^(?:co|da|con)\b(?: \w+){0,4} roi$"
    r"|^(?:da )?co(?: \w+){1,3}$"
)
ASKS_BACK = re.compile(
    r"^(?:neu|the con|vay con|cho (?:em|toi|minh) hoi|cho hoi|toi muon hoi|em muon hoi)\b"
    r"|\b(?:tai sao|vi sao|sao phai|lam sao|de lam gi|hoi lam gi|the nao|o dau|bao nhieu)\b"
    r"|\b(?:bao lau|may gio)\b"
    r"|\b(?:co|duoc|phai|can|la|bi|con)\b.*\S (?:khong|ko|k|chua|hong|ha|ah)(?: \w+)?$"
    r"|^(?:ai|cach|sao)\b"
    r"|^(?:em |toi |minh )?(?:can |muon )?(?:xin|cap|dang ky|lam|tra cuu|mo) (?:cai )?"
    r"(?:giay|the|ho so|ho chieu|phieu|so)\b"
    r"|\bthi (?:sao|the nao)$|^con .*\b(?:sao|nao|dau)$"
)
INDEFINITE = re.compile(rf"\b{NO}\b.*\b(?:gi|nao|ai|dau|ca)\b")
QUESTION_WORD = re.compile(r"\b(?:sao|gi|nao|(?<!lan )dau|ai)$|\b(?:gi|nao)\b")
ALL = re.compile(
    r"(?:cho |em |toi |minh )*(?:bo qua|qua di|skip|tat ca|xem het.*|khoi hoi"
    r"|(?:xem|cho|liet ke|noi|hien)(?: \w+)? (?:het|tat ca|toan bo)"
    r"|sao cung duoc|cai nao cung duoc|the nao cung duoc)(?: \w+)?(?: \w+)?"
)
KEEPS_TO_ONESELF = re.compile(
    rf"(?:em |toi |minh |tui )*(?:{NO} (?:muon |thich |can |the |tien )*"
    rf"(?:tra loi|tiet lo|chia se)|{NO} (?:muon|thich|tien) (?:noi|khai|cho biet)"
    rf"|dung_? hoi|{NO} can hoi)(?: \w+){{0,2}}"
)
UNKNOWN = re.compile(
    rf"(?:em |toi |minh |chau |cung |chac |hien )*{NO} "
    r"(?:biet|ro|nho|chac|hieu|nam)(?: \w+){0,3}"
)
ORDINAL = re.compile(
    r"(?:(?:chon|lay|cai|so|thu|y|muc|nut|truong hop|dap an|phuong an|lua chon) )*"
    r"(\w+)(?: tien| cung)?"
)
SAYS_NO = re.compile(r"(?:khong|chua|mat roi|da khai)\b")
TWINS = {"chùa": "chua_", "chữa": "chua_tri", "dừng": "dung_lai", "đừng": "dung_",
         "hỏng": "hong_", "hồng": "mau_hong", "cô": "co_"}  # fmt: skip
"""Without its marks each would be a yes or a no: ``chưa``, ``đúng``, ``hông``, ``có``."""
_TWIN = re.compile(rf"\b({'|'.join(TWINS)})\b")
# fmt: off
FILLERS = frozenset([
    "em", "toi", "anh", "chi", "minh", "chau", "thi", "la", "a", "nhe", "ak", "oi", "nha", "cua",
    "bi", "da", "roi", "duoc", "dang", "cho", "o", "vay", "nay", "do", "thoi", "luon", "nua",
    "voi", "di", "va", "ma", "cai", "nen", "cung", "rat", "hien", "gio", "nhung", "theo", "tai",
    "ve", "thang", "hoac", "hay", "ca",
])
# fmt: on
GRAMMAR = frozenset(["co", "khong", "chua", "phai"])


def wants_all(text: str) -> bool:
    """Say whether ``text`` passes the question by, or does not know the answer."""
    said = plain(text)
    return any(form.fullmatch(said) for form in (ALL, UNKNOWN, KEEPS_TO_ONESELF))


def folded(text: str) -> str:
    """Return ``text`` folded, what would only look like a yes or a no kept apart: ``chua_``."""
    return fold(_TWIN.sub(lambda word: TWINS[word[0]], nfc(text).lower()))


def plain(text: str) -> str:
    """Return ``text`` folded, without the courtesy around it."""
    said = " ".join(re.sub(r"[.!?;:()\"“”]", " ", folded(text)).split()).strip(" ,")
    while (shorter := COURTESY.sub("", said).strip(" ,")) != said:
        said = shorter
    return said


def asks_back(said: str) -> bool:
    """Say whether ``said`` asks something itself: ``còn cái này thì sao``."""
    if ASKS_BACK.search(said):
        return True
    return QUESTION_WORD.search(said) is not None and INDEFINITE.search(said) is None

"""How a question about the case is turned away: “thôi không cần nữa”, “không, cảm ơn”.

Each expression is over folded text without punctuation.
"""

from __future__ import annotations

import re

from actions.case_reading import NOT
from knowledge_base.procedure import CaseQuestion
from knowledge_base.text import fold, nfc

_SELF = r"(?:(?:em|toi|minh|tui|con|chau|anh|chi|bac|co|chu) )?"
_LEAD = rf"(?:(?:da|vang|a|u|o|uh|um|oi|thi|the|vay|nhung|ma|thoi) )*{_SELF}"
_END = r"(?: (?:dau|a|ah|ak|nhe|nha|nhen|nghe|di|luon|roi|ad|em|anh|chi|ban))*"
_DOES = (
    r"(?:lam|hoi|can|muon|dang ky|dang ki|tra cuu|xem|nop|khai|xin|noi|theo|tiep|tiep tuc"
    r"|thuc hien)"
)
_WHAT = (
    r"(?: (?:(?:cai|viec|thu tuc|giay|giay to|ho so|cau)(?: (?:gi|nay|do|kia|ay))?"
    r"|gi|nay|them|tiep|hoi|em|anh|chi)){0,3}"
)
"""What is left undone; anything else tells something: “không muốn ở chung nữa”."""
_LATER = r"de (?:sau|mai|(?:khi|luc|hom|bua|dip) (?:khac|nao)|(?:em|toi|minh) (?:hoi|xem|tinh))"
_THANKS = r"(?:xin )?(?:cam on|camon|thanks|thank|tks|thks)(?: \w+){0,4}"

_STOPS = re.compile(
    rf"{_LEAD}{NOT} (?:(?:muon|can|thich|dinh|co) )?{_DOES}{_WHAT} nua{_END}"
    rf"|{_LEAD}(?:em |toi )?thoi {_SELF}{NOT}(?: (?:(?:muon|can) )?{_DOES}{_WHAT})?{_END}"
    rf"|(?:da )?thoi {_SELF}(?:bo|dep|huy|dung|nghi){_END}"
    rf"|{_LEAD}{_LATER}(?: \w+){{0,2}}"
    rf"|{_LEAD}(?:huy|huy bo|dung lai|ket thuc|thoat|stop|cancel|doi y)"
    rf"(?: (?:giup|gium|dum|cho)(?: \w+)?)?{_END}"
)
_DECLINES = re.compile(
    rf"{_LEAD}(?:{NOT}|thoi)(?: (?:can|dau|a|nhe|thoi|em|toi|minh|chau|con))* {_THANKS}"
)
_NEEDS_NOT = re.compile(rf"{_LEAD}(?:{NOT} (?:can(?: thiet)?|muon|thich)|khoi){_END}")
_WISHES_NOT = re.compile(
    rf"(?:(?:da|a) )*{_SELF}(?:{NOT} (?:can|muon|(?:em |toi )?(?:xin )?cam on)|khoi)\b"
)
_ASKS_WISH = re.compile(r"\b(?:muốn|cần(?! cước)|phải (?:đo|đổi|ghi|nộp|làm))\b.*\bkhông\b")
_STOPS_WORK = re.compile(rf"{NOT} (?:\w+ )?lam\b")
_ASKS_WORK = re.compile(r"\b(?:di lam|lam viec|nghi viec|thoi viec)\b")
CORRECTS = re.compile(
    rf"\by (?:cua )?{_SELF}(?:la|muon|noi|hoi)\b"
    rf"|^(?:\w+ )?{NOT}(?: phai| dung)?,? {_SELF}(?:(?:dang|can|muon|dinh) )*hoi\b"
    rf"|^(?:\w+ )?{NOT}(?: phai| dung)?,? {_SELF}(?:dang|can|muon|dinh) "
    r"(?:dang ky|dang ki|lam|xin|cap|doi|mo|tra cuu)\b"
    rf"|^(?:\w+ )?{NOT}(?: phai| dung)?, (?:dang ky|dang ki|xin|cap lai|cap doi|tra cuu)\b"
    rf"|^(?:\w+ )?{NOT} phai (?:la )?(?:thu tuc|viec|chuyen) (?:nay|do|kia|ay|vay)\b"
)
"""A no that names what was meant instead; over text that keeps its commas."""


def declines(text: str) -> bool:
    """Say whether ``text`` wants nothing more: “thôi không làm nữa”, “không, cảm ơn”."""
    said = _said(text)
    if text.rstrip().endswith("?"):
        return False
    return any(form.fullmatch(said) for form in (_STOPS, _DECLINES, _NEEDS_NOT))


def turns_away(text: str, question: CaseQuestion) -> bool:
    """Say whether ``text`` declines ``question``, rather than answering it with a no.

    “không cần” answers “Có muốn đo lại không?”, and “không làm nữa” answers “Còn đi làm không?”.
    """
    said = _said(text)
    asked = fold(" ".join([question.ask, *(answer.say for answer in question.answers)]))
    if _STOPS_WORK.search(said) and _ASKS_WORK.search(asked):
        return False
    if _WISHES_NOT.match(said) and _ASKS_WISH.search(nfc(question.ask).lower()):
        return False
    return declines(text)


def _said(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))

"""Words that ask to be told of a dossier's changes, that end it, or ask for the list.

All expressions are over folded words. ``báo`` (tell) is also ``bao``, ``bảo`` and the beginning of
``bảo hiểm``; ``nhắn`` is also ``nhận``: so what stands around the verb decides, to the last word.
"""

from __future__ import annotations

import re

from knowledge_base.text import fold, nfc

_SELF = r"(?:toi|em|minh|bac|chau|tui|con|e|mk|mik|anh|chi)"
_ELDER = r"(?:chu|co|ong|ba|di|thim|cau|mo)"
"""Without ``cho`` before it, ``bao co ket qua`` would tell an aunt."""
_CODE = r"[gh]?\d+"
_FILLER = (
    r"(?: (?:a|ah|ak|nhe|nha|nhen|nghen|voi|di|luon|ngay|lien|som|gap|nua|that|duoc|dc|khong|ko|k"
    r"|nhi|cam on|thanks|tks|ban|ad|bot|oi|day|do|giup|dum|gium|hen|vao day|o day|qua day|tai day"
    rf"|{_SELF}))*"
)
_TELL = (
    r"(?:thong bao|bao tin|bao|nhac nho|nhac|nhan tin|cap nhat|nhan(?! con))"
    rf"(?: (?:tin|lai|giup|ho|dum|gium|voi))*(?: {_SELF}| cho (?:{_SELF}|{_ELDER}))\b"
)
_CHANGE = (
    r"(?:xong|ket qua|kq|thay doi|cap nhat|trang thai|duyet|hen|tin|tin gi|gi moi|gi thay doi"
    r"|thieu|bo sung|chuyen|tien trien|thong tin|lay duoc|tra|den han|toi han|can sua|bi tra lai)"
)
_THEN = r"(?: (?:roi|gi|a|thi|nho|hay|xin|cu|vui long|lam on|phien|ad|bot|ban|anh|chi|em|giup))*"
_POLITE = (
    r"(?:^|\b(?:hay|nho|xin|giup|phien|lam on|vui long|thi|ok|oke|u|uh|da|vang|a|ad|admin|bot|ban"
    r"|oi|alo|duoc|hoac|va|cu|chi|anh) )"
)
_FOLLOW = (
    # "báo cho tôi khi hồ sơ có thay đổi", and not "xã bảo em khi nào có kết quả"
    re.compile(
        rf"{_POLITE}{_TELL}(?! biet (?:khi nao|bao gio|bao lau))(?: (?:biet|ngay|voi))*"
        rf" (?:khi|luc|neu|moi khi|ngay khi)\b.*\b(?:{_CHANGE}|co gi)\b"
    ),
    # "khi nào xong thì báo em nhé", and not "nếu xã bảo em bổ sung"
    re.compile(rf"\b{_CHANGE}{_THEN} {_TELL}{_FILLER}$"),
    # "em muốn được báo khi có kết quả"
    re.compile(
        r"\bmuon (?:duoc |nhan |bat |dang ky )+(?:thong bao|tin bao|bao tin|tin nhan|bao|nhac)"
        rf"(?: cho {_SELF})? (?:khi|luc|neu|moi khi)\b.*\b{_CHANGE}\b"
    ),
    # "theo dõi giúp em hồ sơ này", "theo dõi hồ sơ cho em với"
    re.compile(
        rf"\btheo doi(?: giup| ho| dum| gium)+(?: cho)?(?: {_SELF})? (?:\w+ )?(?:ho so|hs)\b"
        rf"|\btheo doi (?:cai )?(?:ho so|hs)(?: (?:nay|do|cua {_SELF}|{_CODE}))*"
        rf" (?:(?:giup|dum|gium)\b|(?:ho|cho)(?: {_SELF})+{_FILLER}$)"
    ),
    # "bật thông báo hồ sơ", and not "em nhận thông báo hồ sơ bị trả lại"
    re.compile(
        r"\b(?:bat|dang ky(?: nhan)?|muon nhan|xin nhan|cho (?:toi|em|minh) nhan)"
        r" (?:thong bao|tin bao)(?: ve| cua| cho| tu)?(?: cai)? (?:ho so|hs)\b"
        rf"(?: (?:nay|do|cua|{_CODE}|{_SELF}))*{_FILLER}$"
    ),
)
_SHOWN = re.compile(
    r"\b(?:co gi|(?:khi nao|luc nao|bao gio) (?:co|duoc|ok|ra|het))(?: (?:la|khac|moi|roi))*"
    rf"{_THEN} {_TELL}{_FILLER}$"
)
"""What is clear only of a dossier that was just shown: ``có gì báo em nhé``."""
_ASKS = re.compile(
    r"\b(?:dau|sao|the nao|nhu nao|may ngay|bao nhieu|bao lau|phai khong|dung khong|co phai"
    r"|(?:can|mang|giay|nop|chuan bi|lam) (?:nhung |giay )?gi)\b"
)
_STOP = re.compile(
    r"\b(?:thoi|(?<!nao )(?<!app )(?<!de )dung|ngung|khoi|tat|huy|huy bo|bo"
    r"|(?:khong|ko|k|kg|hong|hok|hem|het)(?: can| muon)(?: duoc)?)(?: gui| nhan(?! tin$))?"
    r" (?:bao tin|tin bao|bao(?! ho\b(?! so))|theo doi|thong bao|nhac nho|nhac|nhan tin"
    r"|nhan(?= nua\b)|gui tin|tin nhan)\b"
    r"(?P<rest>.*)"
)
_NO_LONGER = re.compile(
    r"\b(?:khong|ko|k|kg|hong|hok|hem)(?: can| muon)?"
    r" (?:theo doi|nhan (?:thong bao|tin bao|tin))\b(?P<rest>.*\bnua\b.*)"
)
# fmt: off
_OF_STOP = frozenset([
    "tin", "nua", "di", "nhe", "nha", "a", "ah", "ad", "bot", "em", "anh", "chi", "ban", "toi",
    "minh", "bac", "chau", "tui", "con", "giup", "ho", "dum", "gium", "cho", "ve", "cua", "so",
    "hs", "nay", "do", "kia", "tat", "ca", "het", "luon", "roi", "ma", "oi", "cam", "on", "thong",
    "bao", "theo", "doi", "duoc", "dc", "khong", "ko", "k", "thoi", "day", "nhen", "hen", "dau",
])
# fmt: on
"""Words that may stand behind an end; any other says that something else is meant."""
_LIST = re.compile(r"\b(dang theo doi|theo doi) (nhung )?ho so nao\b|\bdanh sach theo doi\b")


def follows(text: str, *, shown: bool) -> bool:
    """Say whether ``text`` asks to be told of changes; ``shown``: a dossier was shown before."""
    said = _plain(text)
    if _ASKS.search(said):
        return False
    patterns = (*_FOLLOW, _SHOWN) if shown else _FOLLOW
    return any(pattern.search(said) for pattern in patterns)


def stops(text: str) -> bool:
    """Say whether ``text`` ends being told of changes: ``thôi báo``, ``đừng báo nữa``."""
    said = _plain(text)
    if re.search(r"\bdùng\b", nfc(text).lower()) or re.search(r"\bsao\b", said):
        return False
    if text.rstrip().endswith("?") and not re.search(r"\b(?:duoc|dc) (?:khong|ko|k)$", said):
        return False
    found = _STOP.search(said) or _NO_LONGER.search(said)
    if found is None:
        return False
    return all(word in _OF_STOP or re.fullmatch(_CODE, word) for word in found["rest"].split())


def lists(text: str) -> bool:
    """Say whether ``text`` asks which dossiers are followed."""
    return _LIST.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))

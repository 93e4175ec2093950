"""Chat spellings and English question words put into plain Vietnamese without marks.

Facts of usage in our own words. Only what has one meaning wherever something is asked stands here;
the search has its own, longer lists for what is asked *about*.
"""

from __future__ import annotations

import re

SHORT: dict[str, str] = {
    "khong": "ko k kh hk hok hong hem khum khom kg",
    "duoc": "dc dx duok",
    "gi": "j ji",
    "bao nhieu": "bn bnhiu bnhieu nhiu",
    "lam": "lm",
    "lam sao": "ntn how",
    "can": "cn need needs",
    "dau": "where",
    "gio": "h",
    "roi": "r rui",
    "voi": "vs",
    "vay": "z v zay dzay rua",
    "em": "e",
    "toi": "tui mik mk",
    "ho so": "hs file files dossier application",
    "giay to": "document documents doc docs paper papers paperwork gto",
    "le phi": "fee fees cost costs charge price lp",
    "mien phi": "free",
    "khi nao": "when",
    "thanh toan": "pay payment",
    "hoan tien": "refund",
    "bien lai": "receipt invoice",
    "nop": "submit apply",
    "to khai": "form forms template",
    "dieu kien": "requirement requirements condition conditions eligible",
    "cac buoc": "step steps process procedure guide",
    "co quan": "office",
    "trang thai": "status pending",
    "online": "onl",
    "cam on": "tks thanks thank thks",
    "chao": "hi hello helo hey alo",
    "thoi gian": "tgian thgian time",
    "dang ky": "dki dky register registration",
    "thu tuc": "ttuc",
    "ket qua": "kq kqua result",
    "kiem tra": "ktra check",
    "nguoi": "ng",
    "biet": "bt bit bik",
    "chuyen khoan": "ck",
    "qua": "wa",
    "quen": "wen",
    "quan": "wan",
    "que": "we",
    "quyen": "wyen",
    "phai": "fai",
    "phi": "fi",
    "phuong": "fuong fg",
    "phep": "fep",
    "phat": "fat",
    "ve": "ze",
    "vo": "zo zk",
    "giay": "jay",
    "cach": "kach",
    "can cuoc": "cccd",
}
"""What is meant -> the one-word forms of it, blanks between."""
PHRASES: dict[str, str] = {
    "lm s": "lam sao", "rang he": "sao", "rang day": "sao", "rang a": "sao", "ky rang": "ky sao",
    "chung mo": "khi nao", "khi mo": "khi nao", "may bua": "may ngay", "may hom": "may ngay",
    "chi rua": "gi vay", "giay chi": "giay gi", "can chi": "can gi", "xin rang": "xin sao",
    "tren may tinh": "online", "tren dien thoai": "online",
    "lam s": "lam sao", "lam rang": "lam sao", "man rang": "lam sao",
    "how to": "lam sao", "nhu nao": "nhu the nao", "o mo": "o dau", "cho mo": "cho nao",
    "how much": "bao nhieu tien", "how long": "bao lau", "how many days": "may ngay",
    "working days": "ngay lam viec", "for free": "mien phi", "qua mang": "online",
    "tren mang": "online", "truc tuyen": "online", "dang ki": "dang ky", "thank you": "cam on",
}  # fmt: skip
MEANINGS = {short: full for full, forms in SHORT.items() for short in forms.split()} | PHRASES
SEVERAL = 2
"""So many words with keys inside are typed so; a single one may be a name: ``h5n1``."""
_KEYED = re.compile(r"(?<!\w)[a-z]+(?:[1-9]{1,2}[a-z]+)+[1-9]{0,2}(?!\w)")
_VNI = re.compile(r"(?<!\w)(?![abcdef][1-9]e?(?!\w))[a-z]+(?:[1-9]{1,2}[a-z]+)*[1-9]{0,2}(?!\w)")
_G_FOR_NG = re.compile(r"(?<=[aeiouy])g(?!\w)")
_LONGEST_FIRST = sorted(MEANINGS, key=len, reverse=True)
_PATTERN = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")(?!\w)")


def spelt_out(folded: str) -> str:
    """Return ``folded`` text with its short forms and English put plainly.

    ``cn j v`` -> ``can gi vay``; ``xog`` -> ``xong``; ``d9i ky1 o73 d9a6u`` -> ``di ky o dau``.
    """
    read = _G_FOR_NG.sub("ng", _without_keys(folded))
    return _PATTERN.sub(lambda m: MEANINGS[m.group()], read)


def _without_keys(folded: str) -> str:
    """Return ``folded`` without the digits of VNI, where several words hold some inside."""
    if len(_KEYED.findall(folded)) < SEVERAL:
        return folded
    return _VNI.sub(lambda m: re.sub(r"[1-9]", "", m.group()), folded)

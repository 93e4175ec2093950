"""Pure functions: one message seen in several ways, each learnt from by itself."""

from __future__ import annotations

import re
import unicodedata

from understanding.chat import spelt_out

ENDING_WORDS = 5
"""How many last words make the ending."""

PARTICLES = frozenset(
    ("a", "ad", "ah", "anh", "ban", "bot", "chu", "chau", "day", "dum", "em", "gium", "giup", "ha",
     "ho", "hen", "nha", "nhe", "nhi", "ne", "oi", "r", "ta", "thi", "u", "v", "va", "vay", "voi",
     "vs", "z", "zay")
)  # fmt: skip
"""Folded words that close a sentence without asking anything."""

ASKING = frozenset(
    """
    a ai an anh app ban bao bat bi bien bieu bo buoc buu ca cac cach can cap cau chay chi chiu
    cho chua chuan chung chuyen co cong cu cung cuoi da dai dang danh dat dau de den di dich dien
    dieu do doi don dong du dung duoc em file form gap ghi gi gia giai giam gian giay gio giup
    gom gui ha han hay hen het hieu hinh ho hoa hoan hoi hom hon hop huong in it kem khac khai
    khi khoan khong kiem kien ky la lai lam lan lau lay le len lich lien linh luat luc luon ma
    mang mat mau may mien moi momo mot mua muc muon nam nao nay ngay nghi ngoai nguoi nhan nhanh
    nhieu nho nhu nhung noi nop nua o online pdf phai phap phat phep phi phong phu qr qua quet
    quy quyet ra rach roi san sang sao sau so tai tam ten thai tham thang thanh the theo thi
    thieu thoi thong thu thuc tien tiep tinh to toan toi ton tra trang tre tren trinh tro trong
    truc truoc truong tu tuan tuc tuoi tuyen ung van vao vay ve viec viet vneid voi vu web xa xac
    xem xin xong xu xuat yeu
    """.split()  # noqa: SIM905
)
"""Folded words that questions are made of; all others name what is asked about."""

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{3,}")


def plain(text: str) -> str:
    """Return ``text`` in NFC and lower case, blanks collapsed, long numbers as zeros.

    A long number is a shape, not a value: ``H56.14-240823-0001`` -> ``h56.14-000000-0000``. Short
    ones are kept: they choose (``2``) or name (``B1``).
    """
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
    return _NUMBER.sub(lambda n: "0" * len(n.group()), " ".join(composed.lower().split()))


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics: ``Đăng ký`` -> ``dang ky``."""
    decomposed = unicodedata.normalize("NFD", plain(text))
    return _MARKS.sub("", decomposed).replace("đ", "d")


def said(text: str) -> str:
    """Return ``text`` folded, with chat words and English put plainly: ``can gi vay``."""
    return spelt_out(fold(text))


def asking(text: str) -> str:
    """Return the words that ask, each run of others as one mark.

    ``đki tạm trú cần j v`` -> ``dang xx can gi vay``: what is asked looks the same whatever it is
    asked about.
    """
    words: list[str] = []
    for word in _WORD.findall(said(text)):
        if word in ASKING:
            words.append(word)
        elif words[-1:] != ["xx"]:
            words.append("xx")
    return " ".join(words)


def ending(text: str) -> str:
    """Return the last folded words that ask: ``... mất mấy ngày vậy ạ`` -> ``mat may ngay``."""
    words = _WORD.findall(said(text))
    while len(words) > ENDING_WORDS and words[-1] in PARTICLES:
        words.pop()
    return " ".join(words[-ENDING_WORDS:])


def beginning(text: str) -> str:
    """Return the first three folded words, marked as such by their own view."""
    return " ".join(_WORD.findall(said(text))[:3])

"""What surely tells of a wrong: who claims to be an authority, an officer who wants money.

The words are folded, and those that only look like asking for money are cut out before.
"""

from __future__ import annotations

import re

from understanding.lookalikes import NOTHING
from understanding.views import plain, said

_HARMLESS = re.compile(r"\b(?:đổi|đợi|đối|đội|đôi|với|quá|án|chứng|(?<!tự )nhận|nơi|thuê|xứng)\b")

_AUTHORITY = (
    r"(?:can bo|cong an|canh sat|vien kiem sat|toa an|nhan vien|dien luc|thue|co thue|ngan hang"
    r"|bao hiem|dich vu cong|bo cong an|hai quan)"
)
_DOES = r"(?:lam|cap|giai quyet|quan ly|xu ly|tiep nhan|ky|hay|hoac|chu khong|moi|phai)"
CLAIMED = re.compile(
    r"\b(?:tu xung|xung|tu nhan|gia danh|gia mao|mao danh)(?: la)? "
    rf"(?:(?!ho\b)\w+ )?{_AUTHORITY}\b"
)
_SAID_TO_BE = re.compile(
    rf"\b(?:noi|bao|keu|gioi thieu) la (?:\w+ )?{_AUTHORITY}\b(?!(?: \w+){{0,2}} {_DOES}\b)"
)
_SAID_BY_OFFICE = re.compile(
    r"\b(?:xa|phuong|can bo|ubnd|uy ban|mot cua|trung tam|tong dai|0{4,8}|huyen|tinh"
    r"|thi tran|tu phap|dia chinh|bo phan|truong)(?: \w+){0,2} (?:noi|bao|keu) la\b"
)
"""A short number, of which `plain` leaves zeros, is a hotline's."""
_STRANGER = re.compile(
    r"\b(?:goi|dien thoai|so la|nguoi la|zalo|facebook|fb|telegram|nhan tin|tin nhan|link|otp"
    r"|duong dan|ma xac (?:thuc|nhan)|cai (?:app|ung dung|phan mem|dat)|chuyen (?:tien|khoan)"
    r"|tai khoan|mat khau|video|quet (?:mat|ma)|khuon mat|doa|lenh bat|bat giam|rua tien|ma tuy"
    r"|(?:co|mot|may) (?:nguoi|ong|ba|thang|dua|ke)|(?:den|toi|vao) nha|nop phat|thu tien)\b"
)
"""A second sign: without one, ``nói là công an`` tells whose matter it is."""
_REACHES = (
    r"(?:goi(?! (?:\w+ )?(?:len|ra)\b)|nhan (?:tin|(?:cho )?(?:em|toi|minh|me|bo))"
    r"|gui (?:link|tin)\b)"
)
FRAUD = re.compile(
    r"\b(?:cong an|can bo|thue|co thue|toa an|dien luc|vneid|dich vu cong)(?: \w+){0,3} "
    rf"{_REACHES}(?: \w+){{0,4}} (?:cai (?:dat )?(?:app|ung dung|phan mem)|bam (?:vao )?link|otp"
    r"|chuyen (?:tien|khoan)|quet (?:ma|mat))\b"
    r"|\b(?:bi|vua bi|moi bi|so bi) (?:lua|lua dao|hack|chiem doat)(?: het)? "
    r"(?:tien|chuyen khoan|tai khoan|sach|\d+|qua mang)\b"
    r"|\b(?:goi|dien|cuoc goi|tin nhan)(?: \w+){0,3} lua dao\b"
)

_OFFICIAL = (
    r"(?:can bo|cong an|canh sat|nhan vien|uy ban|mot cua|dia chinh|(?<!ly lich )tu phap|chu tich"
    r"|hai quan|lanh dao)"
)
_MONEY = (
    r"(?:\d[\d.,]* ?(?:k|nghin|ngan|ngin|trieu|tr|cu|dong|vnd|lit|xi|chai)\b"
    r"|\d{3,}\b(?! (?:ban|bo|to|giay|trang|chu ky|ngay|anh|tam|cai|met)\b)"
    r"|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|may|vai|dam|tram|chuc|it)(?: \w+)? "
    r"(?:nghin|ngan|ngin|tram|trieu|cu|dong|lit|chai)\b)"
)
ACCUSATION = re.compile(
    rf"\b{_OFFICIAL}(?: \w+){{0,4}} (?:voi (?:vinh|tien|{_MONEY})"
    rf"|doi (?:\w+ )?(?:{_MONEY}|tien|phong bi|boi duong(?! nghiep vu)|lot tay|an chia"
    r"|qua(?= (?:moi|cap|bieu|tet|cho)\b|\W*$))"
    r"|vi vinh|nhung nhieu|hach sach|hanh dan|an hoi lo|nhan hoi lo|an tien(?! su\b)"
    r"|gay kho (?:de|khan)"
    r"|bat (?:\w+ )?(?:dua|lot|chung|boi duong|nop them)(?: \w+)? (?:phong bi|tien|tay))"
    r"|\b(?:dua|lot|chung|doi) (?:phong bi|tien (?:tra|ca phe|boi duong))\b|\bhoi lo\b"
    r"|\b(?:muon|phai|xin|can) (?:to cao|khieu nai|phan anh|to giac)(?: \w+)? "
    r"(?:can bo|cong an|nhan vien|lanh dao|chu tich)\b"
    r"|\bcan bo(?: \w+){0,3} (?:quat|chui|mang chui|nat no|thai do|coi thuong)\b"
)
_PAY_UP = "đòi chung chi"
"""Without marks it may be a certificate that is asked for."""


def is_accusation(text: str) -> bool:
    """Say whether ``text`` surely accuses an officer: ``đòi 2 triệu``, not ``đòi 2 bản sao``."""
    return ACCUSATION.search(_folded(text)) is not None or _PAY_UP in plain(text)


def is_fraud(text: str) -> bool:
    """Say whether ``text`` surely tells of a fraud: ``có người gọi bảo là công an``."""
    told = _folded(text)
    if CLAIMED.search(told) or FRAUD.search(told):
        return True
    claims = _SAID_TO_BE.search(told) and not _SAID_BY_OFFICE.search(told)
    return bool(claims) and _STRANGER.search(told) is not None


def _folded(text: str) -> str:
    return said(_HARMLESS.sub(NOTHING, plain(text)))

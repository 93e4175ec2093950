"""Reads the flattened table of ways of filing: way, time, fee, remark, description."""

from __future__ import annotations

import re

from knowledge_base.importers.published import NOTHING, PublishedFee, PublishedMethod, clean
from knowledge_base.procedure import FilingWay, TimeUnit

WAYS = {
    "Trực tuyến": FilingWay.ONLINE,
    "Dịch vụ bưu chính": FilingWay.POST,
    "Trực tiếp": FilingWay.IN_PERSON,
}
UNITS = {
    "Ngày làm việc": TimeUnit.WORKING_DAY,
    "Ngày": TimeUnit.DAY,
    "Giờ": TimeUnit.HOUR,
    "Tháng": TimeUnit.MONTH,
    "Năm": TimeUnit.YEAR,
}
_NUMBER = r"\d{1,3}(?:,\d{3})*(?:\.\d+)?"
_MONEY = rf"{_NUMBER} ?(?:Việt Nam Đồng|VNĐ|VND|USD|EUR)"
_FEE = rf"Miễn phí|{NOTHING}|{_MONEY}"
_TIME = rf"\d+(?:[.,]\d+)? ?(?:{'|'.join(UNITS)})|{NOTHING}|\d+?(?=Miễn phí|{NOTHING}|{_MONEY})"
# Words instead of a number: "Không phải trả kết quả cho người nộp thuế", "Không quy định".
_WORDS = r"(?:Không|Hệ thống)[^\n:()]{0,200}?(?=Miễn phí|Không có thông tin)"
ROW = re.compile(
    rf"(?P<way>{'|'.join(WAYS)})(?P<time>{_TIME}|{_WORDS})(?P<fee>{_FEE})", re.UNICODE
)


def read_methods(text: str) -> list[PublishedMethod]:
    """Return the rows of the table ``text``, in its order; its head is already cut off."""
    heads = list(ROW.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [_row(head, text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _row(head: re.Match[str], rest: str) -> PublishedMethod:
    note, description = split_note(rest)
    time, fee, glued = head["time"], head["fee"], False
    if time.isdigit() and fee[:1].isdigit():
        time, fee = cut_glued(time + fee, note)
        glued = True
    amount, unit, words = read_time(time)
    value, currency = read_money(fee)
    return PublishedMethod(
        way=WAYS[head["way"]],
        amount=amount,
        unit=unit,
        time_text=words,
        fees=(PublishedFee(value, currency, note),),
        description=description,
        glued=glued,
    )


def read_time(text: str) -> tuple[float | None, TimeUnit | None, str]:
    """Return amount, unit and words of a time cell: ``7 Ngày`` -> ``(7, DAY, "")``."""
    text = clean(text)
    found = re.fullmatch(rf"(\d+(?:[.,]\d+)?) ?({'|'.join(UNITS)})?", text)
    if not found:
        return None, None, "" if text == NOTHING else text
    unit = UNITS[found[2]] if found[2] else None
    return float(found[1].replace(",", ".")), unit, ""


def read_money(text: str) -> tuple[float | None, str]:
    """Return value and currency of a fee cell: ``10,000 VNĐ`` -> ``(10000, "VND")``."""
    if text == NOTHING:
        return None, "VND"
    if text == "Miễn phí":
        return 0, "VND"
    number = re.match(_NUMBER, text)
    if number is None:
        raise ValueError(f"not a fee cell: {text}")
    currency = text[number.end() :].strip()
    vnd = currency in ("Việt Nam Đồng", "VNĐ", "VND")
    return float(number[0].replace(",", "")), "VND" if vnd else currency


def cut_glued(text: str, note: str) -> tuple[str, str]:
    """Cut a bare time from the fee that follows it without a blank: ``120 VNĐ`` -> 1 | 20 VNĐ.

    Of the possible cuts, the one whose fee the ``note`` repeats (as such or times 1,000) wins;
    else the shortest time.
    """
    digits = re.match(r"\d+", text)
    width = len(digits[0]) if digits else 1
    cuts = [
        (text[:at], text[at:])
        for at in range(1, width)
        if re.fullmatch(_MONEY, text[at:]) and (text[at] != "0" or width - at == 1)
    ]
    named = {int(re.sub(r"\D", "", amount)) for amount in re.findall(r"\d[\d.,]*\d|\d", note)}
    for time, fee in cuts:
        value = read_money(fee)[0]
        if value and {int(value), int(value) * 1000} & named:
            return time, fee
    return cuts[0]


def split_note(text: str) -> tuple[str, str]:
    """Split what follows an amount into its bracketed remark and the description.

    A remark whose bracket never closes (the portal cuts long texts) takes the whole text. An
    enumeration such as ``(2) Trường hợp`` is description.
    """
    if not text.startswith("(") or re.match(r"\(\w{1,2}\)\s", text):
        return "", clean(text)
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return clean(text[1:at]), clean(text[at + 1 :])
    return clean(text[1:].rstrip(")")), ""

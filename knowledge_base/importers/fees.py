"""Judges published fees: what may be said as an amount, and what only as a quotation.

The rules are those of portal.md, section 1, hazards 1 to 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge_base.importers.published import PublishedFee, PublishedMethod
from knowledge_base.phrases import SHOWN_FREE, names_no_charge
from knowledge_base.procedure import Fee, FeeSetBy

LEAST_VND = 1000
"""No fee is lower; a smaller number lost three noughts, or is dollars."""

NO_FEE_LISTED = (
    "Cổng hiện “Miễn phí”, nhưng chỗ chưa nhập mức thu cũng hiện như vậy; "
    "hỏi nơi nhận trước khi nộp"
)
NO_FEE_NOTED = "Cổng ghi 0 đồng, ghi chú cũng không nêu khoản thu nào; hỏi nơi nhận trước khi nộp"
SEE_NOTE = "Cổng ghi 0 đồng nhưng có ghi chú; mức thu phải xem ở ghi chú"
TOO_SMALL = "Số tiền trên Cổng nhỏ bất thường, có thể thiếu ba số 0 hoặc sai loại tiền"
IN_DOLLARS = "Cổng công bố mức này bằng ngoại tệ"
BY_PROVINCE = (
    "Mức thu do Hội đồng nhân dân cấp tỉnh quyết định; số trên Cổng không dùng chung được"
)
CHANGES = "Ghi chú nêu mức được giảm, được miễn hoặc có thời hạn áp dụng"
OTHER_AMOUNTS = "Ghi chú nêu số tiền khác với số trên Cổng"
IN_TEXT = "Cột phí trên Cổng để trống, chỉ phần mô tả có nói đến phí"

_PROVINCE = re.compile(
    r"hội đồng nhân dân|hđnd|(?:ubnd|ủy ban nhân dân)[^.;]{0,40}quy(?:ết)? định", re.I
)
_ABOUT_FEE = re.compile(r"(?<!miễn )\bphí\b|\d\s*(?:đồng|vnđ|vnd|đ\b|usd)", re.I)
_CHANGES = re.compile(r"\d+\s*%|giảm|miễn|từ ngày|kể từ|đến hết|đến ngày", re.I)
_DOLLARS = re.compile(r"\busd\b|đô la", re.I)
_AMOUNT = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d{4,})\s*/?\s*(?:đồng|vnđ|vnd|đ\b)", re.I)

_PER = re.compile(
    r"(\d[\d.]*\d)?\s*(?:đồng|vnđ|vnd|đ)?\s*/\s*(?:0?1 )?"
    r"([^\W\d_][^\W\d]{0,11}(?: [^\W\d]{1,12}){0,3})(?=\s*[.,;(]|$)",
    re.IGNORECASE,
)


def judge_fees(method: PublishedMethod) -> Iterator[Fee]:
    """Yield the fees of one way of filing; none where the source has no word about any."""
    for fee in method.fees:
        if fee.value is not None:
            yield judge_fee(fee, method)
        elif _ABOUT_FEE.search(fee.note or method.description):
            quote = fee.note or method.description
            yield Fee(way=method.way, set_by=set_by(quote), doubt=IN_TEXT, quote=quote)


def judge_fee(fee: PublishedFee, method: PublishedMethod) -> Fee:
    """Return the fee as an amount where it is sure, else as a doubt with its words."""
    words = quoted(fee)
    note = fee.note
    if fee.currency != "VND":
        return Fee(way=method.way, doubt=IN_DOLLARS, quote=words)
    if not fee.value:
        return _judge_zero(fee, method)
    if fee.value < LEAST_VND:
        return Fee(way=method.way, doubt=TOO_SMALL, quote=words, set_by=set_by(note))
    if set_by(note) is FeeSetBy.PROVINCE:
        return Fee(way=method.way, set_by=FeeSetBy.PROVINCE, doubt=BY_PROVINCE, quote=words)
    return _judge_amount(fee, method)


def _judge_zero(fee: PublishedFee, method: PublishedMethod) -> Fee:
    about = method.description if _ABOUT_FEE.search(method.description) else ""
    note = fee.note or about
    if not note:
        return Fee(way=method.way, doubt=NO_FEE_LISTED, quote=SHOWN_FREE)
    if names_no_charge(note):
        return Fee(way=method.way, doubt=NO_FEE_NOTED, quote=note)
    return Fee(way=method.way, set_by=set_by(note), doubt=SEE_NOTE, quote=note)


def _judge_amount(fee: PublishedFee, method: PublishedMethod) -> Fee:
    value, note = int(fee.value or 0), fee.note
    named = {int(re.sub(r"\D", "", amount)) for amount in _AMOUNT.findall(note)}
    doubt = OTHER_AMOUNTS if named - {value} else CHANGES if _CHANGES.search(note) else None
    if doubt:
        return Fee(amount_vnd=value, way=method.way, doubt=doubt, quote=note)
    per, condition = split_per(note, value)
    return Fee(amount_vnd=value, way=method.way, per=per, condition=condition or None)


def split_per(note: str, value: int) -> tuple[str | None, str]:
    """Split what an amount is for off its remark: ``70.000 đồng/giấy`` -> ``giấy``."""
    found = _PER.match(note)
    if not found or (found[1] and int(re.sub(r"\D", "", found[1])) != value):
        return None, note
    rest = note[found.end() :].strip(" .;,")
    inner = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest
    return found[2].strip(), inner if inner.count("(") == inner.count(")") else rest


def set_by(note: str) -> FeeSetBy | None:
    """Return PROVINCE when the remark leaves the amount to the province's council."""
    return FeeSetBy.PROVINCE if _PROVINCE.search(note) else None


def quoted(fee: PublishedFee) -> str:
    """Return amount and remark as published: ``155 đồng (Thẻ tạm trú …: 155 USD/thẻ.)``."""
    amount = f"{fee.value:,.0f}".replace(",", ".") if fee.value is not None else ""
    words = f"{amount} {'đồng' if fee.currency == 'VND' else fee.currency}"
    return f"{words} ({fee.note})" if fee.note else words

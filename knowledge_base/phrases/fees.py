"""One fee: its amount, its case, its doubt and the day it ends."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from knowledge_base.phrases.words import (
    clause,
    day,
    money,
    published,
    sentence,
    shortened,
    unmarked,
)
from knowledge_base.procedure import Fee, FeeSetBy
from knowledge_base.text import fold

SHOWN_FREE = "Miễn phí"
"""What the portal shows for 0 đồng, entered or not; as a quote it would contradict its doubt."""

_NO_CHARGE = re.compile(
    r"[-+ ]*(?:(?:khong|chua)(?: co)?(?: thu| mat| phai nop| quy dinh)?|mien(?: thu)?)"
    r"(?: phi| le phi|, le phi)*(?: \((?:theo )?(?:thong tu|tt|nghi dinh|nd)\b[^()]*\))?[ .;]*"
)


def names_no_charge(words: str) -> bool:
    """Say whether published words name nothing to pay: ``Không có``, ``Miễn lệ phí (TT 47)``."""
    return _NO_CHARGE.fullmatch(fold(words)) is not None


def quoted(fee: Fee) -> str:
    """Return the published words worth quoting beside the doubt; may be empty."""
    return (fee.quote or "").rstrip(".") if fee.quote != SHOWN_FREE else ""


def say_amount(fee: Fee) -> str:
    """``15.000 đồng/lần``, both prices where online costs less, or who sets it."""
    per = f"/{fee.per}" if fee.per else ""
    counter, online = fee.amount_vnd, fee.online_amount_vnd
    if counter is not None and online is not None and online != counter:
        return (
            f"nộp trực tiếp {money(counter)}{per if counter else ''}; "
            f"nộp trên mạng {money(online)}{per if online else ''}"
        )
    amount = counter if counter is not None else online
    if amount is not None:
        return money(amount) + (per if amount else "")
    if fee.set_by is FeeSetBy.PROVINCE:
        return "do từng tỉnh quy định"
    in_dollars = any(word in (fee.doubt or "") for word in ("USD", "đô la Mỹ"))
    return "tính bằng đô la Mỹ" if in_dollars else "chưa rõ mức"


def say_fee_lines(fees: list[Fee], today: date) -> tuple[list[str], list[str]]:
    """Return each fee's line, and the doubts that several of them share, to be said once."""
    held = Counter(fee.doubt for fee in fees if fee.doubt and not fee.quote)
    shared = [doubt for doubt, times in held.items() if times > 1]
    if len({say_fee_line(fee, today) for fee in fees if fee.doubt in shared}) < 2:
        return [say_fee_line(fee, today) for fee in fees], []
    return (
        [say_fee_line(fee, today, told_apart=fee.doubt in shared) for fee in fees],
        [sentence(doubt) for doubt in shared],
    )


def say_fee_line(fee: Fee, today: date, *, told_apart: bool = False) -> str:
    """One fee with its case, its doubt and the day it ends.

    Args:
        fee: The fee.
        today: The day it is said on.
        told_apart: Its doubt is said after the list, so that here a word is enough.
    """
    head = ": ".join(part for part in (fee.name, say_amount(fee)) if part)
    words = head[0].upper() + head[1:]
    words += f" ({unmarked(fee.condition)})" if fee.condition else ""
    sure = fee.amount_vnd is None and fee.online_amount_vnd is None  # no figure to doubt
    if fee.doubt and told_apart:
        words += "" if sure else ", chưa chắc"
    elif fee.doubt:
        words += ". " + (sentence(fee.doubt)[:-1] if sure else f"Chưa chắc: {clause(fee.doubt)}")
        words += f". Nguyên văn: “{quote}”" if (quote := quoted(fee)) else ""
    if fee.valid_until and today > fee.valid_until:
        words += f". Mức này chỉ áp dụng đến {day(fee.valid_until)}"
        words += "" if fee.doubt else ", nay có thể đã khác"
    elif fee.valid_until:
        words += f". Áp dụng đến {day(fee.valid_until)}"
    return words


def say_ended(fee: Fee, today: date) -> str:
    """``, mức này hết hạn 31/12/2025, nay có thể khác``; empty while the amount holds."""
    if fee.valid_until is None or today <= fee.valid_until:
        return ""
    return f", mức này hết hạn {day(fee.valid_until)}, nay có thể khác"


def name_fee(fee: Fee, today: date, then: Fee | None = None, room: int = 40) -> str:
    """One fee in few words: amount first, then its case; a doubt is named, not told.

    ``25.000 đồng/thẻ (hết hạn, đến tuổi đổi…); từ 1/1/2027 là 50.000 đồng/thẻ``

    Args:
        fee: The fee in force.
        today: The day it is said on.
        then: The fee that follows when it ends.
        room: Characters for its case.
    """
    told = fee.condition or (clause(fee.name) if fee.name else None)
    words = sentence(say_amount(fee)).rstrip(".")
    case = shortened(unmarked(told), room) if told else ""
    words += f", {case}" if "(" in case else f" ({case})" if case else ""
    if then is not None and then.valid_from:
        words += f"; từ {day(then.valid_from)} là {say_amount(then)}"
    elif ended := say_ended(fee, today):
        return f"{words}{ended}" + (" — xem thêm" if fee.doubt else "")
    elif fee.valid_until:
        words += f", đến {day(fee.valid_until)}"
    if not fee.doubt:
        return words
    if fee.amount_vnd is not None or fee.online_amount_vnd is not None:
        return f"{words} — chưa chắc, xem thêm"
    if fee.set_by is None and fee.quote:
        words += f", Cổng ghi “{shortened(sentence(published(fee.quote))[:-1], room)}”"
    return f"{words} — xem thêm"

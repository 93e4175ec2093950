"""Small phrases of an answer: money, days, counts, sources. Pure; one value in, words out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from knowledge_base.forms import form_label, in_brackets
from knowledge_base.procedure import (
    Document,
    Fee,
    FeeSetBy,
    FilingWay,
    Layer,
    OnlineLevel,
    Procedure,
    ProcessingTime,
    TimeUnit,
)

UNITS = {
    TimeUnit.HOUR: "giờ",
    TimeUnit.DAY: "ngày",
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.MONTH: "tháng",
    TimeUnit.YEAR: "năm",
}
WAYS = {
    FilingWay.ONLINE: "trên mạng",
    FilingWay.IN_PERSON: "trực tiếp",
    FilingWay.POST: "qua bưu chính",
}
LEVELS = {
    OnlineLevel.FULL: "toàn trình: làm hết trên mạng, không phải đến nơi",
    OnlineLevel.PARTIAL: "một phần: vẫn có bước phải đến nơi",
    OnlineLevel.NONE: "chưa nộp được trên mạng",
    OnlineLevel.UNKNOWN: "chưa rõ toàn trình hay một phần",
}

_NAMES = re.compile(
    r"(?:Bộ|Công an|Cổng|Cục|Hà Nội|Hội đồng|Huế|Luật|Nghệ An|Đồng Nai)\b"
    r"|(?:Sở|Tòa án|Trung tâm|Việt|Điều \d+)\b"
    r"|\S?[^\W\d_]*[A-ZĐ]{2}"
)
"""What keeps its capital within a sentence: names, and words such as ``VNeID`` or ``eTax``."""

CUTOFF_15H = "Hồ sơ nhận sau 15 giờ thì tính từ ngày làm việc kế tiếp."


def money(amount_vnd: int) -> str:
    """``15000`` -> ``15.000 đồng``; ``0`` -> ``miễn phí``."""
    return "miễn phí" if amount_vnd == 0 else f"{amount_vnd:,} đồng".replace(",", ".")


def day(value: date) -> str:
    """``2026-06-10`` -> ``10/6/2026``."""
    return f"{value.day}/{value.month}/{value.year}"


def number(amount: float) -> str:
    """``3.0`` -> ``3``; ``1.5`` -> ``1,5``."""
    return f"{amount:g}".replace(".", ",")


def sentence(words: str) -> str:
    """``thẻ bị mất`` -> ``Thẻ bị mất.``."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def clause(words: str) -> str:
    """``Được nhờ.`` -> ``được nhờ``; a name or an abbreviation at the start keeps its capitals."""
    lowered = words if _NAMES.match(words) else words[:1].lower() + words[1:]
    return lowered.rstrip(".")


def shortened(words: str, room: int) -> str:
    """Cut at a blank to at most ``room`` characters, with an ellipsis where something is cut."""
    if len(words) <= room:
        return words
    cut = words[:room].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
    return cut + ")" if cut.count("(") > cut.count(")") else cut


_MARK = re.compile(r"^[-+•–*)\s]*(?:(?:[a-zđ]|\d{1,2})\)\s*)?")


def unmarked(words: str) -> str:
    """``a) Đơn đề nghị`` -> ``Đơn đề nghị``: marks of a list that was cut into its lines."""
    return _MARK.sub("", words) or words


_JOINS = re.compile(r",| (?:hoặc|của|cho|do|có|kèm|về|để) ")


def gist(name: str, room: int) -> str:
    """Cut a name before what only adds to it: ``Đơn báo mất hộ chiếu…``, not ``… hoặc thông…``."""
    if len(name) <= room:
        return name
    ends = [join.start() for join in _JOINS.finditer(name) if room // 2 <= join.start() < room]
    return name[: ends[-1]].rstrip(",") + "…" if ends else shortened(name, room)


def counts(document: Document) -> str:
    """``1 bản chính, 1 bản sao``; empty when the record does not know."""
    if document.show_only:
        return "chỉ xuất trình, không nộp"
    parts = []
    if document.originals:
        photo = re.match(r"Ảnh( \d)?", document.name)
        kind = "tấm" if photo and (photo[1] or document.originals > 1) else "bản chính"
        parts.append(f"{document.originals} {kind}")
    if document.copies:
        named = document.name.startswith(("Bản sao", "Bản chụp")) and not parts
        parts.append(f"{document.copies} {'bản' if named else 'bản sao'}")
    return ", ".join(parts)


def say_document(document: Document) -> str:
    """``Hợp đồng thuê nhà: 1 bản sao (khi ở nhà thuê)``."""
    words = unmarked(document.name)
    if document.form and document.form.lower() not in document.name.lower():
        words = in_brackets(words, form_label(document.form))
    amount = counts(document)
    words += f": {amount}" if amount else ""
    if document.when:
        words += f", khi {document.when}" if words.endswith(")") else f" ({document.when})"
    if document.replaced_by_data:
        held = re.sub(r"^Cơ sở dữ liệu (?:quốc gia về )?", "dữ liệu ", document.replaced_by_data)
        words += f"; đã có trong {held} thì không phải {'đưa' if document.show_only else 'nộp'}"
    return words + (f". {document.note}" if document.note else "")


def name_document(document: Document, name_room: int = 52, when_room: int = 28) -> str:
    """One paper in few words: ``Hợp đồng thuê nhà (ở nhà thuê)``.

    Args:
        document: The paper.
        name_room: Characters for its name.
        when_room: Characters for its case; ``0`` leaves it out.
    """
    name = gist(unmarked(document.name).split(" (")[0].split(";")[0], name_room)
    if document.form and document.form.lower() not in name.lower():
        name = in_brackets(name, form_label(document.form))
    told = shortened(document.when, when_room) if document.when and when_room else None
    return in_brackets(name, told) if told else name


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


def say_fee_line(fee: Fee, today: date) -> str:
    """One fee with its case, its doubt and the day it ends."""
    head = ": ".join(part for part in (fee.name, say_amount(fee)) if part)
    words = head[0].upper() + head[1:]
    words += f" ({unmarked(fee.condition)})" if fee.condition else ""
    if fee.doubt:
        sure = fee.amount_vnd is None and fee.online_amount_vnd is None  # no figure to doubt
        words += ". " + (sentence(fee.doubt)[:-1] if sure else f"Chưa chắc: {clause(fee.doubt)}")
        words += f". Nguyên văn: “{fee.quote.rstrip('.')}”" if fee.quote else ""
    if fee.valid_until and today > fee.valid_until:
        words += f". Mức này chỉ áp dụng đến {day(fee.valid_until)}, nay có thể đã khác"
    elif fee.valid_until:
        words += f". Áp dụng đến {day(fee.valid_until)}"
    return words


def name_fee(fee: Fee, then: Fee | None = None, room: int = 40) -> str:
    """One fee in few words: amount first, then its case; a doubt is named, not told.

    ``25.000 đồng/thẻ (hết hạn, đến tuổi đổi…); từ 1/1/2027 là 50.000 đồng/thẻ``

    Args:
        fee: The fee in force.
        then: The fee that follows when it ends.
        room: Characters for its case.
    """
    told = fee.condition or (clause(fee.name) if fee.name else None)
    words = sentence(say_amount(fee)).rstrip(".")
    words += f" ({shortened(told, room)})" if told else ""
    if then is not None and then.valid_from:
        words += f"; từ {day(then.valid_from)} là {say_amount(then)}"
    elif fee.valid_until:
        words += f", đến {day(fee.valid_until)}"
    if not fee.doubt:
        return words
    known = fee.amount_vnd is not None or fee.online_amount_vnd is not None
    return words + (" — chưa chắc, xem thêm" if known else " — xem thêm")


def by_way(said: Iterable[tuple[FilingWay | None, str]]) -> list[str]:
    """Merge equal lines of several ways of filing; where ways differ, each line names its ways.

    ``[(ONLINE, "3 ngày"), (POST, "3 ngày")]`` -> ``["3 ngày"]``.
    """
    ways: dict[str, list[FilingWay | None]] = {}
    for way, line in said:
        ways.setdefault(line, []).append(way)
    if len(ways) == 1:
        return list(ways)
    return [
        f"{sentence('nộp ' + ', '.join(WAYS[w] for w in held if w)).rstrip('.')}: {clause(line)}"
        if any(held)
        else line
        for line, held in ways.items()
    ]


def say_duration(time: ProcessingTime) -> str:
    """``3 ngày làm việc``; a bare number is quoted with its doubt."""
    if time.unit is TimeUnit.SAME_DAY:
        words = "giải quyết trong ngày"
    elif time.amount is None:
        words = "chưa rõ"
    elif time.unit is None:
        words = f"Cổng ghi “{number(time.amount)}” mà không ghi đơn vị"
    else:
        words = f"{number(time.amount)} {UNITS[time.unit]}"
    words += f" ({unmarked(time.condition)})" if time.condition else ""
    if not time.doubt:
        return words
    if time.amount is None or time.unit is None:
        said, _, rest = time.doubt.partition(". ")
        more = rest if "đơn vị" in said else time.doubt  # that a unit is missing is said already
        return f"{words}. {sentence(more)[:-1]}" if more else words
    return f"{words}. Chưa chắc: {clause(time.doubt)}"


def name_duration(time: ProcessingTime) -> str:
    """``10 ngày (phải xác minh), chưa chắc``: a doubt is named, not told."""
    words = say_duration(time.model_copy(update={"doubt": None}))
    return words + (", chưa chắc" if time.doubt and time.amount and time.unit else "")


def say_ways(procedure: Procedure) -> str:
    """Every lawful way of filing on one line, online first as the easier one; may be empty."""
    ways = [WAYS[way] for way in WAYS if way in procedure.ways]
    if FilingWay.ONLINE in procedure.ways:
        note = {
            OnlineLevel.FULL: " (toàn trình, đỡ phải đi lại)",
            OnlineLevel.PARTIAL: " (một phần: vẫn có bước phải đến nơi)",
        }.get(procedure.online.level, "")
        ways[0] += note
    if not ways:
        return ""
    step = " Làm trên mạng: bấm “Cách làm”." if FilingWay.ONLINE in procedure.ways else ""
    return f"Nộp được: {', '.join(ways)}.{step}"


def say_source(procedure: Procedure, room: int = 70) -> str:
    """``Nguồn: Cổng DVCQG, mã 1.004194, QĐ 9354/QĐ-BCA-C06, xem ngày 10/6/2026.``.

    Args:
        procedure: The record.
        room: Characters for the title of another source than the portal.
    """
    title = shortened(procedure.source_title or "Cổng DVCQG", room)
    if procedure.layer is Layer.IMPORTED:
        title += " (nguyên văn, tôi chưa viết lại)"
    parts = [title, f"mã {procedure.code}"]
    if procedure.decision_no:
        number_ = procedure.decision_no
        parts.append(number_ if number_.upper().startswith("QĐ") else f"QĐ {number_}")
    return f"Nguồn: {', '.join(parts)}, xem ngày {day(procedure.as_of)}."


def say_staleness(procedure: Procedure, today: date) -> str:
    """A warning once the record is past its review day, else nothing."""
    if procedure.review_by is None or today <= procedure.review_by:
        return ""
    return (
        f"Lưu ý: thông tin này cần rà soát lại từ {day(procedure.review_by)}, có thể đã thay đổi. "
        "Anh/chị hỏi nơi nhận hồ sơ trước khi nộp."
    )

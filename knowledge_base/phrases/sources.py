"""Where a fact is from, and whether it may have changed."""

from __future__ import annotations

import re
from datetime import date

from knowledge_base.phrases.words import day, whole_parts
from knowledge_base.procedure import Layer, Procedure

PORTAL = "Cổng DVCQG"


def say_source(procedure: Procedure, room: int = 70) -> str:
    """``Nguồn: Cổng DVCQG, mã 1.004194, QĐ 9354/QĐ-BCA-C06, xem ngày 10/6/2026.``.

    Args:
        procedure: The record.
        room: Characters for the title of another source than the portal.
    """
    title = (procedure.source_title or PORTAL).replace("Cổng Dịch vụ công quốc gia", PORTAL)
    title = whole_parts(title, room)
    if procedure.layer is Layer.IMPORTED:
        title += " (nguyên văn, tôi chưa viết lại)"
    parts = [title, f"mã {procedure.code}"]
    if procedure.decision_no:
        number_ = re.sub(r"^QĐ SỐ ", "QĐ ", procedure.decision_no)
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

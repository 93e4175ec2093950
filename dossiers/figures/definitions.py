"""What each figure is: its formula, in words that a reader can check, and the counts behind it.

The kinds are those of the index of Decision 766/QĐ-TTg and of the targets that provinces set under
it (domain facts, section 1.1); the text of each formula says what we count, since decisions leave
room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """By which day a dossier belongs to a period."""

    RECEIVED = "received"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure.

    Attributes:
        numerator: The count in `dossiers.tables.COUNTS`.
        denominator: Likewise.
        basis: The day that counts.
        title: As officers say it.
        formula: Numerator / denominator in words.
        left_out: Of which dossiers the data says nothing, as the difference of two counts.
    """

    id: str
    numerator: str
    denominator: str
    basis: Basis
    title: str
    formula: str
    left_out: tuple[str, str] | None = None


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "online",
        "online",
        "channel_known",
        Basis.RECEIVED,
        "Tỷ lệ hồ sơ nộp trực tuyến",
        "hồ sơ nộp trực tuyến / hồ sơ tiếp nhận trong kỳ có ghi cách nộp",
        ("received", "channel_known"),
    ),
    Definition(
        "paid_online",
        "paid_online",
        "payable",
        Basis.RECEIVED,
        "Tỷ lệ thanh toán trực tuyến",
        "hồ sơ đã thanh toán trực tuyến / hồ sơ tiếp nhận trong kỳ phải nộp tiền",
    ),
    Definition(
        "on_time",
        "on_time",
        "finished_with_due",
        Basis.FINISHED,
        "Tỷ lệ giải quyết đúng hạn",
        "hồ sơ xong trước hoặc đúng ngày hẹn / hồ sơ xong trong kỳ có ngày hẹn",
        ("finished", "finished_with_due"),
    ),
    Definition(
        "papers_digitised",
        "papers_digitised",
        "papers_known",
        Basis.RECEIVED,
        "Tỷ lệ số hóa hồ sơ",
        "hồ sơ có giấy tờ đã số hóa / hồ sơ tiếp nhận trong kỳ có ghi việc số hóa",
        ("received", "papers_known"),
    ),
    Definition(
        "result_electronic",
        "result_electronic",
        "result_known",
        Basis.FINISHED,
        "Tỷ lệ kết quả điện tử",
        "hồ sơ có kết quả điện tử / hồ sơ xong trong kỳ có ghi dạng kết quả",
        ("finished", "result_known"),
    ),
    Definition(
        "papers_reused",
        "papers_reused",
        "reuse_known",
        Basis.RECEIVED,
        "Tỷ lệ dùng lại dữ liệu số hóa",
        "hồ sơ dùng lại giấy tờ đã số hóa / hồ sơ tiếp nhận trong kỳ có ghi việc dùng lại",
        ("received", "reuse_known"),
    ),
    Definition(
        "post",
        "post",
        "channel_known",
        Basis.RECEIVED,
        "Tỷ lệ hồ sơ nộp qua bưu chính",
        "hồ sơ nộp qua bưu chính / hồ sơ tiếp nhận trong kỳ có ghi cách nộp",
        ("received", "channel_known"),
    ),
)
"""In the order in which pages show them."""

BY_ID = {definition.id: definition for definition in DEFINITIONS}

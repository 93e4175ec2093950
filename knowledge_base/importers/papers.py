"""Judges published documents: papers, remarks among them, groups, numbers (hazard 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge_base.importers.paper_order import in_order
from knowledge_base.importers.published import PublishedPaper
from knowledge_base.procedure import Document, Form

NUMBER_UNKNOWN = "Cổng ghi 0 bản; chưa rõ số lượng"
COPY_NAMED = "Cổng ghi {originals} bản chính nhưng tên giấy tờ là bản sao"

_PAPER = re.compile(
    r"^[\W\d]*(?:[a-zđ]\)\s*)?(?:Tờ khai|Đơn|Giấy|Bản|Văn bản|Hồ sơ|Hợp đồng|Biên bản|Quyết định|"
    r"Báo cáo|Danh sách|Danh mục|Hộ chiếu|Thẻ|Ảnh|Sổ|Phiếu|Chứng|Công văn|Tờ trình|"
    r"Kế hoạch|Dự thảo|Phương án|Sơ đồ|Bằng|Mẫu|Nghị quyết|Thuyết minh|Thông báo|Lý lịch|"
    r"Điều lệ|Tài liệu|Hóa đơn)",
)
_REMARK = re.compile(r"[:;]?\s*(?:gồm|sau đây|như sau)?\s*:$")
_COPY = re.compile(r"^[\W\d]*Bản (?:sao|chụp)(?! hoặc bản chính)", re.I)
_FORM_NUMBER = re.compile(
    r"\b(?:biểu mẫu|mẫu)(?: số)?:?\s+((?:[A-ZĐ]{0,6}[-.]?)?\d[\w.-]*(?:/[\w.-]+)*)", re.IGNORECASE
)
_BULLET = re.compile(r"^[-–+•*\s]+")
_SHOW = re.compile(r"xuất trình", re.I)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the list of documents comes to.

    Attributes:
        remarks: Rows with no number that are no papers: notes and headings, as published.
    """

    documents: list[Document]
    remarks: list[str]
    forms: list[Form]


def judge_papers(papers: tuple[PublishedPaper, ...]) -> Dossier:
    """Part papers from remarks, and put both into their order.

    A form has no address: the portal gives none of its own to a file, only the procedure's page.
    """
    ordered = in_order(papers)
    remarks = [plain(paper.name) for paper in ordered if is_remark(paper)]
    real = [paper for paper in ordered if not is_remark(paper)]
    forms = [
        Form(name=plain(paper.name), code=form_number(paper.name)) for paper in real if paper.files
    ]
    return Dossier([judge_paper(paper) for paper in real], list(dict.fromkeys(remarks)), forms)


def is_remark(paper: PublishedPaper) -> bool:
    """Say whether a row is a note or a heading: 0 originals, 0 copies, and no paper's name."""
    if paper.originals is None or len(paper.name) < 3:
        return True  # the heading of an empty table
    if paper.originals or paper.copies or paper.files:
        return False
    return bool(_REMARK.search(paper.name)) or not _PAPER.match(paper.name)


def judge_paper(paper: PublishedPaper) -> Document:
    """Return a paper with its numbers, or without them where they contradict its name."""
    originals, copies, note = paper.originals, paper.copies, None
    if not originals and not copies:
        originals, copies, note = None, None, NUMBER_UNKNOWN
    elif originals and not copies and _COPY.match(paper.name):
        note = COPY_NAMED.format(originals=originals)
        originals, copies = None, None
    return Document(
        name=plain(paper.name),
        originals=originals,
        copies=copies,
        form=form_number(paper.name),
        show_only=bool(_SHOW.search(paper.group)),
        group=paper.group or None,
        note=note,
    )


def plain(name: str) -> str:
    """Return ``name`` without the bullet it begins with."""
    return _BULLET.sub("", name) or name


def form_number(name: str) -> str | None:
    """Return the number of a form named in ``name``: ``… (mẫu CT01 …)`` -> ``CT01``."""
    found = _FORM_NUMBER.search(name)
    return found[1].rstrip(".-") if found else None

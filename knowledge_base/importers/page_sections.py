"""Cuts the flattened text of a portal page at the page's own headings."""

from __future__ import annotations

import re

from knowledge_base.errors import ImportRefused

METHODS_HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
LEGAL_HEAD = "Tên văn bản pháp lýMã văn bản"

# In the order of the page. A heading counts only from the end of the one before it, because the
# words stand in running text, too ("... nộp tại cơ quan có thẩm quyền ...").
_TOP: tuple[tuple[str, str], ...] = (
    ("name", "Tên thủ tục"),
    ("code", "Mã thủ tục"),
    ("decision_no", "Số quyết định"),
    ("levels", "Cấp thực hiện"),
    ("kind", "Loại thủ tục"),
    ("field", "Lĩnh vực"),
    ("audience", "Đối tượng thực hiện"),
    ("authority", "Cơ quan có thẩm quyền"),
    ("address", "Địa chỉ tiếp nhận HS"),
    ("delegated", "Cơ quan được ủy quyền"),
    ("coordinating", "Cơ quan phối hợp"),
    ("related", "Thủ tục hành chính liên quan"),
    ("steps", "Trình Tự Thực Hiện"),
    ("methods", "Cách Thức Thực Hiện" + METHODS_HEAD),
)
_PAPERS = re.compile("Thành phần hồ sơ")
_LEGAL = re.compile(f"Căn cứ pháp lý(?={LEGAL_HEAD}|Không có thông tin)")
_AGENCY = "Cơ quan thực hiện"
_CONDITIONS = "Yêu cầu, điều kiện thực hiện"
_RESULTS = "Kết quả xử lý"
_CHROME = re.compile(
    r"Từ khóa(?P<keywords>.*?)Mô tả(?P<about>.*?)(?:Chọn cơ quan thực hiện.*)?$", re.S
)


def own_code(raw_text: str) -> str:
    """Return the code that the page prints of itself, or an empty text."""
    found = re.search(r"Mã thủ tục\s*(\d\.\d{6})", raw_text)
    return found.group(1) if found else ""


def cut_sections(raw_text: str) -> dict[str, str]:
    """Return the text under each heading of a page, by the names above.

    Raises:
        ImportRefused: A heading that every page has is missing: the text is cut off, or no page.
    """
    sections, rest = _cut_top(raw_text)
    legal = _LEGAL.search(rest)
    if legal is None:
        raise ImportRefused('the page text has no heading "Căn cứ pháp lý"')
    papers = _PAPERS.search(rest[: legal.start()])
    if papers is None:
        raise ImportRefused('the page text has no heading "Thành phần hồ sơ"')
    sections["methods"] = rest[: papers.start()]
    sections["papers"] = rest[papers.end() : legal.start()]
    return sections | _cut_tail(rest[legal.end() :])


def _cut_top(raw_text: str) -> tuple[dict[str, str], str]:
    sections: dict[str, str] = {}
    before, start = "", 0
    for key, heading in _TOP:
        at = raw_text.find(heading, start)
        if at < 0:
            raise ImportRefused(f'the page text has no heading "{heading}"')
        if before:
            sections[before] = raw_text[start:at]
        before, start = key, at + len(heading)
    return sections, raw_text[start:]


def _cut_tail(tail: str) -> dict[str, str]:
    legal, _, rest = tail.partition(_AGENCY)
    agency, found, rest = rest.partition(_CONDITIONS)
    if not found:
        raise ImportRefused(f'the page text has no heading "{_CONDITIONS}"')
    chrome = _CHROME.search(rest)
    body = rest[: chrome.start()] if chrome else rest
    conditions, _, results = body.partition(_RESULTS)  # 14 pages print no results at all
    return {
        "legal": legal.removeprefix(LEGAL_HEAD),
        "agency": agency,
        "conditions": conditions,
        "results": results,
        "about": chrome["about"] if chrome else "",
    }

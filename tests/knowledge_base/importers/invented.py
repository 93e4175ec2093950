"""Invented procedures in each source shape. No office, fee or paper here is real."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterable
from typing import Any

CODE = "9.000001"
NAME = "Thủ tục cấp thẻ thả diều (thực hiện tại cấp xã)"

HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
LEGAL = "Tên văn bản pháp lýMã văn bản"
CHROME = (
    "Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phố"
    "Bộ ngành-- Chọn Tỉnh/ Thành phố --Nộp hồ sơ"
)
METHODS = "Trực tuyến3 Ngày làm việc5,000 VNĐTrực tiếp3 Ngày làm việc8,000 Việt Nam Đồng"
DOCUMENTS = f"--{PAPERS}Đơn xin thả diều1 bản chínhBản vẽ con diều0 bản chính,2 bản sao"


def page_text(**changed: str) -> str:
    """Return the flattened text of a page; keywords replace the text under a heading."""
    cut = {
        "name": NAME,
        "code": CODE,
        "audience": "Công dân Việt Nam",
        "steps": "Bước 1: Chọn ngày có gió.\nBước 2: Nộp đơn.",
        "methods": METHODS,
        "papers": DOCUMENTS,
        "legal": f"{LEGAL}Luật Gió 12/2031/QH1912/2031/QH19",
        "conditions": "Không có thông tin",
        "results": "Kết quả xử lýThẻ thả diềuMã: KQ.G99.000001",
        "chrome": CHROME,
    } | changed
    return (
        f"{cut['name']}Tên thủ tục{cut['name']}Mã thủ tục{cut['code']}Số quyết định7/QĐ-GIÓ"
        f"Cấp thực hiệnCấp tỉnh, Cấp xãLoại thủ tụcLoại khácLĩnh vựcThả diều"
        f"Đối tượng thực hiện{cut['audience']}Cơ quan có thẩm quyềnPhòng Gió"
        "Địa chỉ tiếp nhận HSSố 1 phố Gió"
        "Cơ quan được ủy quyềnCơ quan phối hợpThủ tục hành chính liên quanKhông có thông tin"
        f"Trình Tự Thực Hiện {cut['steps']}Cách Thức Thực Hiện{HEAD}{cut['methods']}"
        f"Thành phần hồ sơ{cut['papers']}Căn cứ pháp lý{cut['legal']}"
        f"Cơ quan thực hiệnỦy ban nhân dân cấp xãYêu cầu, điều kiện thực hiện{cut['conditions']}"
        f"{cut['results']}{cut['chrome']}"
    )


def page(code: str = CODE, name: str = NAME, **changed: str) -> dict[str, Any]:
    """Return a page dump of a procedure, the parts that are read."""
    return {
        "ma_thu_tuc": code,
        "detail_url": "https://example.vn/thu-tuc/1",
        "ten_thu_tuc": name,
        "raw_text": page_text(**({"code": code, "name": name} | changed)),
    }


def portal_object(**changed: Any) -> dict[str, Any]:
    """Return an object in the portal's own JSON."""
    return {
        "id": "0000",
        "code": CODE,
        "name": NAME,
        "executionSteps": [{"name": "", "description": "Chọn ngày có gió.\nNộp đơn."}],
        "executionMethods": [
            {
                "submissionMethod": "DIRECT",
                "processingTime": 1,
                "processingTimeUnit": "OTHER",
                "description": "",
                "fees": [{"type": "FEE", "value": 8000, "description": ""}],
            }
        ],
        "executionCases": [
            {
                "name": "Lần đầu",
                "profileComponents": [
                    {"name": "Đơn xin thả diều", "originalQty": 1, "copyQty": 0, "attachments": []}
                ],
            }
        ],
        "cases": [{"code": f"{CODE}.01", "processingDay": {"qty": 1, "type": "WORKING_DAY"}}],
        "isWard": True,
        "unitGroupsExecuting": [{"name": "Ủy ban nhân dân cấp xã"}],
        "procedureProposal": {"proposalNumber": "7/QĐ-GIÓ"},
        "updatedAt": 1_767_225_600_000,  # 2026-01-01
    } | changed


def workbook(rows: Iterable[tuple[str, str]]) -> bytes:
    """Return a list workbook of (code, name) rows under the portal's title and header."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH THỦ TỤC HÀNH CHÍNH"])
    sheet.append(["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"])
    for code, name in rows:
        sheet.append([code, name, "Bộ Gió", "Phòng Gió", "Thả diều"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_bytes(value: object) -> bytes:
    """Return ``value`` as JSON."""
    return json.dumps(value, ensure_ascii=False).encode()


def archive(members: dict[str, bytes]) -> bytes:
    """Return a gzip'd tar of ``members``, by path."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return file.getvalue()

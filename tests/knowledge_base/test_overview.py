"""The overview says one of several facts: it must be the one that helps, and never more sure."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.facets import Facet, answer
from knowledge_base.say.first import is_portal, is_refusal
from tests.knowledge_base.conftest import TODAY, record


def told(label: str, *, today: date = TODAY, **changes: object) -> str:
    """The line of the overview that begins with ``label``."""
    lines = answer(record(**changes), Facet.OVERVIEW, today=today).text.splitlines()
    return next(line for line in lines if line.startswith(f"{label}: "))


@pytest.mark.parametrize(
    "result",
    [
        "Văn bản nêu rõ lý do từ chối của Cơ quan đăng ký kinh doanh",
        "Văn bản thông báo lý do từ chối của Bộ Tài chính",
        "Thông báo về việc sửa đổi, bổ sung hồ sơ đăng ký doanh nghiệp",
        "Văn bản của Cơ quan đăng ký kinh doanh cấp xã thông báo lý do từ chối",
        "Công văn từ chối nếu Hồ sơ không đáp ứng điều kiện",
        "Văn bản không chấp thuận",
        "Thông báo không được miễn thuế/giảm thuế (Mẫu 04/MGTH)",
        "Không đủ điều kiện thì có thông báo lý do",
        "Hồ sơ chưa được thì có thông báo nêu nội dung cần sửa",
        "văn bản thông báo cho tổ chức trường hợp không cấp",
    ],
)
def test_a_refusal_or_a_demand_to_correct_comes_after_what_is_granted(result):
    said = told("Kết quả", results=[result, "Giấy chứng nhận đăng ký doanh nghiệp"])
    assert said == "Kết quả: Giấy chứng nhận đăng ký doanh nghiệp; còn kết quả khác."


@pytest.mark.parametrize(
    "result",
    [
        "Giấy phép sửa đổi, bổ sung tạm nhập vàng nguyên liệu",
        "Quyết định sửa đổi, bổ sung Giấy phép",
        "Văn bản chấp thuận hoặc không chấp thuận việc mua cổ phần",
        "Thông báo chấp nhận/không chấp nhận hồ sơ đăng ký",
        "Quyết định cho phép trả lại khu vực biển; không ra quyết định thì nêu rõ lý do",
        "Giấy xác nhận không còn nợ, không được cấp hai lần",
        "Thông báo xác nhận kết quả đăng ký đất đai, khi chưa đủ điều kiện cấp sổ",
        "Phiếu lý lịch tư pháp",
    ],
)
def test_what_grants_something_is_no_refusal_whatever_words_it_holds(result):
    assert not is_refusal(result)


def test_a_refusal_alone_is_said_as_it_is():
    assert told("Kết quả", results=["Văn bản từ chối"]) == "Kết quả: Văn bản từ chối."


PORTAL = "Cổng Dịch vụ công quốc gia"
POLICE = "Công an xã, phường"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ([PORTAL, POLICE], f"Nơi nhận: {POLICE}."),
        ([PORTAL, POLICE, "Công an tỉnh"], f"Nơi nhận: {POLICE}; còn nơi khác."),
        ([POLICE, PORTAL], f"Nơi nhận: {POLICE}."),
        (["Nộp trên mạng: lienthong.dichvucong.gov.vn", "Trung tâm"], "Nơi nhận: Trung tâm."),
        ([PORTAL, "Không tự làm được: xã giúp"], f"Nơi nhận: {PORTAL}; còn nơi khác."),
        ([POLICE, "Không rõ nơi cư trú: xã khác"], f"Nơi nhận: {POLICE}; còn nơi khác."),
        (["Ứng dụng VNeID trên điện thoại"], "Nơi nhận: Ứng dụng VNeID trên điện thoại."),
    ],
)
def test_the_office_is_named_before_the_portal_which_the_ways_of_filing_tell(where, said):
    assert told("Nơi nhận", where=where) == said


def test_a_portal_that_no_way_of_filing_tells_is_still_another_place():
    said = told("Nơi nhận", where=[PORTAL, POLICE], ways=["in_person"])
    assert said == f"Nơi nhận: {POLICE}; còn nơi khác."


def test_where_it_is_filed_online_alone_the_portal_stays_first():
    where = [PORTAL, f"Không có mạng thì báo {POLICE}"]
    said = told("Nơi nhận", where=where, ways=["online"])
    assert said == f"Nơi nhận: {PORTAL}; còn nơi khác."


@pytest.mark.parametrize(
    ("place", "on_the_net"),
    [
        (PORTAL, True),
        ("Ứng dụng eTax Mobile, trang thuế điện tử hoặc Cổng Dịch vụ công quốc gia", True),
        ("+ Trực tuyến: thông qua Cổng dịch vụ công quốc gia", True),
        ("Trang khai báo tạm trú của Công an tỉnh", True),
        ("Công an xã, phường", False),
        ("Công ty đang làm việc", False),
        ("Trung tâm Phục vụ hành chính công cấp xã", False),
        ("Nộp hồ sơ trực tuyến hoặc trực tiếp tại Bộ phận tiếp nhận", False),
        ("Xã, phường khác: hỗ trợ nộp trên mạng về đúng nơi", False),
    ],
)
def test_a_portal_is_told_from_an_office(place, on_the_net):
    assert is_portal(place) is on_the_net


LONG = "phải xác minh ở nơi cư trú trước đây của cả hai bên và chờ các nơi đó trả lời bằng văn bản"


def test_a_doubt_is_said_whole_however_long_the_case_is():
    times = [{"amount": 5, "unit": "working_day", "condition": LONG, "doubt": "Cổng ghi khác"}]
    said = told("Thời gian", times=times)
    assert said.startswith("Thời gian: 5 ngày làm việc (phải xác minh ở nơi cư trú")
    assert said.endswith("…), chưa chắc.")
    fees = [{"name": f"Phí {LONG}", "amount_vnd": 1000, "doubt": "mức cũ"}, {"amount_vnd": 2000}]
    assert "…, chưa chắc; còn trường hợp khác." in told("Phí", fees=fees)


PLATE = {
    "amount_vnd": 50000,
    "per": "xe",
    "valid_until": date(2025, 12, 31),
    "doubt": "Mức theo thông tư cũ",
}


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2025, 12, 31), "Phí: 50.000 đồng/xe, chưa chắc."),
        (date(2026, 1, 1),
         "Phí: 50.000 đồng/xe, mức này hết hạn 31/12/2025, nay có thể khác."),
    ],
)  # fmt: skip
def test_a_fee_that_has_ended_by_the_day_of_the_answer_is_said_to_have_ended(today, said):
    assert told("Phí", fees=[PLATE], today=today) == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2025, 12, 31), "50.000 đồng/xe, đến 31/12/2025"),
        (date(2026, 1, 1), "50.000 đồng/xe, mức này hết hạn 31/12/2025, nay có thể khác"),
    ],
)
def test_so_it_is_in_the_short_list_of_fees(today, said):
    other = {"amount_vnd": 100000, "condition": "lý do khác " * 12, **{"doubt": "x" * 200}}
    until = {"valid_until": date(2025, 12, 31)}
    fees = [PLATE | {"doubt": "y" * 200}, other | until]
    assert f"- {said}" in answer(record(fees=fees), Facet.FEE, today=today).text

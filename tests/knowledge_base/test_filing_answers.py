"""Where one files: at which counter, on which site, and what an imported record knows of it."""

from __future__ import annotations

import pytest

from knowledge_base.facets import Facet, answer
from knowledge_base.say.places import DISTRICT_GONE, deciding, filing_place, receiving
from tests.knowledge_base.conftest import TODAY, record

DECIDES = "Chủ tịch ủy ban nhân dân cấp tỉnh"
OWN_SITE = "https://lienthong.example.vn/#/ke-khai/1"


def imported(**changes):
    return record(**({"layer": "imported", "where": [], "documents": [], "cases": []} | changes))


def said(procedure, facet):
    told = answer(procedure, facet, today=TODAY)
    return "\n".join([told.text, *told.more])


@pytest.mark.parametrize(
    ("online", "begins"),
    [
        ({}, "Bắt đầu tại dichvucong.gov.vn, đăng nhập bằng VNeID."),
        (
            {"url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1"},
            "Bắt đầu tại dichvucong.gov.vn, đăng nhập bằng VNeID.",
        ),
        ({"url": OWN_SITE}, "Bắt đầu tại lienthong.example.vn, đăng nhập bằng VNeID."),
    ],
    ids=["no-address", "portal", "site-of-its-own"],
)
def test_one_begins_at_the_address_that_the_record_has(online, begins):
    full = {"level": "full", "evidence": "thử", **online}
    assert begins in said(record(online=full), Facet.ONLINE)


def test_the_site_of_the_form_is_named_once():
    online = {"level": "full", "evidence": "thử", "url": OWN_SITE, "host": "lienthong.example.vn"}
    linked = record(online=online)
    assert said(linked, Facet.ONLINE).count("lienthong.example.vn") == 1
    assert "Trên mạng: lienthong.example.vn, đăng nhập bằng VNeID." in said(linked, Facet.WHERE)
    named = record(online=online, where=["Cổng (lienthong.example.vn)", "Công an xã"])
    assert said(named, Facet.WHERE).count("lienthong.example.vn") == 1


def test_what_is_done_in_an_app_is_not_sent_to_the_portal():
    app = record(where=["Ứng dụng VNeID trên điện thoại"], agency="Bộ Công an")
    assert "Bắt đầu trong ứng dụng VNeID trên điện thoại." in said(app, Facet.ONLINE)
    assert "làm ngay trong ứng dụng VNeID trên điện thoại." in said(app, Facet.WHERE)
    assert "dichvucong" not in said(app, Facet.ONLINE) + said(app, Facet.WHERE)


def test_an_app_beside_an_office_leaves_the_portal_as_the_beginning():
    both = record(where=["Ứng dụng VNeID", "Công an cấp tỉnh"])
    assert "Bắt đầu tại dichvucong.gov.vn" in said(both, Facet.ONLINE)
    assert "Trên mạng: dichvucong.gov.vn, đăng nhập bằng VNeID." in said(both, Facet.WHERE)


def test_of_an_imported_record_it_is_not_said_that_one_files_on_the_portal_itself():
    told = said(imported(online={"level": "unknown"}), Facet.ONLINE)
    assert "Nộp ở trang nào, anh/chị xem trang của thủ tục này trên dichvucong.gov.vn." in told
    assert "đăng nhập bằng VNeID" not in told


@pytest.mark.parametrize(
    ("agency", "where", "received", "decided"),
    [
        ("Sở Tư pháp", ["Sở Tư pháp", DECIDES], [], ["Sở Tư pháp", DECIDES]),
        (DECIDES, [DECIDES], [], [DECIDES]),
        (
            "Cục Gió",
            ["Cục Gió", "+ Số 1 đường Gió, quận Bão, Hà Nội;"],
            ["Số 1 đường Gió, quận Bão, Hà Nội"],
            ["Cục Gió"],
        ),
        (
            "Cục Gió",
            ["Cục Gió", "Bộ Gió", "Bộ phận Một cửa của Bộ Gió"],
            ["Bộ phận Một cửa của Bộ Gió"],
            ["Cục Gió", "Bộ Gió"],
        ),
        ("Cảng vụ", ["Cảng vụ", "Văn phòng đại diện Cảng vụ"], [],
         ["Cảng vụ", "Văn phòng đại diện Cảng vụ"]),
        ("Cục Gió", ["Công an cấp xã"], ["Công an cấp xã"], ["Cục Gió"]),
        ("Cục Gió", [DECIDES], [], ["Cục Gió", DECIDES]),
        (None, [], [], []),
    ],
    ids=[
        "agency-and-authority", "a-person", "address", "authority-and-address", "bare-names",
        "addresses-apart", "a-person-as-address", "nothing",
    ],
)  # fmt: skip
def test_who_decides_is_told_from_where_one_hands_in(agency, where, received, decided):
    published = imported(agency=agency, where=where)
    assert receiving(published) == received
    assert deciding(published) == decided


def test_an_authority_that_the_record_holds_apart_decides_too():
    published = imported(agency="Sở Gió", authority=DECIDES, where=["Số 1 phố Gió"])
    assert said(published, Facet.WHERE).startswith(
        "**Đăng ký tạm trú** (1.000001): Cổng ghi nơi nhận: Số 1 phố Gió.\n"
        f"Cơ quan giải quyết (theo Cổng): Sở Gió; {DECIDES}."
    )


def test_who_decides_is_never_called_the_counter():
    published = imported(agency=DECIDES, where=[DECIDES])
    assert f"chỉ ghi cơ quan giải quyết: {DECIDES}." in said(published, Facet.WHERE)
    assert "Anh/chị hỏi trước xem nộp hồ sơ ở đâu." in said(published, Facet.WHERE)
    assert f"Cơ quan giải quyết: {DECIDES}." in said(published, Facet.OVERVIEW)
    assert "Nơi nhận:" not in said(published, Facet.OVERVIEW)


def test_a_curated_record_keeps_its_offices_as_they_are_written():
    told = said(record(agency="Công an cấp xã"), Facet.WHERE)
    assert "nộp tại Công an xã, phường nơi tạm trú." in told
    assert "Cơ quan giải quyết: Công an cấp xã." in told


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        (
            ["Người được miễn tập sự lập 01 bộ hồ sơ gửi trực tiếp hoặc qua dịch vụ bưu chính đến "
             "Sở Gió nơi người đó thường trú. Sở Gió trả kết quả cho Bộ Gió."],
            "đến Sở Gió nơi người đó thường trú",
        ),
        (
            ["- Bước 1: Cá nhân nộp hồ sơ theo quy định tại Nghị định số 1/2031/NĐ-CP tại Trung "
             "tâm Phục vụ hành chính công (sau đây gọi là Trung tâm) hoặc trực tuyến;"],
            "tại Trung tâm Phục vụ hành chính công hoặc trực tuyến",
        ),
        (["Chuẩn bị.", "a) Nộp hồ sơ TTHC: Chủ diều gửi đơn về cơ quan quản lý gió cấp xã."],
         "về cơ quan quản lý gió cấp xã"),
        (["Sở Gió gửi văn bản đến Bộ Gió để lấy ý kiến."], None),
        (["Trong thời hạn 5 ngày, người thả nộp đơn bổ sung tại Sở Gió."], None),
        (["Trường hợp từ chối thì gửi văn bản trả lời cho Sở Gió."], None),
        (["Người thả nộp hồ sơ đến một trong các cơ quan sau:"], None),
        (["Chọn ngày có gió."], None),
        ([], None),
    ],
    ids=[
        "sent-to", "not-the-decree", "second-line", "of-the-office", "time-limit", "refusal",
        "list-cut-off", "nothing-filed", "no-steps",
    ],
)  # fmt: skip
def test_the_published_steps_say_where_one_hands_in(steps, place):
    published = imported(agency=DECIDES, where=[DECIDES], steps={"as_published": steps})
    assert filing_place(published) == place
    told = said(published, Facet.WHERE)
    assert (f"nơi nộp, theo các bước Cổng ghi: “{place}”." in told) is (place is not None)
    assert DECIDES in told


@pytest.mark.parametrize(
    ("office", "gone"),
    [
        ("Công an huyện", True),
        ("UBND cấp huyện", True),
        ("Bảo hiểm xã hội cấp Tỉnh, Bảo hiểm xã hội cấp huyện", True),
        ("Chi cục Thuế quận, huyện, thị xã", True),
        ("Bộ phận Một cửa, 44 Trần Phú, quận Ba Đình, Hà Nội", False),
        ("Số 1 Nguyễn Trãi, Quận 1, TP.HCM", False),
        ("Công an huyện Côn Đảo", True),
        ("Ủy ban nhân dân cấp xã", False),
    ],
)
def test_an_office_of_a_district_is_said_with_the_end_of_districts(office, gone):
    published = imported(agency="Cục Gió", where=[office])
    for facet in (Facet.WHERE, Facet.OVERVIEW):
        assert (DISTRICT_GONE in said(published, facet)) is gone

from __future__ import annotations

from datetime import date

from knowledge_base.facets import Facet, answer
from knowledge_base.places.fees import local
from knowledge_base.places.found import Place
from knowledge_base.places.loading import load_places
from tests.knowledge_base.conftest import TODAY, record


def test_the_fee_stands_on_the_first_line(residence):
    first = answer(residence, Facet.FEE, today=TODAY).text.splitlines()[0]
    assert first == (
        "**Đăng ký tạm trú** (1.000001): nộp trực tiếp 15.000 đồng/lần; "
        "nộp trên mạng 7.000 đồng/lần."
    )


def test_a_fee_gives_way_to_its_successor_on_the_day_it_ends():
    fees = [
        {"amount_vnd": 25000, "basis": "giảm", "valid_until": date(2026, 12, 31)},
        {"amount_vnd": 50000, "basis": "gốc", "valid_from": date(2027, 1, 1)},
    ]
    card = record(fees=fees)
    before = answer(card, Facet.FEE, today=date(2026, 12, 31)).text
    after = answer(card, Facet.FEE, today=date(2027, 1, 1)).text
    assert "25.000 đồng" in before
    assert "Từ 1/1/2027: 50.000 đồng." in before
    assert "50.000 đồng" in after
    assert "25.000" not in after


def test_the_rule_of_the_province_comes_before_what_holds_everywhere():
    fees = [{"set_by": "province", "doubt": "Cổng ghi 0 đồng"}]
    where = local(load_places(), Place("Cà Mau"))
    lines = answer(record(fees=fees), Facet.FEE, today=TODAY, where=where).text.splitlines()
    assert lines[:3] == [
        "**Đăng ký tạm trú** (1.000001): mức thu nơi anh/chị ở:",
        "Mức của tỉnh Cà Mau tôi chưa có số liệu; hỏi nơi nhận trước khi đi.",
        "Quy định chung: do từng tỉnh quy định. Cổng ghi 0 đồng.",
    ]


def test_a_fee_that_no_province_changes_is_said_as_ever(residence):
    where = local(load_places(), Place("Cà Mau"))
    here = answer(residence, Facet.FEE, today=TODAY, where=where)
    assert here == answer(residence, Facet.FEE, today=TODAY)


def test_groups_that_pay_nothing_stand_on_one_line():
    text = answer(
        record(fee_exemptions=["Người thuộc hộ nghèo", "Người khuyết tật"]), Facet.FEE, today=TODAY
    ).text
    assert "Được miễn hoặc giảm: người thuộc hộ nghèo; người khuyết tật." in text


def test_what_is_known_where_no_fee_is_published_is_said_as_it_is():
    text = answer(
        record(fees=[], fee_exemptions=["Thông tư không có khoản thu này"]), Facet.FEE, today=TODAY
    ).text
    assert "\nThông tư không có khoản thu này.\n" in text
    assert "Được miễn" not in text


def test_an_overview_says_in_which_case_it_is_free_and_which_figure_is_doubtful():
    fees = [
        {"amount_vnd": 0, "condition": "trong 60 ngày", "basis": "thử"},
        {"amount_vnd": 8000, "doubt": "mức cũ", "basis": "thử"},
    ]
    times = [{"amount": 3, "unit": "day", "doubt": "Cổng ghi khác"}]
    text = answer(record(fees=fees, times=times), Facet.OVERVIEW, today=TODAY).text
    assert "Phí: miễn phí (trong 60 ngày); còn trường hợp khác." in text
    assert "Thời gian: 3 ngày, chưa chắc." in text

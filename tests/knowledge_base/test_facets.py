from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.answers import FIRST_BUBBLE, NEXT_BUBBLE, lay_out
from knowledge_base.facet_cues import cued_facets, separate_facets
from knowledge_base.facets import SAY, Facet, answer
from knowledge_base.places.fees import local
from knowledge_base.places.found import Place
from knowledge_base.places.loading import load_places
from tests.knowledge_base.conftest import TODAY, record


def test_every_facet_can_be_said():
    assert set(SAY) == set(Facet)


def test_the_fee_stands_on_the_first_line(residence):
    first = answer(residence, Facet.FEE, today=TODAY).text.splitlines()[0]
    assert first == (
        "**Đăng ký tạm trú** (1.000001): nộp trực tiếp 15.000 đồng/lần; "
        "nộp trên mạng 7.000 đồng/lần."
    )


@pytest.mark.parametrize("facet", Facet)
def test_every_answer_names_the_procedure_the_ways_and_the_source(residence, facet):
    text = answer(residence, facet, today=TODAY).text
    assert text.startswith("**Đăng ký tạm trú** (1.000001): ")
    assert "Nộp được: trên mạng" in text
    assert text.endswith("xem ngày 10/6/2026.")


@pytest.mark.parametrize("facet", Facet)
def test_no_answer_has_a_blank_line_for_rasa_to_split_at(residence, facet):
    assert "\n\n" not in answer(residence, facet, today=TODAY).text


def test_what_the_record_does_not_know_is_said_so():
    unknown = record(
        fees=[], times=[], results=[], legal_basis=[], where=[], agency=None, cases=[],
        documents=[{"name": "Tờ khai"}],
    )  # fmt: skip
    for facet in (Facet.FEE, Facet.TIME, Facet.RESULT, Facet.LEGAL, Facet.WHERE):
        assert "nguồn của tôi không ghi" in answer(unknown, facet, today=TODAY).text
    assert "Không ghi chưa chắc là miễn phí." in answer(unknown, Facet.FEE, today=TODAY).text


def test_a_case_answer_selects_the_documents(residence):
    owner = answer(residence, Facet.DOCUMENTS, today=TODAY, case={"home": "own"}).text
    tenant = answer(residence, Facet.DOCUMENTS, today=TODAY, case={"home": "rent"}).text
    unasked = answer(residence, Facet.DOCUMENTS, today=TODAY).text
    assert "Hợp đồng" not in owner
    assert "2. Hợp đồng thuê nhà: 1 bản sao (ở nhà thuê)" in tenant
    assert "2. Hợp đồng thuê nhà: 1 bản sao (ở nhà thuê)" in unasked


def test_partial_online_names_the_step_that_forces_a_visit():
    partial = record(
        online={"level": "partial", "evidence": "thử", "visit_step": "lấy vân tay tại nơi nhận"}
    )
    text = answer(partial, Facet.ONLINE, today=TODAY).text
    assert "nộp trên mạng được một phần" in text
    assert "Bước phải đến nơi: lấy vân tay tại nơi nhận." in text


def test_past_its_review_day_every_answer_says_that_facts_may_have_changed(residence):
    late = answer(residence, Facet.FEE, today=date(2027, 2, 1)).text
    assert "có thể đã thay đổi" in late


def test_the_first_bubble_is_at_most_500_characters_and_nothing_is_lost():
    lines = [f"{n}. {'giấy tờ số ' * 9}" for n in range(1, 13)]
    said = lay_out("**Tên**:", lines, ["Nộp được: trực tiếp."], "Nguồn: thử.")
    whole = "\n".join([said.text, *said.more])
    assert len(said.text) <= FIRST_BUBBLE
    assert all(len(bubble) <= NEXT_BUBBLE + 100 for bubble in said.more)
    assert all(line in whole for line in lines)


def test_a_paragraph_longer_than_a_bubble_is_cut_at_blanks_and_kept_whole():
    long = "chữ " * 2000
    said = lay_out("**Tên**:", [long.strip()], [], "Nguồn: thử.")
    assert len(said.text) <= FIRST_BUBBLE
    assert all(len(bubble) <= 2000 for bubble in said.more)
    assert " ".join(said.more).split().count("chữ") == 2000


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("lam giay khai sinh het bao nhieu tien", [Facet.FEE]),
        ("cần giấy tờ gì và mất bao lâu", [Facet.DOCUMENTS, Facet.TIME]),
        ("đăng ký kết hôn nộp ở đâu, bao nhiêu tiền", [Facet.WHERE, Facet.FEE]),
        ("nộp qua mạng được không", [Facet.ONLINE]),
        ("làm online thì mấy ngày xong", [Facet.TIME]),
        ("mất hộ chiếu phải trình báo trong mấy ngày", [Facet.CONDITIONS]),
        ("phải báo trước mấy ngày", [Facet.CONDITIONS]),
        ("có cần giấy khám sức khỏe không", [Facet.DOCUMENTS]),
        ("nộp tiền qua mạng được không", [Facet.PAYMENT]),
        ("làm ở tỉnh khác được không", [Facet.WHERE]),
        ("dùng tờ khai nào", [Facet.FORMS]),
        ("đăng ký tạm trú", []),
        ("làm giấy khai sinh cho con", []),
    ],
)
def test_cues_name_each_facet_that_is_surely_asked_in_order(question, facets):
    assert cued_facets(question) == facets


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


def test_papers_that_do_not_fit_are_named_shortly_first_and_in_full_on_request():
    papers = [
        {"name": f"Giấy số {n} " + "rất dài " * 12, "copies": n, "when": "ở nhà thuê"}
        for n in range(1, 6)
    ]
    said = answer(record(documents=papers, cases=[]), Facet.DOCUMENTS, today=TODAY)
    assert len(said.text) <= FIRST_BUBBLE
    assert "1. Giấy số 1 rất dài rất dài" in said.text
    assert "bản sao" not in said.text
    assert all(f"{n} bản sao (ở nhà thuê)" in said.more[0] for n in range(1, 6))


def test_equal_rows_of_several_ways_are_said_once_and_different_ones_name_their_way():
    times = [
        {"amount": 3, "unit": "working_day", "way": "online"},
        {"amount": 3, "unit": "working_day", "way": "post"},
        {"amount": 5, "unit": "working_day", "way": "in_person"},
    ]
    text = answer(record(times=times), Facet.TIME, today=TODAY).text
    assert "- Nộp trên mạng, qua bưu chính: 3 ngày làm việc." in text
    assert "- Nộp trực tiếp: 5 ngày làm việc." in text
    same = answer(record(times=times[:2]), Facet.TIME, today=TODAY).text
    assert same.startswith("**Đăng ký tạm trú** (1.000001): 3 ngày làm việc.")


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


def test_a_level_without_an_online_way_on_the_portal_is_not_promised():
    stamped = record(online={"level": "partial", "evidence": "thử"}, ways=["in_person"])
    text = answer(stamped, Facet.ONLINE, today=TODAY).text
    assert "có nơi nhận trước trên mạng" in text


def test_a_full_service_with_an_exception_does_not_promise_that_nobody_goes():
    chip = record(online={"level": "full", "evidence": "thử", "visit_step": "Lấy vân tay"})
    text = answer(chip, Facet.ONLINE, today=TODAY).text
    assert "thường không phải đến nơi" in text
    assert "Bước phải đến nơi: lấy vân tay." in text


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("hết bao nhiêu tiền, nộp ở đâu", [Facet.FEE, Facet.WHERE]),
        ("nộp lệ phí bằng chuyển khoản được không", []),
        ("nộp ở đâu", []),
    ],
)
def test_only_parts_of_their_own_add_a_second_facet(question, facets):
    assert separate_facets(question) == facets


def test_what_is_told_on_request_is_whole_whatever_question_came_first():
    long = [f"Điều kiện số {n} " + "dài " * 40 for n in range(1, 7)]
    many = record(conditions=long, cases=[], documents=[{"name": "Tờ khai"}])
    asked = answer(many, Facet.CONDITIONS, today=TODAY, question="điều kiện số 5 là gì")
    unasked = answer(many, Facet.CONDITIONS, today=TODAY)
    assert "Điều kiện số 5" in asked.text
    for told in (asked, unasked):
        assert all(f"Điều kiện số {n} " in "".join(told.more) for n in range(1, 7))

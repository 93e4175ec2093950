from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.facets import Facet, answer
from knowledge_base.places.fees import local
from knowledge_base.places.found import Place
from knowledge_base.places.loading import load_places
from knowledge_base.say import may_cost
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


NO_ENTRY = {"fees": [], "no_charge": "TT 73/2024/TT-BTC chỉ thu khi cấp đổi, cấp lại"}
UNKNOWN = {"fees": []}
FREE_OR_EMPTY = {"fees": [{"doubt": "Cổng hiện “Miễn phí” cả khi chưa nhập", "quote": "Miễn phí"}]}
CHARGED = {"fees": [{"amount_vnd": 5000, "basis": "thử"}]}
FREE = {"fees": [{"amount_vnd": 0, "basis": "thử"}]}
CAVEAT = "Không ghi chưa chắc là miễn phí."


def test_what_the_tariff_has_no_entry_for_is_said_so_and_not_doubted():
    text = answer(record(**NO_ENTRY), Facet.FEE, today=TODAY).text
    assert "(1.000001): theo biểu phí thì không có khoản thu cho việc này.\n" in text
    assert "\nCăn cứ: TT 73/2024/TT-BTC chỉ thu khi cấp đổi, cấp lại.\n" in text
    assert CAVEAT not in text


@pytest.mark.parametrize(
    ("facts", "lead"),
    [
        (NO_ENTRY, "theo biểu phí thì không có khoản thu cho việc này, nên không có gì phải nộp."),
        (UNKNOWN, f"nguồn của tôi không ghi khoản phải nộp.\n{CAVEAT}"),
        (FREE_OR_EMPTY, "tôi chưa rõ có phải nộp tiền hay không.\nCổng hiện “Miễn phí” cả khi"),
        (FREE, "thủ tục này miễn phí, anh/chị không phải nộp tiền."),
    ],
)
def test_nobody_is_sent_to_pay_where_nothing_is_known_to_be_due(facts, lead):
    text = answer(record(**facts), Facet.PAYMENT, today=TODAY).text
    assert f"(1.000001): {lead}" in text
    assert "quét mã QR" not in text


@pytest.mark.parametrize("facts", [CHARGED, {"fees": [{"set_by": "province"}]}])
def test_where_something_is_due_the_usual_way_to_pay_online_is_said(facts):
    text = answer(record(**facts), Facet.PAYMENT, today=TODAY).text
    assert "nguồn của tôi không ghi lúc nào phải nộp tiền." in text
    assert "Nộp trên mạng thì thường quét mã QR" in text


def test_a_tax_that_is_no_fee_is_still_paid_as_the_record_says():
    tax = record(fees=[], payment={"due": "Theo kỳ khai thuế"})
    assert "trả tiền theo kỳ khai thuế." in answer(tax, Facet.PAYMENT, today=TODAY).text


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        (NO_ENTRY, False),
        (UNKNOWN, False),
        (FREE, False),
        (FREE_OR_EMPTY, False),
        (CHARGED, True),
        ({"fees": [{"set_by": "province"}]}, True),
        ({"fees": [{"amount_vnd": 0, "doubt": "có nơi thu"}]}, True),
        ({"fees": [{"doubt": "xem ghi chú", "quote": "155 USD/thẻ"}]}, True),
        ({"fees": [{"doubt": "chưa xem được biểu phí"}]}, True),
        ({"fees": [{"doubt": "xem ghi chú", "quote": "Không thu lệ phí."}]}, False),
        ({"fees": [{"doubt": "xem ghi chú", "quote": "Không quá 5.000 đồng"}]}, True),
        ({"fees": [*FREE["fees"], *FREE_OR_EMPTY["fees"]]}, False),
        ({"fees": [], "payment": {"due": "Theo kỳ khai thuế"}}, True),
    ],
)
def test_how_to_pay_is_a_question_only_where_something_may_be_due(facts, due):
    assert may_cost(record(**facts), {}, TODAY) is due


def test_in_the_case_that_is_free_nothing_may_be_due():
    fees = [
        {"amount_vnd": 0, "basis": "thử", "only_if": {"home": ["own"]}},
        {"amount_vnd": 5000, "basis": "thử", "only_if": {"home": ["rent"]}},
    ]
    assert not may_cost(record(fees=fees), {"home": "own"}, TODAY)
    assert may_cost(record(fees=fees), {"home": "rent"}, TODAY)


def test_a_portal_that_shows_free_for_every_empty_cell_is_not_quoted_for_it():
    fees = [{"doubt": "Cổng ghi 0 đồng, chưa rõ có thu hay không", "quote": "Miễn phí"}]
    text = answer(record(fees=fees), Facet.FEE, today=TODAY).text
    assert ": chưa rõ mức. Cổng ghi 0 đồng, chưa rõ có thu hay không.\n" in text
    assert "Nguyên văn" not in text


LONG = "theo biểu phí ban hành kèm thông tư về mức thu, chế độ thu, nộp và quản lý " * 4
EVERY_WAY = ["online", "in_person", "post"]


def fees_of(*rows: tuple[str, dict[str, object]]) -> str:
    """The first bubble about fees that fill more than one."""
    fees = [{"doubt": "Cổng ghi khác", "quote": LONG, **fee, "way": way} for way, fee in rows]
    said = answer(record(fees=fees, ways=EVERY_WAY), Facet.FEE, today=TODAY)
    assert said.more
    return said.text


def test_the_first_bubble_tells_which_way_of_filing_costs_what():
    text = fees_of(
        ("online", {"amount_vnd": 100000}),
        ("post", {"amount_vnd": 100000}),
        ("in_person", {"amount_vnd": 50000}),
    )
    assert "- Nộp trên mạng, qua bưu chính: 100.000 đồng — chưa chắc, xem thêm.\n" in text
    assert "- Nộp trực tiếp: 50.000 đồng — chưa chắc, xem thêm.\n" in text


def test_a_fee_that_is_the_same_whatever_the_way_is_said_without_it():
    text = fees_of(*((way, {"amount_vnd": 100000}) for way in EVERY_WAY))
    assert "Nộp trực tiếp" not in text
    both = fees_of(*((way, {"amount_vnd": n}) for way in EVERY_WAY for n in (100000, 50000)))
    assert "\n- 100.000 đồng — chưa chắc, xem thêm.\n- 50.000 đồng — chưa chắc" in both


def test_two_unknown_fees_are_told_apart_by_the_words_of_the_portal():
    text = fees_of(
        ("online", {"quote": "Miễn lệ phí đăng ký doanh nghiệp khi đăng ký qua mạng. " + LONG}),
        ("in_person", {"quote": "25 đồng"}),
    )
    quote = "“Miễn lệ phí đăng ký doanh nghiệp khi…” — xem thêm."
    assert f"- Nộp trên mạng: chưa rõ mức, Cổng ghi {quote}" in text
    assert "- Nộp trực tiếp: chưa rõ mức, Cổng ghi “25 đồng” — xem thêm." in text

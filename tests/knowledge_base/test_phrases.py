from __future__ import annotations

from datetime import date

import pytest

from knowledge_base import phrases
from knowledge_base.procedure import Document, Fee, ProcessingTime

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amount", "said"), [(0, "miễn phí"), (8000, "8.000 đồng"), (1_500_000, "1.500.000 đồng")]
)
def test_money_is_said_with_dots(amount, said):
    assert phrases.money(amount) == said


def test_a_document_says_its_form_its_counts_and_its_case():
    document = Document(name="Hợp đồng thuê nhà", originals=1, copies=2, when="ở nhà thuê")
    assert phrases.say_document(document) == (
        "Hợp đồng thuê nhà: 1 bản chính, 2 bản sao (ở nhà thuê)"
    )


def test_a_form_number_already_in_the_name_is_not_said_twice():
    assert phrases.say_document(Document(name="Tờ khai CT01", form="CT01")) == "Tờ khai CT01"


def test_a_paper_that_a_database_replaces_says_so():
    document = Document(name="Giấy khai sinh", copies=1, replaced_by_data="CSDL dân cư")
    assert phrases.say_document(document) == (
        "Giấy khai sinh: 1 bản sao; đã có trong CSDL dân cư thì không phải nộp"
    )


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        pytest.param(Fee(amount_vnd=15000, per="lần"), "15.000 đồng/lần", id="one-price"),
        pytest.param(
            Fee(amount_vnd=15000, online_amount_vnd=7000),
            "nộp trực tiếp 15.000 đồng; nộp trên mạng 7.000 đồng",
            id="cheaper-online",
        ),
        pytest.param(Fee(amount_vnd=0, per="lần"), "miễn phí", id="free-by-law"),
        pytest.param(Fee(set_by="province"), "do từng tỉnh quy định", id="province"),
        pytest.param(Fee(doubt="không khớp"), "chưa rõ mức", id="unknown-is-not-free"),
        pytest.param(Fee(doubt="10 USD một thẻ"), "tính bằng đô la Mỹ", id="dollars"),
    ],
)
def test_amounts(fee, said):
    assert phrases.say_amount(fee) == said


def test_a_fee_past_its_last_day_says_that_it_may_have_changed():
    fee = Fee(amount_vnd=25000, valid_until=date(2026, 12, 31))
    assert phrases.say_fee_line(fee, date(2026, 12, 31)).endswith("Áp dụng đến 31/12/2026")
    assert phrases.say_fee_line(fee, date(2027, 1, 1)).endswith("nay có thể đã khác")


def test_a_doubtful_fee_is_quoted_with_its_doubt():
    fee = Fee(set_by="province", doubt="Cổng in một số cho cả nước", quote="150.000 đồng.")
    assert phrases.say_fee_line(fee, TODAY) == (
        "Do từng tỉnh quy định. Cổng in một số cho cả nước. Nguyên văn: “150.000 đồng”"
    )
    assert phrases.say_fee_line(Fee(amount_vnd=8000, doubt="Mức cũ"), TODAY) == (
        "8.000 đồng. Chưa chắc: mức cũ"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Được nhờ.", "được nhờ"),
        ("Công an xã nhận", "Công an xã nhận"),
        ("Cổng ghi", "Cổng ghi"),
        ("TT 1/2026 đã thay", "TT 1/2026 đã thay"),
        ("VNeID mức 2", "VNeID mức 2"),
        ("Bảng mức thu", "bảng mức thu"),
    ],
)
def test_names_keep_their_capital_within_a_sentence(words, said):
    assert phrases.clause(words) == said


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (Document(name="Bản sao bằng tốt nghiệp", copies=1), "1 bản"),
        (Document(name="Ảnh 3x4", originals=1), "1 tấm"),
        (Document(name="Ảnh hiện trạng nhà", originals=1), "1 bản chính"),
    ],
)
def test_counts_do_not_say_copy_of_a_copy(paper, said):
    assert phrases.counts(paper) == said


def test_a_paper_that_is_only_shown_need_not_be_shown_when_the_data_are_there():
    paper = Document(
        name="Thẻ", show_only=True, replaced_by_data="Cơ sở dữ liệu quốc gia về dân cư"
    )
    assert phrases.say_document(paper) == (
        "Thẻ: chỉ xuất trình, không nộp; đã có trong dữ liệu dân cư thì không phải đưa"
    )


def test_a_bare_number_of_time_is_quoted_not_completed():
    said = phrases.say_duration(ProcessingTime(amount=1, doubt="Không có đơn vị. Hỏi xã"))
    assert said == "Cổng ghi “1” mà không ghi đơn vị. Hỏi xã"


def test_every_way_of_filing_is_named_online_first(residence):
    assert phrases.say_ways(residence) == (
        "Nộp được: trên mạng (toàn trình, đỡ phải đi lại), trực tiếp."
    )


def test_the_source_line_names_code_decision_and_day(residence):
    assert phrases.say_source(residence) == (
        "Nguồn: Cổng DVCQG, mã 1.000001, QĐ 1/QĐ-THU, xem ngày 10/6/2026."
    )


def test_a_record_is_stale_from_the_day_after_its_review_day(residence):
    assert phrases.say_staleness(residence, date(2027, 1, 31)) == ""
    assert phrases.say_staleness(residence, date(2027, 2, 1)).startswith("Lưu ý: thông tin này")


def test_a_name_is_cut_before_what_only_adds_to_it():
    assert phrases.gist("Đơn báo mất hộ chiếu hoặc thông báo đã nhận đơn", 34) == (
        "Đơn báo mất hộ chiếu…"
    )
    assert phrases.gist("Giấy tờ chứng minh quan hệ gia đình", 34) == (
        "Giấy tờ chứng minh quan hệ gia…"
    )


@pytest.mark.parametrize(
    "name", ["a) Đơn đề nghị", "- Đơn đề nghị", ") Đơn đề nghị", "2) Đơn đề nghị"]
)
def test_the_mark_of_a_list_is_not_said_within_another(name):
    assert phrases.unmarked(name) == "Đơn đề nghị"


def test_a_bracket_that_is_cut_open_is_closed():
    assert phrases.shortened("1 ngày (hồ sơ hợp lệ và đủ)", 20) == "1 ngày (hồ sơ hợp…)"


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        (Fee(amount_vnd=5000, condition="làm lại"), "5.000 đồng (làm lại)"),
        (Fee(amount_vnd=5000, condition="+ Làm lại"), "5.000 đồng (Làm lại)"),
        (Fee(amount_vnd=5000, name="Phí thi (A1)"), "5.000 đồng, phí thi (A1)"),
        (Fee(doubt="lạ", quote="155 USD/thẻ."), "Chưa rõ mức, Cổng ghi “155 USD/thẻ” — xem thêm"),
        (Fee(doubt="lạ", quote="- không có;"), "Chưa rõ mức, Cổng ghi “Không có” — xem thêm"),
        (Fee(doubt="lạ"), "Chưa rõ mức — xem thêm"),
        (
            Fee(doubt="lạ", quote="1", set_by="province"),
            "Do từng tỉnh quy định — xem thêm",
        ),
    ],
)
def test_a_fee_is_named_in_few_words(fee, said):
    assert phrases.name_fee(fee, TODAY) == said

from __future__ import annotations

import pytest

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.page_legal import read_legal, split_pair
from knowledge_base.importers.page_methods import cut_glued, read_methods, split_note
from knowledge_base.importers.page_papers import quantity_digits, read_papers, split_files
from knowledge_base.importers.page_texts import read_list, read_results
from knowledge_base.importers.portal_page import read_page
from knowledge_base.procedure import AgencyLevel, FilingWay, TimeUnit
from tests.knowledge_base.importers.invented import PAPERS, page


def test_a_page_gives_every_part_under_its_heading():
    record = read_page(page())
    assert record.code == "9.000001"
    assert record.decision_no == "7/QĐ-GIÓ"
    assert record.levels == (AgencyLevel.PROVINCE, AgencyLevel.COMMUNE)
    assert record.agency == "Ủy ban nhân dân cấp xã"
    assert record.authority == "Phòng Gió"
    assert record.offices == ("Số 1 phố Gió",)
    assert record.steps == ("Bước 1: Chọn ngày có gió.", "Bước 2: Nộp đơn.")
    assert record.results == ("Thẻ thả diều",)
    assert record.conditions == ()


def test_words_of_a_heading_inside_the_steps_cut_nothing():
    steps = "Lập hồ sơ theo mục 2 (Thành phần hồ sơ) rồi nộp."
    record = read_page(page(steps=steps))
    assert record.steps == (steps,)
    assert len(record.papers) == 2


def test_words_of_a_heading_inside_a_remark_cut_nothing():
    record = read_page(page(methods="Trực tiếp1 Ngày8,000 VNĐ(Căn cứ pháp lý: Thông tư Gió)"))
    assert record.methods[0].fees[0].note == "Căn cứ pháp lý: Thông tư Gió"


def test_conditions_may_stand_in_the_description():
    chrome = "Từ khóaKhông có thông tinMô tảNgười thả phải đủ 6 tuổi.Chọn cơ quan thực hiệnTỉnh"
    assert read_page(page(chrome=chrome)).conditions == ("Người thả phải đủ 6 tuổi.",)


def test_a_page_without_results_is_read():
    assert read_page(page(results="")).results == ()


def test_a_page_that_is_cut_off_is_refused_with_the_heading_that_lacks():
    whole = page()
    whole["raw_text"] = whole["raw_text"][:400]
    with pytest.raises(ImportRefused, match="has no heading"):
        read_page(whole)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "words"),
    [
        ("Trực tiếp7 NgàyMiễn phí", 7, TimeUnit.DAY, ""),
        ("Trực tiếp1.5 NgàyMiễn phí", 1.5, TimeUnit.DAY, ""),
        ("Trực tiếp2Miễn phí", 2, None, ""),
        ("Trực tiếpKhông có thông tinMiễn phí", None, None, ""),
        ("Trực tiếpKhông quy địnhMiễn phí", None, None, "Không quy định"),
    ],
)
def test_a_time_is_read_with_its_unit(text, amount, unit, words):
    [method] = read_methods(text)
    assert (method.amount, method.unit, method.time_text) == (amount, unit, words)


def test_each_way_has_its_own_time_fee_remark_and_description():
    online, direct = read_methods(
        "Trực tuyến3 Giờ5,000 VNĐ(giảm (50%))Qua mạngTrực tiếp1 Ngày10 USDTại quầy"
    )
    assert (online.way, online.amount, online.unit) == (FilingWay.ONLINE, 3, TimeUnit.HOUR)
    assert (online.fees[0].value, online.fees[0].note) == (5000, "giảm (50%)")
    assert online.description == "Qua mạng"
    assert (direct.fees[0].value, direct.fees[0].currency) == (10, "USD")


@pytest.mark.parametrize(
    ("run", "note", "cut"),
    [
        ("120 VNĐ", "20.000 đồng/tờ", ("1", "20 VNĐ")),
        ("125 VNĐ", "", ("1", "25 VNĐ")),
        ("1220 VNĐ", "220 đồng", ("1", "220 VNĐ")),
        ("140,000 VNĐ", "", ("1", "40,000 VNĐ")),
        ("1525 VNĐ", "25.000 đồng", ("15", "25 VNĐ")),
    ],
)
def test_a_bare_time_is_cut_from_the_fee_by_the_remark_else_as_short_as_may_be(run, note, cut):
    assert cut_glued(run, note) == cut


@pytest.mark.parametrize(
    ("text", "note", "description"),
    [
        ("(một (hai) ba)bốn", "một (hai) ba", "bốn"),
        ("(cắt giữa chừng", "cắt giữa chừng", ""),
        ("(2) Trường hợp khác", "", "(2) Trường hợp khác"),
        ("Nộp tại quầy", "", "Nộp tại quầy"),
    ],
)
def test_the_remark_ends_where_its_bracket_closes(text, note, description):
    assert split_note(text) == (note, description)


def test_documents_keep_their_groups_and_numbers():
    first, second, third = read_papers(
        f"- Lần đầu:{PAPERS}Đơn1 bản chínhẢnh0 bản chính,2 bản sao--{PAPERS}Thẻ cũ1 bản chính"
    )
    assert (first.group, first.name, first.originals, first.copies) == ("Lần đầu:", "Đơn", 1, 0)
    assert (second.originals, second.copies) == (0, 2)
    assert (third.group, third.name) == ("", "Thẻ cũ")


@pytest.mark.parametrize(
    ("digits", "before", "after", "size"),
    [
        ("1", "Đơn", "", 1),
        ("10", "Ảnh", "", 2),
        ("011", "theo Mẫu số ", "Đơn", 1),
        ("20251", "ngày 01/7/", "Đơn", 1),
        ("01", "Giấy phép (", ")", 0),
        ("02", "nộp ", " Đơn", 0),
        ("51", "Mẫu ", "", 1),
        ("0001", "tỷ lệ 1:10.", "", 1),
    ],
)
def test_the_number_of_a_paper_is_told_from_digits_of_its_name(digits, before, after, size):
    assert quantity_digits(digits, before, after) == size


def test_a_number_inside_a_name_does_not_cut_the_name():
    [paper] = read_papers(f"--{PAPERS}Hóa đơn: 01 bản chính;1 bản chính")
    assert (paper.name, paper.originals) == ("Hóa đơn: 01 bản chính;", 1)


def test_the_heading_of_an_empty_table_is_kept_without_numbers():
    papers = read_papers(f"--{PAPERS}Đơn1 bản chính(Khi đã có dữ liệu thì không phải nộp)")
    assert papers[1].originals is None


@pytest.mark.parametrize(
    ("text", "name", "files"),
    [
        ("Đơn theo mẫu.Mau don (1).docx", "Đơn theo mẫu.", ("Mau don (1).docx",)),
        ("Đơn theo mẫuMau 01.docx", "Đơn theo mẫu", ("Mau 01.docx",)),
        ("Theo Nghị định 1/2031/NĐ-CPMau.pdf", "Theo Nghị định 1/2031/NĐ-CP", ("Mau.pdf",)),
        ("Đơn;A.docxB.docx", "Đơn;", ("A.docx", "B.docx")),
        ("Đơn xin thả diều", "Đơn xin thả diều", ()),
    ],
)
def test_form_files_are_split_off_the_name(text, name, files):
    assert split_files(text) == (name, files)


@pytest.mark.parametrize(
    ("part", "pair"),
    [
        ("Luật 28/2029/QH1928/2029/QH19", ("Luật 28/2029/QH19", "28/2029/QH19")),
        ("Luật Gió năm 203102/2031/QH20", ("Luật Gió năm 2031", "02/2031/QH20")),
        ("Về gió mùa15/2031/NĐ-CP", ("Về gió mùa", "15/2031/NĐ-CP")),
        ("Thông tưThông tư số 3/2031/TT-BTC", ("Thông tư", "Thông tư số 3/2031/TT-BTC")),
        (
            "Nghị quyết 66.7/2031/NQ-CP về gió66.7/2031/NQ-CP",
            ("Nghị quyết 66.7/2031/NQ-CP về gió", "66.7/2031/NQ-CP"),
        ),
        ("Quy chế gió", ("Quy chế gió", "")),
    ],
)
def test_the_number_of_a_legal_text_is_split_from_its_name(part, pair):
    assert split_pair(part) == pair


def test_legal_pairs_are_parted_where_the_next_name_begins():
    text = "Về gió15/2031/NĐ-CPLuật Diều theo Nghị định 15/2031/NĐ-CP về gió4/2031/QH19"
    assert [code for _, code in read_legal(text)] == ["15/2031/NĐ-CP", "4/2031/QH19"]


def test_one_kind_of_applicant_has_commas_of_its_own():
    text = "Cán bộ, công chức, viên chức, Tổ chức (không bao gồm doanh nghiệp, HTX), Doanh nghiệp"
    assert read_list(text) == (
        "Cán bộ, công chức, viên chức",
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "Doanh nghiệp",
    )


def test_results_are_parted_by_their_numbers():
    text = "Thẻ xanhMã: KQ.G99.000001Thẻ đỏMã: 000.00.00.G99-KQ0002"
    assert read_results(text) == ("Thẻ xanh", "Thẻ đỏ")

"""Papers that somebody else draws up are not told as forms that the citizen fills in."""

from __future__ import annotations

import pytest

from knowledge_base.checklist import checklist
from knowledge_base.facets import Facet, answer
from knowledge_base.forms import is_filled_in
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated
from tests.knowledge_base.conftest import TODAY, record

OURS = {"name": "Phiếu đề nghị về căn cước", "originals": 1, "form": "DC02"}
OFFICE = {
    "name": "Phiếu thu nhận thông tin căn cước",
    "originals": 1,
    "form": "CC01",
    "filled_by": "office",
    "note": "Cán bộ in ra, anh/chị chỉ đọc lại và ký.",
}
EMPLOYER = {
    "name": "Danh sách đề nghị hưởng chế độ",
    "originals": 1,
    "form": "01B-HSB",
    "filled_by": "employer",
    "note": "Công ty lập.",
}
OTHER = {"name": "Bản vẽ tách thửa", "originals": 1, "form": "số 22", "filled_by": "other"}
CASED = {"name": "Phiếu thu thập thông tin", "form": "DC01", "when": "chưa có dữ liệu"}


def forms_of(*papers: dict[str, object], **changes: object) -> str:
    procedure = record(documents=list(papers), cases=[], **changes)
    said = answer(procedure, Facet.FORMS, today=TODAY)
    return said.more[0] if said.more else said.text


def test_only_what_the_citizen_fills_in_is_a_form_to_fill_in():
    said = forms_of(OURS, OFFICE, EMPLOYER, OTHER, CASED)
    assert (
        "tờ khai, biểu mẫu cần điền:\n"
        "- Phiếu đề nghị về căn cước (mẫu DC02)\n"
        "- Phiếu thu thập thông tin (mẫu DC01; chưa có dữ liệu)\n"
        "Không phải điền: Phiếu thu nhận thông tin căn cước (mẫu CC01). "
        "Cán bộ in ra, anh/chị chỉ đọc lại và ký.\n"
        "Không phải điền: Danh sách đề nghị hưởng chế độ (mẫu 01B-HSB). Công ty lập.\n"
    ) in said
    assert "Bản vẽ" not in said


def test_where_others_fill_in_everything_it_is_said_so():
    said = forms_of(EMPLOYER)
    assert "không có tờ khai giấy nào anh/chị phải tự điền.\nKhông phải điền: Danh sách" in said
    assert "Nộp trên mạng thì" not in said
    assert "Nộp trên mạng thì khai thông tin ngay trên trang." in forms_of(OFFICE)
    assert "nguồn của tôi không ghi tờ khai" in forms_of({"name": "Giấy khai sinh"})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            {}, "Nộp trên mạng thì điền ngay trên biểu mẫu điện tử, không cần in.", id="full"
        ),
        pytest.param(
            {"online": {"level": "partial", "evidence": "thử"}},
            "Nộp trên mạng thì thường điền ngay trên biểu mẫu điện tử.",
            id="in-part",
        ),
        pytest.param({"ways": ["in_person"]}, None, id="on-paper"),
        pytest.param({"layer": "imported"}, None, id="not-read-by-us"),
    ],
)
def test_filling_in_online_is_said_as_far_as_it_is_known(changes, said):
    told = forms_of(OURS, **changes)
    assert said in told if said else "biểu mẫu điện tử" not in told


def test_a_form_that_must_be_printed_to_be_signed_is_not_called_paperless():
    signed = {**OURS, "note": "Không có chữ ký số thì in ra, ký tay."}
    assert "điền ngay trên biểu mẫu điện tử.\n" in forms_of(signed)


def test_forms_that_do_not_fit_are_named_without_their_cases_first():
    many = [{**CASED, "form": f"M{n}", "when": "trường hợp rất dài " * 9} for n in range(4)]
    text = answer(record(documents=many, cases=[]), Facet.FORMS, today=TODAY).text
    assert "- Phiếu thu thập thông tin (mẫu M0)\n" in text
    assert "- Phiếu thu thập thông tin (mẫu M3)\n" in text


def test_a_form_that_the_record_names_twice_is_left_out_with_its_paper():
    forms = [{"name": "Danh sách do đơn vị lập", "code": "01B-HSB"}, {"name": "Đơn", "code": "14"}]
    said = forms_of(EMPLOYER, {"name": "Đơn đề nghị", "form": "14"}, forms=forms)
    assert "- Đơn (mẫu 14)\nKhông phải điền: Danh sách đề nghị" in said
    assert "do đơn vị lập" not in said


def test_one_form_is_named_once_whatever_the_case_of_its_letters():
    paper = {"name": "Giấy đề nghị rà soát hộ nghèo", "form": "Mẫu số 01"}
    said = forms_of(paper, forms=[{"name": "Giấy đề nghị rà soát", "code": "Mẫu số 01"}])
    assert said.count("mẫu số 01") == 1


def test_a_form_without_a_number_is_named_where_nothing_else_is():
    assert "- Đơn yêu cầu hòa giải\n" in forms_of({"name": "Đơn yêu cầu hòa giải"})


def test_the_tick_list_puts_each_paper_under_who_makes_it():
    lines = checklist(record(documents=[OURS, OFFICE, EMPLOYER, OTHER], cases=[]), {}, TODAY)
    assert lines[1:9] == [
        "Tờ khai phải điền:",
        "☐ Phiếu đề nghị về căn cước (mẫu DC02): 1 bản chính",
        "Không phải tự điền:",
        "☐ Phiếu thu nhận thông tin căn cước (mẫu CC01): 1 bản chính. "
        "Cán bộ in ra, anh/chị chỉ đọc lại và ký.",
        "☐ Danh sách đề nghị hưởng chế độ (mẫu 01B-HSB): 1 bản chính. Công ty lập.",
        "Cần mang:",
        "☐ Bản vẽ tách thửa (mẫu số 22): 1 bản chính",
        lines[8],
    ]


def test_what_the_office_makes_stands_after_what_is_brought():
    brought = {"name": "Giấy khai sinh", "copies": 1, "note": "Rất dài. " * 30}
    procedure = record(documents=[OFFICE, CASED, brought], cases=[])
    said = answer(procedure, Facet.DOCUMENTS, today=TODAY)
    assert said.text.splitlines()[1:6] == [
        "1. Giấy khai sinh",
        "Tùy trường hợp:",
        "2. Phiếu thu thập thông tin (mẫu DC01)",
        "Không phải tự điền:",
        "3. Phiếu thu nhận thông tin căn cước (mẫu CC01)",
    ]


def test_no_shipped_form_says_of_itself_that_others_draw_it_up():
    told = ("Cán bộ in", "Công ty lập", "hệ thống tự lập", "Xác nhận của", "Bản vẽ")
    wrong = [
        f"{procedure.code}: {document.name}"
        for procedure in load_curated(KnowledgeBaseSettings().procedures_dir)
        for document in procedure.documents
        if is_filled_in(document)
        and any(words in f"{document.name} {document.note}" for words in told)
    ]
    assert wrong == []

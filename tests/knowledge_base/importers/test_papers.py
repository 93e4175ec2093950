from __future__ import annotations

import pytest

from knowledge_base.importers.paper_order import in_order
from knowledge_base.importers.papers import form_number, judge_papers
from knowledge_base.importers.published import PublishedPaper


def paper(
    name: str, originals: int | None = 1, copies: int = 0, group: str = ""
) -> PublishedPaper:
    return PublishedPaper(name, group, originals, copies)


def test_rows_of_0_copies_are_remarks_unless_they_name_a_paper():
    dossier = judge_papers((paper("Người thả phải có mặt.", 0), paper("Đơn xin thả diều", 0)))
    assert dossier.remarks == ["Người thả phải có mặt."]
    [document] = dossier.documents
    assert (document.originals, document.copies, document.note is None) == (None, None, False)


def test_a_copy_that_the_portal_counts_as_an_original_has_no_number():
    [document] = judge_papers((paper("Bản sao thẻ diều"),)).documents
    assert (document.originals, document.copies) == (None, None)
    assert document.note == "Cổng ghi 1 bản chính nhưng tên giấy tờ là bản sao"


def test_the_group_without_a_name_holds_the_main_form_and_comes_first():
    dossier = judge_papers((paper("Thẻ cũ", group="Cấp lại"), paper("Đơn")))
    assert [document.name for document in dossier.documents] == ["Đơn", "Thẻ cũ"]


def test_a_form_has_no_address_for_the_portal_gives_its_file_none():
    filled = PublishedPaper("Đơn xin thả diều (mẫu số 02)", "", 1, 0, ("DON.docx",))
    [form] = judge_papers((filled, paper("Thẻ cũ"))).forms
    assert (form.name, form.code, form.url) == ("Đơn xin thả diều (mẫu số 02)", "02", None)


def test_papers_to_be_shown_are_not_handed_in():
    [document] = judge_papers((paper("Thẻ", group="Giấy tờ phải xuất trình:"),)).documents
    assert document.show_only


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Tờ khai (mẫu CT01 ban hành kèm theo)", "CT01"),
        ("Đơn theo Mẫu số 02a.ĐKT Phụ lục I", "02a.ĐKT"),
        ("Đơn theo mẫu", None),
    ],
)
def test_the_number_of_a_form_is_read_from_the_name(name, number):
    assert form_number(name) == number


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["2. B", "1. A", "10. C"], ["1. A", "2. B", "10. C"]),
        (["(iv) D", "(ii) B", "(i) A"], ["(i) A", "(ii) B", "(iv) D"]),
        (["đ) Ơ", "a) A", "i) I"], ["a) A", "đ) Ơ", "i) I"]),
        (["2. B", "A không số"], ["2. B", "A không số"]),
        (["1. B", "1. A"], ["1. B", "1. A"]),
        (["b) 2", "1. A"], ["b) 2", "1. A"]),
    ],
)
def test_papers_numbered_in_one_way_are_put_in_that_order(names, ordered):
    assert [p.name for p in in_order([paper(name) for name in names])] == ordered


def test_a_name_loses_the_bullet_it_begins_with():
    [document] = judge_papers((paper("- Đơn xin thả diều"),)).documents
    assert document.name == "Đơn xin thả diều"

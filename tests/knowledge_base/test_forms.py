from __future__ import annotations

import pytest

from knowledge_base.forms import form_label, in_brackets, is_form
from knowledge_base.procedure import Document


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Tờ khai đăng ký khai sinh", True),
        ("Đơn xin nhận con nuôi", True),
        ("Giấy đề nghị đăng ký hộ kinh doanh", True),
        ("Văn bản đề nghị của đơn vị", True),
        ("Giấy khai sinh của cháu", False),
        ("Đơn thuốc và hóa đơn", False),
        ("Phiếu quân nhân dự bị", False),
        ("Dự thảo di chúc", False),
    ],
)
def test_a_form_is_what_is_filled_in(name, form):
    assert is_form(Document(name=name)) is form


def test_a_paper_with_a_forms_number_is_a_form_whatever_its_name():
    assert is_form(Document(name="Danh sách người lao động", form="D02"))


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("CT01", "mẫu CT01"),
        ("Mẫu số 01", "mẫu số 01"),
        ("Phụ lục II", "mẫu ở Phụ lục II"),
        ("TT 1/2026/TT-THU", "mẫu theo TT 1/2026/TT-THU"),
    ],
)
def test_the_word_for_form_is_said_once(form, label):
    assert form_label(form) == label


def test_what_stands_in_brackets_already_takes_more_in():
    assert in_brackets("Đơn", "mẫu 1") == "Đơn (mẫu 1)"
    assert in_brackets("Đơn (TT 2/2026)", "mẫu 1") == "Đơn (TT 2/2026; mẫu 1)"

from __future__ import annotations

import pytest

from knowledge_base.facet_cues import cued_facets, separate_facets
from knowledge_base.facets import Facet


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

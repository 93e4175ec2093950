from __future__ import annotations

import pytest

from knowledge_base.facet_cues import asks_how, cued_facets, separate_facets, sure_facet
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
        ("công dân sẽ nhận được loại giấy tờ nào", [Facet.RESULT]),
        ("họ gửi giấy hay chỉ báo số", [Facet.RESULT]),
        ("cần giấy tờ gì để nhận tiền", [Facet.DOCUMENTS]),
        ("nghỉ bao lâu rồi thì hết được nộp", [Facet.CONDITIONS]),
        ("có bắt buộc khai lưu trú với công an không", [Facet.CONDITIONS]),
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


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("cái đầu tiên", []),
        ("cai dau tien", []),
        ("lần đầu tiên", []),
        ("bước đầu tiên là gì", []),
        ("phai nop dau tien la gi", []),
        ("hết đâu tiền", [Facet.FEE]),
        ("het mo tien", [Facet.FEE]),
        ("tốn mô tiền rứa", [Facet.FEE]),
        ("khi nào tiện thì đến", []),
        ("cách nào tiện hơn", []),
        ("ghi vào dòng nào", []),
        ("ghi vao dong nao", []),
        ("nộp hợp đồng nào", []),
        ("nop hop dong nao", []),
        ("có tốn đồng nào không", [Facet.FEE]),
        ("co ton dong nao khong", [Facet.FEE]),
        ("đất không có sổ đỏ", []),
        ("dat khong co so do", []),
        ("xin đất làm nhà", []),
        ("có đắt không", [Facet.FEE]),
        ("co dat lam khong", [Facet.FEE]),
        ("lần đầu làm hộ chiếu cần giấy gì", [Facet.DOCUMENTS]),
        ("lan dau lam ho chieu can giay gi", [Facet.DOCUMENTS]),
        ("đăng ký đầu tư", []),
        ("dang ky dau tu", []),
        ("nộp đầu tháng được không", []),
        ("đâu nhận hồ sơ", [Facet.WHERE]),
        ("làm ở đâu", [Facet.WHERE]),
        ("lam o dau vay", [Facet.WHERE]),
        ("đăng ký đâu", [Facet.WHERE]),
        ("xin mở quán karaoke", []),
        ("dang ky mo truong mam non", []),
        ("làm ở mô rứa", [Facet.WHERE]),
        ("ra mo", [Facet.WHERE]),
        ("chỗ mô", [Facet.WHERE]),
        ("mất ví rồi trình báo chỗ nào", [Facet.WHERE]),
        ("không sao đâu", []),
        ("làm ở đâu giá rẻ", [Facet.WHERE]),
        ("lam o dau gia re", [Facet.WHERE]),
        ("hồ sơ cần bản sao có dấu xã", []),
        ("ho so can ban sao co dau xa", []),
    ],
)
def test_no_cue_is_heard_in_a_word_that_is_only_alike_when_folded(question, facets):
    assert cued_facets(question) == facets


def test_which_line_to_fill_in_is_surely_no_fee():
    assert sure_facet("tờ khai ghi dòng nào") is None
    assert sure_facet("lan dau lam the nao") is None
    assert sure_facet("có mất đồng nào không") is Facet.FEE


@pytest.mark.parametrize(
    "question",
    ["chỉ em cách làm với", "chừ làm giấy khai tử ra răng hè", "xin giấy khuyết tật sao hen"],
)
def test_how_a_thing_is_done_is_asked_in_many_words(question):
    assert asks_how(question)


@pytest.mark.parametrize(
    "question", ["chị ơi làm trên điện thoại được không", "làm qua mạng thì sao", "nộp ở đâu"]
)
def test_what_only_sounds_like_it_asks_no_way(question):
    assert not asks_how(question)

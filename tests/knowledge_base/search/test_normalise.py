from __future__ import annotations

import pytest

from knowledge_base.search.query import content, normalise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("đki tạm trú ko", "đăng ký tạm trú không", id="teencode"),
        pytest.param("mất gplx", "mất giấy phép lái xe", id="official-short-form"),
        pytest.param("lafm giaays tờ", "lam giay tờ", id="telex-left-in"),
        pytest.param("d9ang8 ky1", "dang ky", id="vni-left-in"),
        pytest.param("làm ở mô rứa", "làm ở đâu vậy", id="dialect"),
        pytest.param("mở chi nhánh", "mở chi nhánh", id="branch-is-no-dialect"),
        pytest.param("mẫu ct01", "mẫu ct01", id="form-number-kept"),
        pytest.param("bằng a1", "bằng a1", id="licence-class-kept"),
    ],
)
def test_short_forms_and_slips_are_spelt_out(typed: str, read: str) -> None:
    assert normalise(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("muốn đk tạm trú", "muốn đăng ký tạm trú", id="dk-before-a-thing"),
        pytest.param("làm thế đk không", "làm thế được không", id="dk-before-no"),
        pytest.param("giấy ks cho con", "giấy khai sinh cho con", id="ks-after-paper"),
        pytest.param("mở ks ở biển", "mở khách sạn ở biển", id="ks-after-open"),
        pytest.param("mua cc", "mua chung cư", id="cc-bought"),
        pytest.param("làm cc", "làm căn cước", id="cc-made"),
        pytest.param("tt gì đó", "tt gì đó", id="tt-undecided-stays"),
    ],
)
def test_ambiguous_short_forms_are_read_by_their_neighbours(typed: str, read: str) -> None:
    assert normalise(typed) == read


@pytest.mark.parametrize(
    "follow_up",
    ["thế hết bao nhiêu tiền", "cần những giấy tờ gì", "nop o dau", "nộp qua mạng được không"],
)
def test_a_bare_follow_up_has_no_content(follow_up: str) -> None:
    assert content(follow_up) == ""


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("dạ cho em hỏi làm khai sinh ở đâu", "khai sinh"),
        ("can cuoc het han doi o dau", "can cuoc het han doi"),
        ("đăng ký tạm trú mất bao nhiêu tiền", "dang ky tam tru"),
    ],
)
def test_content_is_what_may_name_a_procedure(question: str, left: str) -> None:
    assert content(question) == left

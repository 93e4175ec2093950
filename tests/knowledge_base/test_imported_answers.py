"""What the portal published in its own marks and breaks is said in clean sentences."""

from __future__ import annotations

import pytest

from knowledge_base import phrases
from knowledge_base.facets import Facet, answer
from knowledge_base.procedure import Document, Procedure
from tests.knowledge_base.conftest import TODAY, record

LONG_NAME = "Thu thập, cập nhật thông tin của người gốc Việt Nam chưa xác định được quốc tịch " * 2


def imported(**changes: object) -> Procedure:
    """An invented record as the importer writes it: no cases, the portal's own words."""
    facts: dict[str, object] = {"layer": "imported", "cases": [], "documents": []}
    return record(**{**facts, **changes})


def bubbles(procedure: Procedure, facet: Facet) -> str:
    said = answer(procedure, facet, today=TODAY)
    return "\n".join([said.text, *said.more])


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        pytest.param(
            Document(name="Giấy phép do cơ quan có thẩm quyền cấp;", originals=1),
            "Giấy phép do cơ quan có thẩm quyền cấp: 1 bản chính",
            id="semicolon",
        ),
        pytest.param(
            Document(name="Đơn đăng ký thuốc thú y..", copies=2),
            "Đơn đăng ký thuốc thú y: 2 bản sao",
            id="stops",
        ),
        pytest.param(
            Document(name="Giấy phép nhập khẩu xe:", originals=1),
            "Giấy phép nhập khẩu xe: 1 bản chính",
            id="colon",
        ),
        pytest.param(
            Document(name=".Đề án thành lập; ;/", originals=1),
            "Đề án thành lập: 1 bản chính",
            id="both-ends",
        ),
        pytest.param(
            Document(name="(i) Giấy đề nghị", originals=1), "Giấy đề nghị: 1 bản chính", id="roman"
        ),
        pytest.param(
            Document(name="a.1.2) Hồ sơ của nhà thầu", originals=1),
            "Hồ sơ của nhà thầu: 1 bản chính",
            id="number-in-number",
        ),
        pytest.param(
            Document(name="2. Văn bản đề nghị", originals=1),
            "Văn bản đề nghị: 1 bản chính",
            id="number",
        ),
        pytest.param(
            Document(name="Hóa đơn thương mại: 01 bản chụp;", copies=1),
            "Hóa đơn thương mại: 01 bản chụp",
            id="number-told-by-the-name",
        ),
        pytest.param(
            Document(name="02 (hai) ảnh màu 4x6cm;", originals=2),
            "02 (hai) ảnh màu 4x6cm",
            id="number-first",
        ),
        pytest.param(
            Document(name="1 Giấy chứng nhận", originals=1),
            "1 Giấy chứng nhận: 1 bản chính",
            id="a-place-is-no-number",
        ),
        pytest.param(
            Document(name="3/ Danh sách", originals=1), "Danh sách: 1 bản chính", id="stroke"
        ),
        pytest.param(
            Document(name="Kháng nghị hàng hải (02 bản)", originals=1),
            "Kháng nghị hàng hải (02 bản)",
            id="the-names-own-number-holds",
        ),
        pytest.param(
            Document(name="Tờ khai hải quan: 02 bản chính;", note="Cổng ghi 0 bản; chưa rõ"),
            "Tờ khai hải quan: 02 bản chính",
            id="known-by-the-name",
        ),
        pytest.param(
            Document(name="Phiếu đã ký xác nhận.", note="Cổng ghi 0 bản; chưa rõ số lượng"),
            "Phiếu đã ký xác nhận. Cổng ghi 0 bản; chưa rõ số lượng",
            id="note",
        ),
        pytest.param(
            Document(name="Hợp đồng (mỗi bên giữ 01 bản)", originals=2),
            "Hợp đồng (mỗi bên giữ 01 bản): 2 bản chính",
            id="number-of-something-else",
        ),
    ],
)
def test_a_published_name_is_said_without_the_marks_of_its_list(paper, said):
    assert phrases.say_document(paper) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (".văn bản trả lời.,", "văn bản trả lời"),
        ("...văn bản trả lời..", "văn bản trả lời"),
        ("1.1. Giấy phép;.", "Giấy phép"),
        ("I. Đối với cá nhân:", "Đối với cá nhân"),
        ("2.000 đồng", "2.000 đồng"),
        ("3 ngày. 2 đêm", "3 ngày. 2 đêm"),
        ("(Trường hợp có thay đổi)", "(Trường hợp có thay đổi)"),
        ("****", "****"),
    ],
)
def test_marks_at_both_ends_are_dropped(words, said):
    assert phrases.published(words) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("giấy tờ cần chuẩn bị:", "Giấy tờ cần chuẩn bị:"),
        ("thẻ bị mất", "Thẻ bị mất."),
        ("thẻ bị mất.", "Thẻ bị mất."),
    ],
)
def test_what_leads_to_a_list_takes_no_full_stop(words, said):
    assert phrases.sentence(words) == said


def test_under_a_long_name_the_short_form_still_says_what_is_listed():
    papers = [{"name": f"Giấy số {n} " + "dài " * 30, "copies": 1} for n in range(1, 5)]
    said = answer(imported(short_name=LONG_NAME, documents=papers), Facet.DOCUMENTS, today=TODAY)
    for bubble in (said.text, said.more[0]):
        assert bubble.splitlines()[1] == "Giấy tờ cần chuẩn bị:"


def test_published_results_are_said_once_as_sentences():
    twice = imported(results=["...văn bản trả lời..", ".văn bản trả lời.,", "Giấy phép;"])
    assert "- Văn bản trả lời.\n- Giấy phép.\n" in bubbles(twice, Facet.RESULT)


def test_a_form_is_named_without_the_marks_of_its_list():
    forms = imported(forms=[{"name": "Đơn đề nghị theo mẫu;"}], documents=[{"name": "Đơn."}])
    assert "- Đơn đề nghị theo mẫu\n" in bubbles(forms, Facet.FORMS)


@pytest.mark.parametrize(
    "words",
    ["Không", "không.", "Không có", "Không quy định.", "- Không", "Khồng", "Không có yêu cầu."],
)
def test_a_condition_that_says_none_is_told_as_none(words):
    said = bubbles(imported(conditions=[words]), Facet.CONDITIONS)
    assert "Cổng ghi không có điều kiện riêng." in said
    assert "- " not in said


def test_a_condition_that_only_begins_with_a_no_is_kept():
    said = bubbles(imported(conditions=["Không thường trú tại Việt Nam"]), Facet.CONDITIONS)
    assert "- Không thường trú tại Việt Nam" in said


def test_conditions_keep_one_mark_each_and_broken_lines_are_joined():
    lines = ["- Có địa điểm;", "+ Có kho;", "++ Có kệ;", "a) Có người", "phụ trách;", "• Có xe."]
    said = bubbles(imported(conditions=lines), Facet.CONDITIONS)
    assert "- Có địa điểm;\n+ Có kho;\n+ Có kệ;\na) Có người phụ trách;\n- Có xe.\n" in said


def test_our_own_conditions_are_listed_as_they_are_written():
    ours = record(conditions=["đủ 18 tuổi", "có nơi ở"], cases=[], documents=[])
    assert "- đủ 18 tuổi\n- có nơi ở" in bubbles(ours, Facet.CONDITIONS)

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
        ("(*) Trường hợp bất khả kháng", "Trường hợp bất khả kháng"),
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


ORDINARY = [
    {"name": "Giấy đề nghị;", "originals": 1, "group": "Đăng ký tạm trú:"},
    {"name": "Điều lệ;", "originals": 1, "group": "Đăng ký tạm trú:"},
]
CASES = [
    {"name": "Bản sao Hợp đồng", "copies": 1, "group": "Hồ sơ miễn thuế bao gồm:"},
    {"name": "Công hàm", "originals": 1, "group": "Hồ sơ miễn thuế bao gồm:"},
    {"name": "Bản sao Hợp đồng", "copies": 1, "group": "Trường hợp có người mới"},
    {"name": "Công hàm", "originals": 1, "group": "Trường hợp có người mới :"},
]


def test_papers_of_several_cases_stand_under_their_headings_in_the_first_bubble():
    said = answer(imported(documents=CASES), Facet.DOCUMENTS, today=TODAY).text
    assert (
        "giấy tờ cần chuẩn bị, tùy trường hợp của anh/chị:\n"
        "— Hồ sơ miễn thuế:\n"
        "1. Bản sao Hợp đồng: 1 bản\n"
        "2. Công hàm: 1 bản chính\n"
        "— Trường hợp có người mới:\n"
        "1. Bản sao Hợp đồng: 1 bản\n"
        "2. Công hàm: 1 bản chính\n"
    ) in said


def test_the_case_that_the_procedure_is_named_after_comes_first():
    said = answer(imported(documents=[*CASES, *ORDINARY]), Facet.DOCUMENTS, today=TODAY).text
    assert said.splitlines()[1:4] == [
        "— Đăng ký tạm trú:",
        "1. Giấy đề nghị: 1 bản chính",
        "2. Điều lệ: 1 bản chính",
    ]


def test_too_many_papers_are_counted_by_case_and_listed_on_request():
    cases = [f"Trường hợp đổi nội dung thứ {n}" for n in range(1, 4)]
    many = [
        {"name": f"Giấy số {n}", "originals": 1, "group": case} for case in cases for n in range(9)
    ]
    said = answer(imported(documents=[*many, *ORDINARY]), Facet.DOCUMENTS, today=TODAY)
    assert said.text.splitlines()[1:8] == [
        "— Đăng ký tạm trú:",
        "1. Giấy đề nghị",
        "2. Điều lệ",
        "— Đổi nội dung thứ 1: 9 giấy tờ",
        "— Đổi nội dung thứ 2: 9 giấy tờ",
        "— Đổi nội dung thứ 3: 9 giấy tờ",
        "Giấy tờ từng trường hợp: bấm “Xem thêm”.",
    ]
    assert "— Trường hợp đổi nội dung thứ 3:\n1. Giấy số 0: 1 bản chính" in "\n".join(said.more)


def test_headings_that_begin_alike_are_told_apart_in_the_first_bubble():
    same = "Trường hợp cấp lại khi giấy phép liên vận giữa Việt Nam và Campuchia"
    cases = [f"{same} hết thời hạn", f"{same} của xe thương mại bị mất"]
    many = [{"name": f"Giấy {n}", "group": case} for case in cases for n in range(9)]
    said = answer(imported(documents=many), Facet.DOCUMENTS, today=TODAY).text
    assert (
        "— Cấp lại khi giấy phép liên vận giữa Việt Nam và Campuchia…: 9 giấy tờ\n"
        "— … của xe thương mại bị mất: 9 giấy tờ\n"
    ) in said


def test_parts_of_one_dossier_are_not_called_cases():
    parts = [
        {"name": "Tờ khai", "originals": 1, "group": "Giấy tờ phải nộp:"},
        {"name": "Hộ chiếu", "show_only": True, "group": "Giấy tờ phải xuất trình:"},
    ]
    said = answer(imported(documents=parts), Facet.DOCUMENTS, today=TODAY).text
    assert "giấy tờ cần chuẩn bị:\n— Giấy tờ phải nộp:\n1. Tờ khai" in said


def test_one_heading_is_no_choice():
    one = [{"name": "Giấy đề nghị", "originals": 1, "group": "Thành phần hồ sơ, bao gồm:"}]
    said = answer(imported(documents=one), Facet.DOCUMENTS, today=TODAY).text
    assert "giấy tờ cần chuẩn bị:\n1. Giấy đề nghị: 1 bản chính\n" in said


def test_one_heading_that_tells_a_rule_is_kept():
    one = [{"name": "Giấy đề nghị", "group": "Trường hợp không ghi bản chính thì nộp bản sao."}]
    said = bubbles(imported(documents=one), Facet.DOCUMENTS)
    assert "giấy tờ cần chuẩn bị:\n— Trường hợp không ghi bản chính thì nộp bản sao:\n" in said


def test_a_remark_among_the_papers_is_no_paper():
    papers = [
        {"name": "Lưu ý: bản chụp phải rõ nét.", "originals": 1},
        {"name": "Tờ khai", "originals": 1, "group": "Giấy tờ phải nộp:"},
        {"name": "Giấy nước ngoài phải hợp pháp hóa;", "originals": 1, "group": "Lưu ý :"},
    ]
    said = answer(imported(documents=papers), Facet.DOCUMENTS, today=TODAY).text
    assert (
        "1. Tờ khai: 1 bản chính\nLưu ý: bản chụp phải rõ nét.\n"
        "Lưu ý: giấy nước ngoài phải hợp pháp hóa.\n"
    ) in said


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (
            "Giấy đề nghị cấp (cấp lại) phù hiệu theo mẫu",
            "Giấy đề nghị cấp (cấp lại) phù hiệu theo mẫu",
        ),
        ("Đơn (theo mẫu số 01 ban hành kèm Thông tư 1/2026) của chủ xe", "Đơn của chủ xe"),
        ("01 (một) bản sao bộ tài liệu (trường hợp cấp lại)", "01 (một) bản sao bộ tài liệu"),
        ("Giấy tùy thân (thẻ căn cước, hộ chiếu)", "Giấy tùy thân"),
        ("Giấy tùy thân (thẻ căn cước", "Giấy tùy thân"),
        ("Bản sao giấy tờ sau đây: - Giấy pháp lý; - Giấy cử người", "Bản sao giấy tờ sau đây…"),
        ("Đơn (theo mẫu (số 01) của Bộ) và ảnh", "Đơn và ảnh"),
    ],
)
def test_a_name_in_few_words_loses_long_brackets_only(name, short):
    assert phrases.plain_name(Document(name=name)) == short

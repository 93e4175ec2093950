from __future__ import annotations

import pytest

from knowledge_base.checklist import BadCaseAnswer, checklist
from tests.knowledge_base.conftest import TODAY, record


def test_papers_stand_under_what_to_do_with_them():
    papers = [
        {"name": "Tờ khai", "originals": 1},
        {"name": "Hợp đồng thuê nhà", "copies": 1},
        {"name": "Giấy khai sinh", "originals": 1, "replaced_by_data": "dữ liệu hộ tịch"},
    ]
    lines = checklist(record(documents=papers, cases=[]), {}, TODAY)
    assert lines[1:7] == [
        "Tờ khai phải điền:",
        "☐ Tờ khai: 1 bản chính",
        "Cần mang:",
        "☐ Hợp đồng thuê nhà: 1 bản sao",
        "Không phải mang nếu cơ quan tra được:",
        "☐ Giấy khai sinh: 1 bản chính; đã có trong dữ liệu hộ tịch thì không phải nộp",
    ]


def test_the_answers_stand_under_the_name():
    lines = checklist(record(), {"home": "rent"}, TODAY)
    assert lines[1] == "• Anh/chị ở nhà của mình hay nhà thuê? Nhà thuê."


def test_several_fees_stand_on_lines_of_their_own():
    fees = [
        {"name": "Lệ phí", "amount_vnd": 5000, "basis": "thử"},
        {"name": "Phí bản sao", "amount_vnd": 8000, "basis": "thử"},
    ]
    lines = checklist(record(fees=fees), {}, TODAY)
    start = lines.index("Phí:")
    assert lines[start + 1 : start + 3] == ["- Lệ phí: 5.000 đồng.", "- Phí bản sao: 8.000 đồng."]


def test_exemptions_and_the_time_to_pay_are_said_only_where_something_is_paid():
    paying = {"fee_exemptions": ["Hộ nghèo"], "payment": {"due": "Khi nộp hồ sơ"}}
    assert {"Được miễn hoặc giảm: hộ nghèo.", "Lúc nộp tiền: khi nộp hồ sơ."} <= set(
        checklist(record(**paying), {}, TODAY)
    )
    free = checklist(record(**paying, fees=[{"amount_vnd": 0, "basis": "thử"}]), {}, TODAY)
    assert not any(line.startswith(("Được miễn", "Lúc nộp")) for line in free)


def test_the_15_00_rule_and_the_step_that_forces_a_visit_are_said():
    online = {"level": "partial", "evidence": "thử", "visit_step": "Lấy vân tay"}
    lines = checklist(record(cutoff_15h=True, online=online), {}, TODAY)
    assert "Hồ sơ nhận sau 15 giờ thì tính từ ngày làm việc kế tiếp." in lines
    assert "Bước phải đến nơi: lấy vân tay." in lines


def test_an_unknown_fee_is_not_read_as_free():
    lines = checklist(record(fees=[]), {}, TODAY)
    assert "Phí: nguồn của tôi không ghi; hỏi nơi nhận trước khi nộp." in lines


def test_a_tariff_without_an_entry_is_more_than_an_unknown_fee():
    lines = checklist(record(fees=[], no_charge="Biểu phí thử"), {}, TODAY)
    assert "Phí: theo biểu phí thì không có khoản thu cho việc này." in lines


@pytest.mark.parametrize("case", [{"house": "rent"}, {"home": "hotel"}])
def test_an_answer_that_the_record_does_not_offer_is_refused(case):
    with pytest.raises(BadCaseAnswer):
        checklist(record(), case, TODAY)


OTHERS_WILL = {"name": "Văn bản ủy quyền", "originals": 1, "when": "nhờ người khác đi làm"}
LEASE = {
    "name": "Hợp đồng thuê nhà",
    "copies": 1,
    "when": "ở nhà thuê",
    "only_if": {"home": ["rent"]},
}


@pytest.mark.parametrize(
    ("paper", "case", "heading"),
    [
        pytest.param(OTHERS_WILL, {"home": "own"}, "Tùy trường hợp:", id="never-asked"),
        pytest.param(LEASE, {"home": "rent"}, "Cần mang:", id="answered"),
        pytest.param(LEASE, {}, "Tùy trường hợp:", id="not-answered-yet"),
        pytest.param({"name": "Hợp đồng"}, {"home": "own"}, "Cần mang:", id="always"),
        pytest.param(
            {"name": "Tờ khai đi làm", "when": "khi nộp giấy"}, {"home": "own"},
            "Tùy trường hợp:", id="a-form-of-some-case",
        ),
        pytest.param(
            {"name": "Giấy khai sinh", "when": "xã không tra được", "replaced_by_data": "hộ tịch"},
            {"home": "own"}, "Tùy trường hợp:", id="held-by-the-state",
        ),
    ],
)  # fmt: skip
def test_a_paper_that_may_not_be_needed_stands_apart(paper, case, heading):
    lines = checklist(record(documents=[{"name": "Tờ khai"}, paper]), case, TODAY)
    at = next(n for n, line in enumerate(lines) if line.startswith(f"☐ {paper['name']}"))
    assert lines[at - 1] == heading

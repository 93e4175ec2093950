"""The tick list in the chat: papers first and short, everything else on request, nothing lost."""

from __future__ import annotations

import pytest

from knowledge_base.answers import FIRST_BUBBLE
from knowledge_base.check_cases import combinations
from knowledge_base.checklist import BadCaseAnswer, checklist
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated, load_procedure
from knowledge_base.ticked import tick_list
from tests.knowledge_base.conftest import TODAY, record

FOLDER = KnowledgeBaseSettings().procedures_dir
LONGEST_MESSAGE = 2000
"""Characters; Zalo refuses more."""


def test_a_short_list_is_said_whole_and_the_rest_is_what_it_costs_and_where():
    said = tick_list(record(), {"home": "rent"}, TODAY)
    assert said.text.splitlines() == [
        "**Đăng ký tạm trú** (1.000001): danh sách cho anh/chị",
        "Trường hợp: Nhà thuê.",
        "Tờ khai phải điền:",
        "☐ Tờ khai thay đổi thông tin cư trú (mẫu CT01): 1 bản chính",
        "Cần mang:",
        "☐ Hợp đồng thuê nhà: 1 bản sao (ở nhà thuê)",
        "Phí, thời gian, nơi nộp: bấm “Xem thêm”.",
        "Nguồn: Cổng DVCQG, mã 1.000001, QĐ 1/QĐ-THU, xem ngày 10/6/2026.",
    ]
    (rest,) = said.more
    assert rest.startswith("**Đăng ký tạm trú** (1.000001): phí, thời gian, nơi nộp\nPhí: ")
    assert "☐" not in rest


def test_the_papers_of_a_birth_are_named_in_one_bubble_and_the_law_of_fees_in_another():
    birth = load_procedure(FOLDER / "1.001193.yml")
    said = tick_list(birth, {"paper": "has_paper", "age": "in_time"}, TODAY)
    at = said.text.index("Tùy trường hợp:")
    proxy = "☐ Văn bản ủy quyền có chứng thực (nhờ người ngoài gia đình đi làm)"
    assert said.text.index(proxy) > at
    assert "Phí:" not in said.text
    assert "Giấy kết hôn của cha mẹ" in said.more[0]
    assert "Lệ phí khai sinh đúng hạn: miễn phí" in said.more[1]


@pytest.mark.parametrize("procedure", load_curated(FOLDER), ids=lambda procedure: procedure.code)
def test_every_list_fits_into_a_bubble_and_nothing_of_it_is_lost(procedure):
    for case in combinations(procedure):
        said = tick_list(procedure, case, TODAY)
        assert len(said.text) <= FIRST_BUBBLE
        assert all(len(bubble) < LONGEST_MESSAGE for bubble in said.more)
        told = "\n".join((said.text, *said.more))
        lines = [line for line in checklist(procedure, case, TODAY) if line[:1] not in "*•"]
        assert [line for line in lines if line not in told] == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Nhà thuê, mượn, ở nhờ", "Trường hợp: Nhà thuê, mượn, ở nhờ."),
        ("Còn", "Trường hợp: Sổ cũ còn không? Còn."),
        ("Mất rồi", "Trường hợp: Sổ cũ còn không? Mất rồi."),
        ("Có Giấy chứng sinh", "Trường hợp: Có Giấy chứng sinh."),
    ],
)
def test_an_answer_is_repeated_with_its_question_where_it_says_nothing_alone(answer, told):
    answers = [{"id": "a", "say": answer}, {"id": "b", "say": "Khác"}]
    asking = record(cases=[{"id": "home", "ask": "Sổ cũ còn không?", "answers": answers}],
                    documents=[{"name": "Tờ khai"}])  # fmt: skip
    assert tick_list(asking, {"home": "a"}, TODAY).text.splitlines()[1] == told


def test_more_papers_than_a_bubble_holds_are_counted_and_no_heading_stands_alone():
    papers = [{"name": f"Tờ khai số {n} về nơi ở của cả nhà"} for n in range(1, 9)]
    papers += [{"name": f"Giấy tờ số {n} về nơi ở của cả nhà"} for n in range(1, 9)]
    said = tick_list(record(documents=papers, cases=[]), {}, TODAY)
    *_, last, left_out, source = said.text.splitlines()
    assert last.startswith("☐ ")
    assert left_out.startswith("… còn ")
    assert source.startswith("Nguồn: ")
    assert len(said.text) <= FIRST_BUBBLE


def test_an_answer_that_the_record_does_not_offer_is_refused():
    with pytest.raises(BadCaseAnswer):
        tick_list(record(), {"home": "hotel"}, TODAY)

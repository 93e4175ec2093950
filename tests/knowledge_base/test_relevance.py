from __future__ import annotations

from knowledge_base.relevance import by_relevance

LINES = [
    "Ai được làm: cha, mẹ của trẻ.",
    "Trẻ dưới 6 tuổi không phải đến nơi.",
    "Phải báo chậm nhất 15 ngày trước khi hết hạn.",
]


def test_the_line_with_the_askers_own_words_comes_first():
    asked = "làm căn cước cho bé dưới 6 tuổi có phải đưa đến không"
    assert by_relevance(LINES, asked, "làm căn cước")[0] == LINES[1]


def test_a_question_about_a_term_brings_the_line_with_the_term_first():
    assert by_relevance(LINES, "phải nộp trước mấy ngày", "gia hạn tạm trú")[0] == LINES[2]


def test_without_a_fitting_line_the_order_stays():
    assert by_relevance(LINES, "nuôi chó có sao không", "gia hạn tạm trú") == LINES
    assert by_relevance(LINES, "", "gia hạn tạm trú") == LINES


def test_a_remark_is_said_only_where_it_answers():
    remarks = ["Người khuyết tật được miễn phí.", "Nộp bản sao giấy kết hôn."]
    asked = by_relevance(LINES, "người khuyết tật có được miễn không", "làm căn cước", remarks)
    assert asked == [remarks[0], *LINES]
    assert by_relevance(LINES, "", "làm căn cước", remarks) == LINES

"""What a typed text answers, question by question."""

from __future__ import annotations

import pytest

from actions.case_numbers import Measure, fits, measure
from actions.case_reading import wants_all
from actions.case_words import answer_in
from knowledge_base.procedure import CaseQuestion


def question(ask: str, **answers: str) -> CaseQuestion:
    return CaseQuestion(id="q", ask=ask, answers=[{"id": i, "say": s} for i, s in answers.items()])


COPY = question("Anh/chị còn bản sao cũ không?", yes="Còn", no="Không còn")
LATE = question("Cháu sinh đã quá 60 ngày chưa?", soon="Chưa quá 60 ngày", late="Đã quá 60 ngày")
AGE = question("Cháu bao nhiêu tuổi?", small="Dưới 6 tuổi", big="Từ đủ 6 đến dưới 14 tuổi")
GROUP = question("Người xin thuộc diện nào?", normal="Không thuộc diện dưới đây",
                 student="Sinh viên, người có công", poor="Hộ nghèo")  # fmt: skip
FIRST = question("Anh/chị từng được cấp giấy này chưa?", first="Lần đầu", again="Xin cấp lại")
DATA = question("Thông tin đã có chưa?", here="Đã có", absent="Chưa có hoặc không rõ")
DEATH = question("Có Giấy báo tử không?", yes="Có", no="Không, mất đã lâu")
MEASURE = question("Có muốn đo lại thửa đất không?", no="Không", yes="Có đo lại")
WORK = question("Hiện anh/chị còn đi làm không?", working="Còn làm việc",
                stopped="Đã nghỉ hưu, thôi việc")  # fmt: skip
HOME = question("Anh/chị đăng ký thường trú vào đâu?", own="Nhà của mình",
                temple="Chùa, nhà thờ, tàu thuyền, đơn vị")  # fmt: skip
CARE = question("Người bệnh điều trị thế nào?", inpatient="Nằm viện (nội trú)",
                abroad="Chữa ở nước ngoài")  # fmt: skip
PAPER = question("Giấy đăng ký cũ còn không?", have="Còn, nhưng hỏng", lost="Mất rồi")


@pytest.mark.parametrize(
    ("said", "asked", "answer"),
    [
        ("lần đầu tiên", FIRST, "first"), ("da lan dau tien", FIRST, "first"),
        ("không còn nữa ạ", COPY, "no"), ("dạ còn", COPY, "yes"), ("mất rồi", COPY, "no"),
        ("mới 2 tuần", LATE, "soon"), ("hơn 2 tháng", LATE, "late"), ("chưa ạ", LATE, "soon"),
        ("5 tuổi", AGE, "small"), ("be 3 thang", AGE, "small"), ("chín tuổi", AGE, "big"),
        ("8", AGE, "big"), ("không phải hộ nghèo", GROUP, "normal"), ("hộ nghèo", GROUP, "poor"),
        ("cái thứ hai", GROUP, "student"), ("số 3", GROUP, "poor"), ("cuối cùng", GROUP, "poor"),
        ("không rõ", DATA, "absent"), ("có rồi", DATA, "here"),
        ("không", DEATH, "no"), ("không có nữa", DEATH, "no"), ("không có ạ", DEATH, "no"),
        ("có, cảm ơn ạ", DEATH, "yes"), ("không có, cảm ơn em", DEATH, "no"),
        ("chưa, cảm ơn", DATA, "absent"), ("dạ có rồi em cảm ơn", DATA, "here"),
        ("không, bị cháy hết rồi", DEATH, "no"),
        ("không cần", MEASURE, "no"), ("khỏi", MEASURE, "no"),
        ("khong can dau", MEASURE, "no"), ("không muốn", MEASURE, "no"),
        ("không cần đo nữa", MEASURE, "no"),
        ("không làm nữa", WORK, "stopped"), ("ko di lam nua", WORK, "stopped"),
        ("còn làm", WORK, "working"),
        ("ở chùa", HOME, "temple"), ("chùa", HOME, "temple"), ("nhà thờ", HOME, "temple"),
        ("chữa bên Mỹ", CARE, "abroad"), ("chữa ở nước ngoài", CARE, "abroad"),
        ("chua o nuoc ngoai", CARE, "abroad"),
        ("hỏng", PAPER, "have"), ("bị hỏng rồi", PAPER, "have"), ("bi hong", PAPER, "have"),
        ("hổng còn", PAPER, "lost"),
    ],
)  # fmt: skip
def test_an_answer_is_understood(said, asked, answer):
    heard = answer_in(said, asked)
    assert heard is not None
    assert heard.id == answer


@pytest.mark.parametrize(
    "said",
    ["còn cái này thì sao", "mất bao nhiêu tiền", "có phải nộp bản sao không", "tại sao phải hỏi",
     "làm hộ chiếu cho con", "còn không?", ""],
)  # fmt: skip
def test_a_question_back_or_another_matter_is_no_answer(said):
    assert answer_in(said, COPY) is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [("chưa", HOME), ("không, cảm ơn", HOME), ("không", CARE), ("hỏng rồi", DEATH),
     ("dừng", DEATH), ("cô", DEATH),
     ("ở chùa", CARE), ("chữa bệnh", HOME), ("sổ hồng", PAPER)],
)  # fmt: skip
def test_a_word_that_only_looks_like_a_yes_or_no_without_its_marks_is_none(said, asked):
    assert answer_in(said, asked) is None


@pytest.mark.parametrize(
    "said",
    [
        "bỏ qua",
        "xem hết",
        "không biết",
        "em không nhớ rõ ạ",
        "tất cả",
        "không muốn trả lời",
        "em ko muon tra loi cau nay",
        "tôi không tiện nói đâu",
        "không trả lời",
        "đừng hỏi nữa",
        "khỏi cần hỏi",
    ],
)
def test_passing_a_question_by_is_understood(said):
    assert wants_all(said)


def test_an_answer_is_not_passing_by():
    assert not wants_all("không còn")


def test_a_length_of_time_is_read_in_days():
    assert measure("2 tuan", "qua 60 ngay") == Measure(14, "ngay")
    assert measure("hom qua", "qua 60 ngay") == Measure(1, "ngay")
    assert measure("hai tuan", "nuoc nao") is None


@pytest.mark.parametrize(
    ("amount", "button", "holds"),
    [
        (14, "duoi 14 tuoi", False), (13.9, "duoi 14 tuoi", True), (14, "tu 14 tuoi", True),
        (6, "tu du 6 den duoi 14 tuoi", True), (14, "tu du 6 den duoi 14 tuoi", False),
        (3, "co", False),
    ],
)  # fmt: skip
def test_bounds_hold_what_lies_between_them(amount, button, holds):
    assert fits(Measure(amount, "tuoi"), button) is holds

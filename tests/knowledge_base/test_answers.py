from __future__ import annotations

from datetime import date

from knowledge_base.answers import FIRST_BUBBLE, NEXT_BUBBLE, lay_out
from knowledge_base.say.papers import say_documents
from tests.knowledge_base.conftest import record


def test_the_first_bubble_is_at_most_500_characters_and_nothing_is_lost():
    lines = [f"{n}. {'giấy tờ số ' * 9}" for n in range(1, 13)]
    said = lay_out("**Tên**:", lines, ["Nộp được: trực tiếp."], "Nguồn: thử.")
    whole = "\n".join([said.text, *said.more])
    assert len(said.text) <= FIRST_BUBBLE
    assert all(len(bubble) <= NEXT_BUBBLE + 100 for bubble in said.more)
    assert all(line in whole for line in lines)


def test_a_paragraph_longer_than_a_bubble_is_cut_at_blanks_and_kept_whole():
    long = "chữ " * 2000
    said = lay_out("**Tên**:", [long.strip()], [], "Nguồn: thử.")
    assert len(said.text) <= FIRST_BUBBLE
    assert all(len(bubble) <= 2000 for bubble in said.more)
    assert " ".join(said.more).split().count("chữ") == 2000


def test_papers_of_single_cases_stand_behind_a_line_that_says_so():
    papers = [
        {"name": "Giấy khai sinh của người con", "when": "làm cho con"},
        {"name": "Tờ khai", "form": "CT01"},
    ]
    said = say_documents(record(documents=papers, cases=[]), {}, date(2026, 11, 29))
    assert said.brief[-1] == [
        "1. Tờ khai (mẫu CT01)",
        "Tùy trường hợp:",
        "2. Giấy khai sinh của người con",
    ]


def test_a_long_line_begins_in_the_first_bubble_when_its_first_sentence_fits():
    long = f"Nhà dưới 7 tầng được miễn phép. {'Hỏi xã về vị trí đất. ' * 30}".strip()
    said = lay_out("**Tên**:", ["Ai được làm: chủ nhà.", long], [], "Nguồn: thử.")
    assert said.text.split("\n")[1:4] == [
        "Ai được làm: chủ nhà.",
        "Nhà dưới 7 tầng được miễn phép. …",
        "… còn 1 ý, bấm “Xem thêm”.",
    ]
    assert long in "\n".join(said.more)


LINK = "Xem trên Cổng: https://example.vn/thu-tuc/" + "1" * 60


def test_a_link_never_hides_behind_the_button_by_itself():
    lines = ["Ý một. " * 50]
    said = lay_out("**Tên**:", lines, ["Nộp được: trực tiếp."], "Nguồn: thử.", link=LINK)
    assert said.more == ()
    assert said.text.split("\n")[-3:] == [LINK, "Nộp được: trực tiếp.", "Nguồn: thử."]
    assert len(said.text) - len(LINK) - 1 <= FIRST_BUBBLE


def test_a_link_stands_once_at_the_end_of_what_is_told_on_request_and_is_no_idea():
    lines = [f"{n}. {'giấy tờ ' * 20}".strip() for n in range(1, 6)]
    said = lay_out("**Tên**:", lines, [], "Nguồn: thử.", link=LINK)
    assert "… còn 3 ý, bấm “Xem thêm”." in said.text
    assert LINK not in said.text
    assert said.more[-1].split("\n")[-2:] == [LINK, "Nguồn: thử."]


def test_the_number_of_a_step_is_no_sentence():
    step = f"2. {'Khai đơn và tải ảnh lên ' * 30}"
    said = lay_out("**Tên**:", ["1. Đăng nhập.", step], [], "Nguồn: thử.")
    assert "2. …" not in said.text


def test_a_short_form_that_is_whole_is_better_than_more_lines_of_a_cut_one():
    lines = [f"dòng {n} " + "dài " * 12 for n in range(20)]
    said = lay_out("Tên:", lines, [], "Nguồn.", [lines, ["một", "hai"]])
    assert said.text == "Tên:\nmột\nhai\nNguồn."
    assert all(line in "\n".join(said.more) for line in lines)


def test_no_heading_stands_last_before_what_is_left_out():
    lines = ["1. Đơn", "Tùy trường hợp:", "2. Giấy " + "dài " * 120]
    said = lay_out("Tên:", lines, [], "Nguồn.")
    assert said.text.splitlines()[1:3] == ["1. Đơn", "… còn 2 ý, bấm “Xem thêm”."]

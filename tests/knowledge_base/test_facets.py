from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.answers import FIRST_BUBBLE
from knowledge_base.facets import SAY, Facet, answer
from tests.knowledge_base.conftest import TODAY, record


def test_every_facet_can_be_said():
    assert set(SAY) == set(Facet)


@pytest.mark.parametrize("facet", Facet)
def test_every_answer_names_the_procedure_the_ways_and_the_source(residence, facet):
    text = answer(residence, facet, today=TODAY).text
    assert text.startswith("**Đăng ký tạm trú** (1.000001): ")
    assert "Nộp được: trên mạng" in text
    assert text.endswith("xem ngày 10/6/2026.")


@pytest.mark.parametrize("facet", Facet)
def test_no_answer_has_a_blank_line_for_rasa_to_split_at(residence, facet):
    assert "\n\n" not in answer(residence, facet, today=TODAY).text


def test_what_the_record_does_not_know_is_said_so():
    unknown = record(
        fees=[], times=[], results=[], legal_basis=[], where=[], agency=None, cases=[],
        documents=[{"name": "Tờ khai"}],
    )  # fmt: skip
    for facet in (Facet.FEE, Facet.TIME, Facet.RESULT, Facet.LEGAL, Facet.WHERE):
        assert "nguồn của tôi không ghi" in answer(unknown, facet, today=TODAY).text
    assert "Không ghi chưa chắc là miễn phí." in answer(unknown, Facet.FEE, today=TODAY).text


def test_a_case_answer_selects_the_documents(residence):
    owner = answer(residence, Facet.DOCUMENTS, today=TODAY, case={"home": "own"}).text
    tenant = answer(residence, Facet.DOCUMENTS, today=TODAY, case={"home": "rent"}).text
    unasked = answer(residence, Facet.DOCUMENTS, today=TODAY).text
    assert "Hợp đồng" not in owner
    assert "2. Hợp đồng thuê nhà: 1 bản sao (ở nhà thuê)" in tenant
    assert "2. Hợp đồng thuê nhà: 1 bản sao (ở nhà thuê)" in unasked


def test_partial_online_names_the_step_that_forces_a_visit():
    partial = record(
        online={"level": "partial", "evidence": "thử", "visit_step": "lấy vân tay tại nơi nhận"}
    )
    text = answer(partial, Facet.ONLINE, today=TODAY).text
    assert "nộp trên mạng được một phần" in text
    assert "Bước phải đến nơi: lấy vân tay tại nơi nhận." in text


def test_past_its_review_day_every_answer_says_that_facts_may_have_changed(residence):
    late = answer(residence, Facet.FEE, today=date(2027, 2, 1)).text
    assert "có thể đã thay đổi" in late


def test_papers_that_do_not_fit_are_named_shortly_first_and_in_full_on_request():
    papers = [
        {"name": f"Giấy số {n} " + "rất dài " * 12, "copies": n, "when": "ở nhà thuê"}
        for n in range(1, 6)
    ]
    said = answer(record(documents=papers, cases=[]), Facet.DOCUMENTS, today=TODAY)
    assert len(said.text) <= FIRST_BUBBLE
    assert "1. Giấy số 1 rất dài rất dài" in said.text
    assert "bản sao" not in said.text
    assert all(f"{n} bản sao (ở nhà thuê)" in said.more[0] for n in range(1, 6))


def test_equal_rows_of_several_ways_are_said_once_and_different_ones_name_their_way():
    times = [
        {"amount": 3, "unit": "working_day", "way": "online"},
        {"amount": 3, "unit": "working_day", "way": "post"},
        {"amount": 5, "unit": "working_day", "way": "in_person"},
    ]
    text = answer(record(times=times), Facet.TIME, today=TODAY).text
    assert "- Nộp trên mạng, qua bưu chính: 3 ngày làm việc." in text
    assert "- Nộp trực tiếp: 5 ngày làm việc." in text
    same = answer(record(times=times[:2]), Facet.TIME, today=TODAY).text
    assert same.startswith("**Đăng ký tạm trú** (1.000001): 3 ngày làm việc.")


def test_a_level_without_an_online_way_on_the_portal_is_not_promised():
    stamped = record(online={"level": "partial", "evidence": "thử"}, ways=["in_person"])
    text = answer(stamped, Facet.ONLINE, today=TODAY).text
    assert "có nơi nhận trước trên mạng" in text


def test_a_full_service_with_an_exception_does_not_promise_that_nobody_goes():
    chip = record(online={"level": "full", "evidence": "thử", "visit_step": "Lấy vân tay"})
    text = answer(chip, Facet.ONLINE, today=TODAY).text
    assert "thường không phải đến nơi" in text
    assert "Bước phải đến nơi: lấy vân tay." in text


def test_what_is_told_on_request_is_whole_whatever_question_came_first():
    long = [f"Điều kiện số {n} " + "dài " * 40 for n in range(1, 7)]
    many = record(conditions=long, cases=[], documents=[{"name": "Tờ khai"}])
    asked = answer(many, Facet.CONDITIONS, today=TODAY, question="điều kiện số 5 là gì")
    unasked = answer(many, Facet.CONDITIONS, today=TODAY)
    assert "Điều kiện số 5" in asked.text
    for told in (asked, unasked):
        assert all(f"Điều kiện số {n} " in "".join(told.more) for n in range(1, 7))


ON_THE_NET = {"steps": {"online": ["Đăng nhập."], "counter": ["Đến nơi."]}}
PUBLISHED = {"steps": {"as_published": ["Sở Gió trình Chủ tịch."]}, "layer": "imported"}


@pytest.mark.parametrize(
    ("changes", "facet", "said"),
    [
        (ON_THE_NET, Facet.DOCUMENTS, True),
        (ON_THE_NET, Facet.ONLINE, True),
        (ON_THE_NET, Facet.STEPS, False),
        (ON_THE_NET | {"ways": ["in_person"]}, Facet.DOCUMENTS, False),
        ({"steps": {"counter": ["Đến nơi."]}}, Facet.DOCUMENTS, False),
        (PUBLISHED, Facet.DOCUMENTS, False),
    ],
    ids=["papers", "online", "steps-themselves", "not-online", "no-steps-online", "published"],
)
def test_the_button_to_the_steps_is_named_where_steps_on_the_net_stand_behind_it(
    changes, facet, said
):
    text = answer(record(**changes), facet, today=TODAY).text
    assert ("Làm trên mạng: bấm “Cách làm”." in text) is said


@pytest.mark.parametrize("facet", Facet)
def test_an_imported_answer_gives_the_address_of_its_page_once(facet):
    page = "https://example.vn/1"
    imported = record(layer="imported", forms=[{"name": "Đơn", "code": "CT01", "url": page}])
    said = answer(imported, facet, today=TODAY)
    assert "\n".join([said.text, *said.more]).count(page) == 1
    assert "Xem thêm" not in said.text


def test_a_form_that_has_an_address_of_its_own_is_said_with_it():
    form = {"name": "Đơn", "code": "CT01", "url": "https://example.vn/don.docx"}
    text = answer(record(forms=[form], documents=[]), Facet.FORMS, today=TODAY).text
    assert "- Đơn (mẫu CT01): https://example.vn/don.docx" in text


CHILD = {
    "who": "Cha hoặc mẹ",
    "conditions": ["Đi khai sinh trong 60 ngày."],
    "documents_note": "Đi khai sinh trong 60 ngày. Giấy kết hôn của cha mẹ thì xã tự tra.",
    "documents": [
        {"name": "Tờ khai"},
        {"name": "Giấy báo tin (bản giấy)", "when": "trẻ bị bỏ rơi"},
    ],
    "fee_exemptions": ["Người thuộc hộ nghèo", "Người khuyết tật"],
    "cases": [],
}


def test_papers_and_fees_are_not_poured_into_the_conditions():
    text = answer(record(**CHILD), Facet.CONDITIONS, today=TODAY).text
    assert "Ai được làm: cha hoặc mẹ.\n- Đi khai sinh trong 60 ngày.\nNộp được" in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("hộ nghèo có được miễn không",
         "Được miễn hoặc giảm phí: người thuộc hộ nghèo; người khuyết tật."),
        ("nguoi khuyet tat dc giam k",
         "Được miễn hoặc giảm phí: người thuộc hộ nghèo; người khuyết tật."),
        ("trẻ bị bỏ rơi thì sao",
         "Giấy cần thêm (trẻ bị bỏ rơi): Giấy báo tin (bản giấy)."),
        ("không có giấy kết hôn có làm được không", "Giấy kết hôn của cha mẹ thì xã tự tra."),
    ],
)  # fmt: skip
def test_a_remark_that_answers_the_question_is_said_once_and_first(asked, told):
    first, *others = _told_of_conditions(question=asked)
    assert first == told
    assert "- Đi khai sinh trong 60 ngày." in others
    assert len(others) == 2


def test_words_that_are_not_known_any_more_bring_every_remark_without_what_was_said():
    assert _told_of_conditions(question=None) == [
        "Ai được làm: cha hoặc mẹ.",
        "- Đi khai sinh trong 60 ngày.",
        "Giấy kết hôn của cha mẹ thì xã tự tra.",
        "Được miễn hoặc giảm phí: người thuộc hộ nghèo; người khuyết tật.",
        "Giấy cần thêm (trẻ bị bỏ rơi): Giấy báo tin (bản giấy).",
    ]


def _told_of_conditions(question):
    said = answer(record(**CHILD), Facet.CONDITIONS, today=TODAY, question=question)
    lines = (said.more[0] if said.more else said.text).splitlines()
    return [line for line in lines[1:] if not line.startswith(("Nộp được", "Nguồn"))]


def test_where_no_fee_is_known_a_remark_on_it_is_not_called_an_exemption():
    first = record(fees=[], fee_exemptions=["Thông tư không thu tiền cấp lần đầu"])
    text = answer(first, Facet.CONDITIONS, today=TODAY, question="lần đầu có thu tiền không").text
    assert "\nThông tư không thu tiền cấp lần đầu.\n" in text
    assert "Được miễn" not in text


def test_what_forces_a_visit_stands_among_the_conditions():
    chip = record(online={"level": "partial", "evidence": "thử", "visit_step": "Lấy vân tay"})
    assert "\nPhải đến nơi: lấy vân tay.\n" in answer(chip, Facet.CONDITIONS, today=TODAY).text

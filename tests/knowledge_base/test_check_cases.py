"""No way of answering the case questions leads to a list without a form, or to a contradiction."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.check_cases import case_problems, combinations, is_main_form
from knowledge_base.checklist import checklist
from knowledge_base.procedure import Document, Procedure
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated
from tests.knowledge_base.conftest import TODAY, record

SHIPPED = load_curated(KnowledgeBaseSettings().procedures_dir)
FORM = {"name": "Tờ khai", "originals": 1}
LEASE = {"name": "Hợp đồng thuê nhà", "only_if": {"home": ["rent"]}, "when": "ở nhà thuê"}


@pytest.mark.parametrize("day", [None, TODAY, date(2027, 6, 1)])
def test_every_combination_of_answers_of_every_record_gives_a_list_to_follow(day):
    problems = {p.code: case_problems(p, day or p.as_of) for p in SHIPPED}
    assert {code: found for code, found in problems.items() if found} == {}


@given(st.data())
def test_answering_only_some_questions_on_any_day_still_renders(data):
    procedure: Procedure = data.draw(st.sampled_from(SHIPPED))
    case = data.draw(st.sampled_from(list(combinations(procedure))))
    answered = data.draw(st.sets(st.sampled_from(sorted(case)))) if case else set()
    day = TODAY + timedelta(days=data.draw(st.integers(-400, 800)))
    lines = checklist(procedure, {question: case[question] for question in answered}, day)
    assert lines[0] == f"**{procedure.short_name}** ({procedure.code}): danh sách cho anh/chị"
    assert lines[-1].startswith("Nguồn: ")
    assert not any("None" in line or "  " in line for line in lines)


def test_a_complete_record_has_no_problem_in_any_case():
    assert case_problems(record(), TODAY) == []
    assert list(combinations(record())) == [{"home": "own"}, {"home": "rent"}]
    assert list(combinations(record(cases=[]))) == [{}]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"documents": [LEASE]},
         "documents: no form to fill in, and documents_note does not say that there is none "
         "(when home=own)"),
        ({"documents": [FORM, {"name": "tờ  khai"}, LEASE]},
         "documents: to khai stands twice on one list (when home=own)"),
        ({"fees": [{"amount_vnd": 1000}, {"amount_vnd": 2000}]},
         "fees: the fee has 2 amounts at once (when home=own)"),
        ({"fees": [{"amount_vnd": 1000, "only_if": {"home": ["rent"]}}]},
         "fees: none in this case, which would read as not known (when home=own)"),
        ({"times": [{"amount": 1, "unit": "day"}, {"amount": 2, "unit": "day"}]},
         "times: 2 at once for 'every case' (when home=own)"),
        ({"documents": [FORM, {**LEASE, "only_if": {"home": ["own", "rent"]}}]},
         "cases: no answer to home changes a document, fee or time"),
    ],
)  # fmt: skip
def test_each_broken_case_is_a_sentence_that_names_the_answers(change, problem):
    assert problem in case_problems(record(**change), TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"documents": [LEASE], "documents_note": "Không phải điền tờ khai nào."},
        {"documents": [{"name": "Họ tên người đi vắng", "originals": 0, "copies": 0}, LEASE]},
        {"fees": [{"amount_vnd": 1000, "condition": "một người"},
                  {"amount_vnd": 2000, "condition": "theo danh sách"}]},
        {"fees": [{"amount_vnd": 1000, "valid_until": date(2026, 10, 31)},
                  {"amount_vnd": 2000, "valid_from": date(2026, 11, 1)}]},
        {"fees": [{"amount_vnd": 1000, "only_if": {"home": ["own"]}},
                  {"amount_vnd": 2000, "only_if": {"home": ["rent"]}}]},
    ],
)  # fmt: skip
def test_what_only_looks_like_a_contradiction_is_none(change):
    assert case_problems(record(**change), TODAY) == []


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Tờ khai đăng ký khai sinh", True), ("Đơn xin nhận con nuôi", True),
        ("Giấy đề nghị đăng ký hộ kinh doanh", True), ("Phiếu khai báo tạm vắng", True),
        ("Dự thảo di chúc", True), ("Văn bản đề nghị hưởng trợ cấp", True),
        ("Giấy chứng sinh", False), ("Đồng ý của chủ nhà", False), ("Văn bản ủy quyền", False),
    ],
)  # fmt: skip
def test_a_form_is_known_by_how_its_name_begins(name, form):
    assert is_main_form(Document(name=name)) is form
    assert is_main_form(Document(name=name, form="CT01"))

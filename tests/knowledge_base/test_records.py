"""Shipped records do not contradict themselves: values that a citizen was once told two ways."""

from __future__ import annotations

import re
from datetime import date

import pytest

from knowledge_base.facets import Facet, answer
from knowledge_base.procedure import Procedure
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated
from tests.knowledge_base.conftest import TODAY, record


@pytest.fixture(scope="module")
def shipped() -> dict[str, Procedure]:
    return {p.code: p for p in load_curated(KnowledgeBaseSettings().procedures_dir)}


def said(procedure: Procedure, facet: Facet, today: date = TODAY) -> str:
    told = answer(procedure, facet, today=today)
    return "\n".join([told.text, *told.more])


@pytest.mark.parametrize("facet", [Facet.DOCUMENTS, Facet.CONDITIONS])
def test_relatives_who_register_a_birth_are_told_one_rule(shipped, facet):
    told = said(shipped["1.001193"], facet)
    assert "không cần giấy ủy quyền" in told
    assert "giấy không phải chứng thực" not in told
    assert "nhờ người khác đi làm" not in told


@pytest.mark.parametrize("code", ["1.013831", "1.012796", "1.012781"])
def test_that_a_copy_is_enough_is_not_said_of_the_land_certificate(shipped, code):
    copies = re.compile(r"[Nn]ộp bản chính, bản sao chứng thực")
    for line in re.split(r"(?<=\.) |\n", said(shipped[code], Facet.DOCUMENTS)):
        assert not copies.search(line) or "sổ" in line or line.startswith("Giấy khác")


@pytest.mark.parametrize("code", ["1.013831", "1.003650"])
def test_the_main_form_stands_first_though_one_case_does_without_it(shipped, code):
    lines = answer(shipped[code], Facet.DOCUMENTS, today=TODAY).text.splitlines()
    assert lines[1].startswith(("1. Đơn đăng ký biến động", "1. Tờ khai đăng ký tàu"))
    assert lines[2] != "Tùy trường hợp:"


def test_the_citizens_own_deadline_is_not_told_as_the_offices_time(shipped):
    tax = shipped["2.002237"]
    told = said(tax, Facet.TIME)
    assert "20 ngày" not in told
    assert "Tính từ khi nơi nhận có đủ hồ sơ" not in told
    assert "Hạn nộp tờ khai: khai theo tháng thì chậm nhất ngày 20 của tháng sau" in told
    assert "chậm nhất ngày 20 của tháng sau" in said(tax, Facet.CONDITIONS)


def test_no_time_of_the_office_is_a_deadline_for_filing(shipped):
    own = re.compile(r"hạn (?:nộp|khai)")
    wrong = [p.code for p in shipped.values() for t in p.times if own.search(t.condition or "")]
    assert wrong == []


def test_a_record_without_a_time_tells_the_citizens_own_deadline():
    bare = record(times=[], conditions=["Hạn nộp: ngày 20.", "Đủ 18 tuổi."])
    told = said(bare, Facet.TIME)
    assert "không ghi thời hạn giải quyết.\nHạn nộp: ngày 20.\n" in told
    assert "18 tuổi" not in told
    assert "Hạn nộp" not in said(record(conditions=["Hạn nộp: ngày 20."]), Facet.TIME)


def test_sick_pay_is_asked_for_at_one_place(shipped):
    told = said(shipped["1.001667"], Facet.WHERE)
    assert "nộp tại công ty, đơn vị đang làm việc" in told
    assert "một trong các nơi sau" not in told


def test_a_place_names_no_step(shipped):
    step = re.compile(r"Nộp giấy|Công ty nộp|Bước \d")
    assert [p.code for p in shipped.values() if any(step.match(w) for w in p.where)] == []

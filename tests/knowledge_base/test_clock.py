"""What the shipped records say as days of change pass: reviews, reductions and new laws."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge_base.checklist import checklist
from knowledge_base.facets import Facet, answer
from knowledge_base.procedure import Procedure
from knowledge_base.store import load_curated
from tests.knowledge_base.conftest import record

PROCEDURES = Path(__file__).parents[2] / "knowledge_base" / "procedures"
BEFORE_NEW_YEAR, AFTER_NEW_YEAR = date(2026, 12, 30), date(2027, 1, 4)
AFTER_THE_LAW = date(2027, 3, 2)
DAYS = (BEFORE_NEW_YEAR, AFTER_NEW_YEAR, AFTER_THE_LAW)
CHANGED = "có thể đã thay đổi"


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Procedure]:
    return {procedure.code: procedure for procedure in load_curated(PROCEDURES)}


def fee(procedure: Procedure, day: date) -> str:
    said = answer(procedure, Facet.FEE, today=day)
    return "\n".join([said.text, *said.more])


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_answer_and_list_warns_from_the_day_after_its_review(catalogue, day):
    wrong = []
    for procedure in catalogue.values():
        late = procedure.review_by is not None and procedure.review_by < day
        texts = [answer(procedure, facet, today=day).text for facet in Facet]
        texts.append("\n".join(checklist(procedure, {}, day)))
        wrong += [procedure.code for text in texts if (CHANGED in text) is not late]
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "said", "gone"),
    [
        pytest.param(BEFORE_NEW_YEAR, "35.000 đồng/thẻ", "Mức này chỉ áp dụng", id="reduced"),
        pytest.param(BEFORE_NEW_YEAR, "Từ 1/1/2027: 70.000 đồng/thẻ.", CHANGED, id="announced"),
        pytest.param(AFTER_NEW_YEAR, "70.000 đồng/thẻ", "35.000", id="full-again"),
        pytest.param(AFTER_THE_LAW, "70.000 đồng/thẻ", "35.000", id="full-still"),
    ],
)
def test_the_halved_fee_of_an_id_card_ends_with_the_year(catalogue, day, said, gone):
    text = fee(catalogue["1.014064"], day)
    assert said in text
    assert gone not in text


@pytest.mark.parametrize(
    ("day", "told"), [(BEFORE_NEW_YEAR, True), (AFTER_NEW_YEAR, True), (AFTER_THE_LAW, False)]
)
def test_the_waiver_for_digital_citizens_is_told_until_it_ends(catalogue, day, told):
    for code in ("1.014064", "1.004222", "1.013831", "3.000333"):
        assert ("đến 28/2/2027" in fee(catalogue[code], day)) is told


def test_nothing_that_ended_in_february_is_told_in_march(catalogue):
    telling = [
        procedure.code
        for procedure in catalogue.values()
        if "28/2/2027" in fee(procedure, AFTER_THE_LAW)
        or any("28/2/2027" in line for line in checklist(procedure, {}, AFTER_THE_LAW))
    ]
    assert telling == []


def test_civil_status_warns_once_the_new_law_is_in_force(catalogue):
    civil = [p for p in catalogue.values() if any("Luật Hộ tịch" in law for law in p.legal_basis)]
    assert len(civil) >= 20
    silent = [p.code for p in civil if CHANGED not in fee(p, AFTER_THE_LAW)]
    assert silent == []


def test_a_fee_past_its_day_without_a_successor_says_so():
    fees = [{"amount_vnd": 5000, "basis": "thử", "valid_until": BEFORE_NEW_YEAR}]
    text = fee(record(fees=fees), AFTER_NEW_YEAR)
    assert "Mức này chỉ áp dụng đến 30/12/2026, nay có thể đã khác" in text


def test_an_exemption_that_ended_is_not_said_any_more():
    ends = [{"say": "Hộ nghèo", "valid_until": BEFORE_NEW_YEAR}, "Người khuyết tật"]
    card = record(fee_exemptions=ends)
    assert "miễn hoặc giảm: hộ nghèo; người khuyết tật." in fee(card, BEFORE_NEW_YEAR)
    assert "miễn hoặc giảm: người khuyết tật." in fee(card, AFTER_NEW_YEAR)

from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.importers.portal_json import read_object
from knowledge_base.procedure import AgencyLevel, FilingWay, TimeUnit
from tests.knowledge_base.importers.invented import portal_object


def test_an_object_gives_every_part():
    record = read_object(portal_object())
    assert (record.code, record.decision_no) == ("9.000001", "7/QĐ-GIÓ")
    assert record.levels == (AgencyLevel.COMMUNE,)
    assert record.steps == ("Chọn ngày có gió.", "Nộp đơn.")
    assert (record.methods[0].way, record.methods[0].unit) == (FilingWay.IN_PERSON, None)
    assert record.methods[0].fees[0].value == 8000
    assert (record.papers[0].group, record.papers[0].originals) == ("Lần đầu", 1)
    assert record.as_of == date(2026, 1, 1)


@pytest.mark.parametrize(
    "place",
    [
        {"departmentsExecuting": [{"name": "Sở Gió"}], "unitGroupsExecuting": []},
        {"unitGroupsExecuting": [{"name": "Sở Gió"}]},
        {"executingAgencies": "Sở Gió", "unitGroupsExecuting": []},
    ],
)
def test_the_agency_is_found_in_each_of_three_places(place):
    assert read_object(portal_object(**place)).agency == "Sở Gió"


def test_only_addresses_are_places_that_receive_the_dossier():
    published = portal_object(executingAgencies="Sở Gió", dossierReceivingAddresses="Số 1 phố Gió")
    assert read_object(published).offices == ("Số 1 phố Gió",)
    assert read_object(portal_object(executingAgencies="Sở Gió")).offices == ()


def test_conditions_are_taken_from_the_description_where_their_own_field_is_empty():
    record = read_object(portal_object(requirementsAndConditions="", description="Đủ 6 tuổi"))
    assert record.conditions == ("Đủ 6 tuổi",)


def test_cases_of_different_times_mend_no_unit():
    cases = [
        {"processingDay": {"qty": 1, "type": "WORKING_DAY"}},
        {"processingDay": {"qty": 2, "type": "DAY"}},
    ]
    assert read_object(portal_object(cases=cases)).case_time is None


def test_one_time_of_all_cases_is_kept():
    assert read_object(portal_object()).case_time == (1, TimeUnit.WORKING_DAY)


def test_fields_that_the_portal_leaves_null_are_empty():
    record = read_object(
        {"code": "9.000002", "name": "Thả diều", "executionMethods": None, "executionCases": None}
    )
    assert (record.methods, record.papers, record.as_of) == ((), (), None)

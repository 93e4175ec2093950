from __future__ import annotations

import pytest

from knowledge_base.importers.compare import Comparison, compare
from knowledge_base.importers.portal_page import read_page
from tests.knowledge_base.importers.invented import PAPERS, page


def method(channel: str, time: int | None, unit: str | None, *amounts: int) -> dict[str, object]:
    return {"channel": channel, "time": time, "unit": unit, "amounts_vnd": list(amounts)}


def document(name: str, originals: int, copies: int = 0) -> dict[str, object]:
    return {
        "name": name,
        "originals": originals,
        "copies": copies,
        "group": "",
        "has_form": False,
    }


SAME = {
    "methods": [
        method("Trực tuyến", 3, "Ngày làm việc", 5000),
        method("Trực tiếp", 3, "Ngày làm việc", 8000),
    ],
    "documents": [document("Đơn xin thả diều", 1), document("Bản vẽ con diều", 0, 2)],
}


def kinds(theirs: dict[str, object], **changed: str) -> set[str]:
    result = Comparison()
    compare(read_page(page(**changed)), SAME | theirs, result)
    return {kind for kind in result.counts if "same" not in kind}


def test_two_readings_that_agree_differ_in_nothing():
    assert kinds({}) == set()


@pytest.mark.parametrize(
    ("theirs", "kind"),
    [
        ({"documents": [document("Đơn xin thả diều", 1)]}, "documents: UNEXPLAINED"),
        (
            {"documents": [document("Đơn xin thả diều", 9), document("Bản vẽ con diều", 0, 2)]},
            "copies: UNEXPLAINED",
        ),
        ({"methods": SAME["methods"][:1]}, "methods: UNEXPLAINED"),
        (
            {"methods": [SAME["methods"][0], method("Trực tiếp", 3, "Ngày", 8000)]},
            "times: UNEXPLAINED",
        ),
        (
            {"methods": [SAME["methods"][0], method("Trực tiếp", 3, "Ngày làm việc", 1)]},
            "fees: UNEXPLAINED",
        ),
    ],
)
def test_a_real_difference_is_never_explained_away(theirs, kind):
    assert kinds(theirs) == {kind}


def test_a_row_cut_at_a_number_inside_its_name_is_known():
    theirs = {"documents": [document("Hóa đơn:", 1), document(";", 1)]}
    papers = f"--{PAPERS}Hóa đơn: 01 bản chính;1 bản chính"
    assert kinds(theirs, papers=papers) == {
        'documents: theirs cuts at "01 bản chính" inside a name'
    }


def test_digits_of_a_name_taken_for_a_number_are_known():
    theirs = {"documents": [document("Đơn theo Mẫu số", 181)]}
    papers = f"--{PAPERS}Đơn theo Mẫu số 181 bản chính"
    assert kinds(theirs, papers=papers) == {
        "documents: theirs takes digits of the name for the number"
    }

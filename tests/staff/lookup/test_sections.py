from __future__ import annotations

import pytest

from knowledge_base.procedure import Procedure
from staff.lookup.sections import Asked, sections
from tests.knowledge_base.conftest import TODAY, record


def fees_of(procedure: Procedure) -> tuple[str, ...]:
    [section] = [s for s in sections(procedure, Asked({}, TODAY)) if s.title == "Phí, lệ phí"]
    return section.items


@pytest.mark.parametrize(
    ("exemption", "said"),
    [
        ("Hộ nghèo", ("Miễn, giảm: Hộ nghèo",)),
        ({"say": "Hộ nghèo", "valid_until": "2026-12-31"}, ("Miễn, giảm: Hộ nghèo",)),
        ({"say": "Hộ nghèo", "valid_until": "2025-12-31"}, ()),
    ],
)
def test_officers_read_who_pays_less_today(exemption, said):
    assert fees_of(record(fees=[], fee_exemptions=[exemption])) == said


def test_officers_read_which_tariff_has_no_entry():
    assert fees_of(record(fees=[], no_charge="Biểu thử")) == ("Không có khoản thu theo: Biểu thử",)

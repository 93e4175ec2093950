"""What the shipped catalogue as a whole promises, beyond the rules of each single record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge_base.procedure import OnlineLevel, Procedure
from knowledge_base.store import load_curated
from knowledge_base.text import fold

PROCEDURES = Path(__file__).parents[2] / "knowledge_base" / "procedures"


@pytest.fixture(scope="module")
def catalogue() -> list[Procedure]:
    return load_curated(PROCEDURES)


def test_the_catalogue_is_deep_enough(catalogue):
    assert len(catalogue) >= 150
    assert sum(bool(p.cases) for p in catalogue) >= 60


def test_the_online_level_is_unknown_in_at_most_thirty(catalogue):
    unknown = [p.code for p in catalogue if p.online.level is OnlineLevel.UNKNOWN]
    assert len(unknown) <= 30, unknown


def test_every_known_level_names_its_evidence(catalogue):
    bare = [
        p.code
        for p in catalogue
        if p.online.level is not OnlineLevel.UNKNOWN and not p.online.evidence
    ]
    assert bare == []


def test_a_partial_level_names_the_step_that_forces_a_visit(catalogue):
    bare = [
        p.code
        for p in catalogue
        if p.online.level is OnlineLevel.PARTIAL and not p.online.visit_step
    ]
    assert bare == []


def test_every_record_has_six_aliases_and_three_situations_that_stay_distinct(catalogue):
    thin = [
        p.code
        for p in catalogue
        if len({fold(a) for a in p.aliases}) < 6 or len({fold(s) for s in p.situations}) < 3
    ]
    assert thin == []


REPLACES = re.compile(r"(\d+/\d{4}/[\w-]+)[^;]*\bthay (?:TT|NĐ) \d+/\d{4}")
NO_ENTRY = {"1.003197", "1.003677", "1.010028", "1.010040", "2.001159", "1.014061", "1.014062",
            "2.000200"}  # fmt: skip


def test_a_tariff_that_replaced_another_is_among_the_legal_texts(catalogue):
    for procedure in catalogue:
        bases = "; ".join(fee.basis or "" for fee in procedure.fees)
        for number in REPLACES.findall(bases):
            assert number in " ".join(procedure.legal_basis), procedure.code


def test_the_new_tariff_for_driving_tests_is_named_once_among_the_bases_of_its_fees(catalogue):
    [driving] = [procedure for procedure in catalogue if procedure.code == "3.000346"]
    bases = {fee.basis for fee in driving.fees if "154/2025" in (fee.basis or "")}
    assert bases == {"TT 154/2025/TT-BTC (từ 1/1/2026, thay TT 37/2023/TT-BTC)"}


def test_where_a_tariff_has_no_entry_the_record_says_which(catalogue):
    assert {p.code for p in catalogue if p.no_charge} == NO_ENTRY
    assert not any("khoản thu" in e.say for p in catalogue if not p.fees for e in p.fee_exemptions)

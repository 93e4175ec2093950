"""What the shipped catalogue as a whole promises, beyond the rules of each single record."""

from __future__ import annotations

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

"""Exceptions of the audit have a reason and an end; licences are listed for every pin."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.audit import EXCEPTIONS, Excepted, exceptions, open_ones
from scripts.licences import ENVIRONMENTS, PAGE, pinned
from scripts.problem import Problem

TODAY = date(2026, 11, 29)


def test_an_exception_holds_until_its_last_day():
    until = Excepted("PYSEC-1", TODAY, "only its own tests call it")
    found = [("sanic", "PYSEC-1")]
    assert open_ones(found, [until], TODAY) == []
    assert open_ones(found, [until], date(2026, 11, 30)) == [
        "sanic: PYSEC-1 (its exception ended on 2026-11-29)"
    ]
    assert open_ones(found, [], TODAY) == ["sanic: PYSEC-1"]


def test_an_exception_needs_a_day_and_a_reason():
    assert exceptions("# a comment\n\nCVE-1 2027-01-31 not reached: no HTTP/2\n") == [
        Excepted("CVE-1", date(2027, 1, 31), "not reached: no HTTP/2")
    ]
    for wrong in ("CVE-1 2027-01-31", "CVE-1 soon it is fine"):
        with pytest.raises(Problem):
            exceptions(wrong)


def test_the_exceptions_that_are_kept_can_be_read():
    exceptions(EXCEPTIONS.read_text(encoding="utf-8"))


def rows(part: str) -> dict[str, tuple[str, str]]:
    cells = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return {name: (version, licence) for name, version, licence in cells[1:]}


@pytest.mark.parametrize("title", list(ENVIRONMENTS))
def test_the_licence_of_every_pin_is_listed(title):
    part = PAGE.read_text(encoding="utf-8").split(f"## {title}")[1].split("\n## ")[0]
    listed = rows(part)
    wanted = pinned(ENVIRONMENTS[title][1])
    assert {name: version for name, (version, _) in listed.items()} == wanted, "make licences"
    strict = [n for n, (_, licence) in listed.items() if "AGPL" in licence or "SSPL" in licence]
    assert strict == []
    unsaid = [n for n, (_, licence) in listed.items() if licence == "not said"]
    assert unsaid == []


def test_the_page_is_not_written_by_hand():
    assert "make licences" in Path("docs/licences.md").read_text(encoding="utf-8")

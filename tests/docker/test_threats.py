"""Every row of the threat model names a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROWS = [
    line
    for line in Path("docs/security.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [STRIDE] \|", line)
]
TESTS = {
    name
    for file in Path("tests").rglob("test_*.py")
    for name in re.findall(r"^(?:async )?def (test_\w+)", file.read_text(encoding="utf-8"), re.M)
}


def test_there_is_a_row_for_each_letter_and_boundary():
    assert len(ROWS) >= 30
    assert {row[2] for row in ROWS} == set("STRIDE")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_a_row_names_tests_that_exist(row):
    named = re.findall(r"`(test_\w+)`", row)
    assert named, row
    assert set(named) <= TESTS

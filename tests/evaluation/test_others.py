from __future__ import annotations

import sys
from pathlib import Path

from evaluation.others import Part, tables


def part(tmp_path: Path, program: str) -> Part:
    script = tmp_path / "part.py"
    script.write_text(program, encoding="utf-8")
    return Part("Part", (sys.executable, str(script)), script)


def test_what_a_part_prints_stands_under_its_title(tmp_path):
    assert list(tables((part(tmp_path, "print('F1 0.93')"),))) == ["## Part\n\nF1 0.93"]


def test_a_part_that_fails_says_its_last_words_and_ends_nothing(tmp_path):
    (text,) = tables((part(tmp_path, "raise SystemExit('no data')"),))
    assert "Not measured" in text
    assert text.endswith("no data")


def test_a_part_that_is_not_there_is_named(tmp_path):
    missing = Part("Part", ("nothing",), tmp_path / "missing.py")
    (text,) = tables((missing,))
    assert text == f"## Part\n\nNot measured: {missing.made_by} is not there."

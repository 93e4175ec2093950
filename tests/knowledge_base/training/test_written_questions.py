from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.text import fold, nfc

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ROOT / "knowledge_base/training/questions"
RECORDS = ROOT / "knowledge_base/procedures"
SHARED = ROOT.parent / "shared/data"
CATALOGUE = SHARED / "procedures_normalized.jsonl.gz"
OURS = [*sorted((ROOT / "tests/evaluation").glob("*.jsonl")), ROOT / "tests/e2e/facts.jsonl"]
THEIRS = [SHARED / "colloquial_dev.jsonl", SHARED / "portal_questions_dev.jsonl"]
CODE = re.compile(r"\d\.\d{6}")
LONGEST = 300


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def bare(text: str) -> str:
    """Return ``text`` without marks, signs and blanks, as two copies of it are compared."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def told(file: Path) -> set[str]:
    """Return every sentence a citizen says in an evaluation file."""
    texts = [row["q"] for row in rows(file) if "q" in row]
    texts += [
        turn["text"] for row in rows(file) for turn in row.get("turns", []) if "text" in turn
    ]
    return {bare(text) for text in texts}


@pytest.fixture(scope="module")
def written() -> list[dict[str, str]]:
    return [row for file in sorted(WRITTEN.glob("*.jsonl")) for row in rows(file)]


def test_there_are_questions(written):
    assert len(written) > 400


def test_every_line_is_a_code_and_a_question(written):
    assert {tuple(row) for row in written} == {("code", "q")}
    assert [row for row in written if not CODE.fullmatch(row["code"])] == []


def test_every_question_is_in_normal_form_and_short(written):
    wrong = [row["q"] for row in written if row["q"] != nfc(row["q"])]
    assert wrong == []
    assert [row["q"] for row in written if not 0 < len(row["q"]) <= LONGEST] == []


def test_no_question_is_written_twice(written):
    counts = Counter(bare(row["q"]) for row in written)
    assert [text for text, count in counts.items() if count > 1] == []


def test_a_procedure_has_two_questions_or_more(written):
    counts = Counter(row["code"] for row in written)
    assert [code for code, count in counts.items() if count < 2] == []


def test_no_procedure_has_a_curated_record(written):
    curated = {file.stem for file in RECORDS.glob("*.yml")}
    assert sorted({row["code"] for row in written} & curated) == []


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_no_sentence_of_our_own_evaluation_is_a_question(file, written):
    assert sorted(told(file) & {bare(row["q"]) for row in written}) == []


@pytest.mark.shared
@pytest.mark.parametrize("file", THEIRS, ids=lambda file: file.stem)
def test_no_sentence_of_the_shared_evaluation_is_a_question(file, written):
    if not file.exists():
        pytest.skip("../shared/data is not there")
    assert sorted(told(file) & {bare(row["q"]) for row in written}) == []


@pytest.mark.shared
def test_every_code_is_in_the_catalogue(written):
    if not CATALOGUE.exists():
        pytest.skip("../shared/data is not there")
    with gzip.open(CATALOGUE, "rt", encoding="utf-8") as lines:
        known = {json.loads(line)["code"] for line in lines}
    assert sorted({row["code"] for row in written} - known) == []

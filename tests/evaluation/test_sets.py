from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.facets import Facet
from knowledge_base.text import fold

HERE = Path(__file__).resolve().parent
FACTS = HERE.parent / "e2e" / "facts.jsonl"
SHARED = HERE.parents[2] / "shared" / "data"
SETS = ("everyday", "out_of_scope", "not_covered", "dialogues", "second")
STYLES = {
    "formal",
    "spoken",
    "no_diacritics",
    "teencode",
    "typo",
    "dialect",
    "mixed_en",
    "story",
}
STATUSES = {
    "answered",
    "clarify",
    "dossier",
    "handover",
    "not_covered",
    "out_of_scope",
    "smalltalk",
}
FACETS = {str(facet) for facet in Facet} | {None}
CODE = re.compile(r"\d\.\d{6}")

with_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is absent")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def set_of(name: str) -> list[dict[str, Any]]:
    return rows(HERE / f"{name}.jsonl")


def expectations(name: str) -> list[dict[str, Any]]:
    return [turn["expect"] for row in set_of(name) for turn in row["turns"]]


def messages(name: str) -> list[str]:
    return [turn["text"] for row in set_of(name) for turn in row["turns"]]


def codes_of(path: Path) -> set[str]:
    return {row["code"] for row in rows(path)}


def test_every_style_has_forty_everyday_messages():
    counts = Counter(row["style"] for row in set_of("everyday"))
    assert set(counts) == STYLES
    assert min(counts.values()) >= 40


def test_there_are_320_everyday_messages_of_one_turn():
    everyday = set_of("everyday")
    assert len(everyday) >= 320
    assert {len(row["turns"]) for row in everyday} == {1}


@pytest.mark.parametrize("facet", ["online", "payment", "time", "fee"])
def test_a_measured_facet_has_25_everyday_messages(facet):
    assert sum(expect["facet"] == facet for expect in expectations("everyday")) >= 25


def test_there_are_25_everyday_questions_about_a_dossier():
    assert sum(expect["status"] == "dossier" for expect in expectations("everyday")) >= 25


def test_there_are_160_messages_outside_the_domain():
    assert sum(e["status"] == "out_of_scope" for e in expectations("out_of_scope")) >= 160


def test_there_are_70_messages_about_procedures_that_are_not_held():
    statuses = [expect["status"] for expect in expectations("not_covered")]
    assert len(statuses) >= 70
    assert set(statuses) == {"not_covered"}


def test_there_are_60_dialogues_of_three_to_six_turns():
    lengths = [len(row["turns"]) for row in set_of("dialogues")]
    assert len(lengths) >= 60
    assert set(lengths) <= {3, 4, 5, 6}


def test_the_second_set_has_153_messages_and_25_dialogues():
    lengths = [len(row["turns"]) for row in set_of("second")]
    assert (lengths.count(1), sum(length > 1 for length in lengths)) == (153, 25)


def test_there_are_60_questions_with_facts():
    assert len(rows(FACTS)) == 60


@pytest.mark.parametrize("name", SETS)
def test_an_expectation_has_known_words_and_codes_of_the_right_form(name):
    for expect in expectations(name):
        assert expect["facet"] in FACETS
        assert expect["status"] in STATUSES
        assert set(expect) <= {"facet", "codes", "status", "also", "choose"}
        assert set(expect.get("also", [])) <= STATUSES | {"not_understood"}
        assert all(CODE.fullmatch(code) for code in expect["codes"])
        assert expect["codes"] or expect["status"] != "answered"


def test_a_fact_is_a_list_of_alternatives():
    for turn in (turn for row in rows(FACTS) for turn in row["turns"]):
        assert turn["facet"] in FACETS
        assert all(CODE.fullmatch(code) for code in turn["codes"])
        assert turn["codes"]
        assert all(word.strip() for words in turn["says"] for word in words)
        assert turn["says"]


def test_no_id_is_given_twice():
    ids = [row["id"] for name in SETS for row in set_of(name)] + [r["id"] for r in rows(FACTS)]
    assert len(ids) == len(set(ids))


def test_no_first_message_is_asked_twice():
    firsts = [
        fold(row["turns"][0]["text"])
        for path in [*(HERE / f"{name}.jsonl" for name in SETS), FACTS]
        for row in rows(path)
    ]
    assert [text for text, count in Counter(firsts).items() if count > 1] == []


def test_messages_without_diacritics_have_none():
    plain = [row for row in set_of("everyday") if row["style"] == "no_diacritics"]
    assert all(turn["text"].isascii() for row in plain for turn in row["turns"])


def test_no_message_holds_a_personal_number():
    asked = [text for name in SETS for text in messages(name)]
    assert [text for text in asked if re.search(r"(?<![\d.-])\d{9,}(?!\d)", text)] == []


@pytest.mark.shared
@with_shared
def test_every_code_is_held_by_a_source():
    with gzip.open(SHARED / "procedures_normalized.jsonl.gz", "rt", encoding="utf-8") as lines:
        held = {json.loads(line)["code"] for line in lines}
    held |= codes_of(SHARED / "domain_procedures.jsonl")
    asked = {code for name in SETS for expect in expectations(name) for code in expect["codes"]}
    asked |= {code for row in rows(FACTS) for turn in row["turns"] for code in turn["codes"]}
    assert asked - held == set()


@pytest.mark.shared
@with_shared
def test_no_first_message_is_a_sentence_of_the_shared_data():
    shared = {
        fold(turn["text"])
        for row in rows(SHARED / "colloquial_dev.jsonl")
        for turn in row["turns"]
    }
    for name in ("portal_questions_dev", "portal_questions_other_procedures"):
        shared |= {fold(row["q"]) for row in rows(SHARED / f"{name}.jsonl")}
    firsts = {fold(row["turns"][0]["text"]) for name in SETS for row in set_of(name)}
    assert firsts & shared == set()

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from knowledge_base.facets import Facet
from tests.agreement.conftest import ROOT
from understanding.views import fold, plain

NEVER_TYPED = {"provide_secret", "nlu_fallback"}
FILES = sorted((ROOT / "nlu_data/intents").glob("*.yml"))


def name_of(path):
    return path.stem


@pytest.mark.parametrize("facet", Facet)
def test_every_facet_has_its_intent(facet, intents, examples):
    intent = f"ask_{facet}"
    assert intent in intents, f"declare {intent} in domain/procedures.yml"
    assert intent in examples, f"write nlu_data/intents/{intent}.yml"


def test_every_intent_that_asks_a_facet_names_one_or_is_listed(intents):
    others = {"identity", "capabilities", "privacy", "human", "dossier_status"}
    asked = {name.removeprefix("ask_") for name in intents if name.startswith("ask_")}
    unknown = asked - set(Facet) - others
    assert not unknown, f"add to knowledge_base/facets.py: {unknown}"


def test_declared_intents_and_files_of_examples_are_the_same(intents):
    assert {file.stem for file in FILES} == set(intents) - NEVER_TYPED


def test_no_intent_is_declared_twice(intents):
    assert [name for name, n in Counter(intents).items() if n > 1] == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_holds_one_intent_of_its_own_name(file):
    blocks = yaml.safe_load(file.read_text())["nlu"]
    assert [block["intent"] for block in blocks] == [file.stem]


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_an_intent_has_at_least_25_examples(file, examples):
    assert len(examples[file.stem]) >= 25, f"write more in {file}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_third_of_the_examples_is_without_diacritics(file, examples):
    bare = [text for text in examples[file.stem] if fold(text) == plain(text)]
    assert 3 * len(bare) >= len(examples[file.stem]), f"write more without marks in {file}"


def test_no_example_is_written_twice_or_under_two_intents(examples):
    places = Counter(text.lower() for texts in examples.values() for text in texts)
    assert [text for text, n in places.items() if n > 1] == []


def test_every_intent_is_explained_in_the_documentation(intents):
    lines = (ROOT / "docs/intents.md").read_text().splitlines()
    rows = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert sorted(rows) == sorted(intents), "one row for each intent in docs/intents.md"

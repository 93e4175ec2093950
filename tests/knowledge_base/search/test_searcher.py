from __future__ import annotations

import numpy as np
import pytest

from knowledge_base.errors import EncoderMissing, IndexMissing, IndexStale
from knowledge_base.search.encoders import open_encoder, unit_rows
from knowledge_base.search.families import differences, find_families, find_twins
from knowledge_base.search.hybrid import Searcher
from knowledge_base.service import load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings
from tests.knowledge_base.conftest import record

RECORDS = load_catalogue(KnowledgeBaseSettings(), "curated")


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher.build(RECORDS, open_encoder())


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("đăng ký tạm trú", "1.004194"),
        ("dang ky tam tru", "1.004194"),
        ("làm giấy khai sinh cho con", "1.001193"),
        ("đổi bằng lái xe", "3.000347"),
        ("lắp điện mới cho nhà", "3.000001"),
    ],
)
def test_a_named_procedure_comes_first_with_and_without_diacritics(searcher, asked, code):
    hits = searcher.search(asked)
    assert hits[0].code == code
    assert len({hit.code for hit in hits}) == len(hits)


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "!!!"])
def test_a_text_without_words_has_no_hits(searcher, text):
    assert searcher.search(text) == []


def test_the_chances_of_all_hits_are_at_most_one(searcher):
    assert sum(hit.score for hit in searcher.search("giấy phép", k=len(RECORDS))) <= 1.0 + 1e-3


def test_a_saved_index_answers_as_the_built_one_and_refuses_other_records(searcher, tmp_path):
    encoder = open_encoder()
    searcher.save(tmp_path, RECORDS, encoder)
    loaded = Searcher.load(tmp_path, RECORDS, encoder)
    assert loaded.search("đăng ký kết hôn") == searcher.search("đăng ký kết hôn")
    with pytest.raises(IndexStale, match="python -m knowledge_base build"):
        Searcher.load(tmp_path, RECORDS[1:], encoder)


def test_a_missing_index_names_the_command_that_builds_it(tmp_path):
    with pytest.raises(IndexMissing, match="python -m knowledge_base build"):
        Searcher.load(tmp_path / "none", RECORDS, open_encoder())


def test_an_encoder_that_cannot_be_loaded_is_a_named_error():
    with pytest.raises(EncoderMissing):
        open_encoder("no/such-model-anywhere")


def test_rows_have_length_one_and_zeros_stay_zeros():
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]], dtype=np.float32))
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0.0, 0.0]]


def test_the_same_procedure_at_two_levels_is_one_family_with_the_commune_as_usual():
    pair = [
        record(code="1.000011", name="Cấp đổi thẻ mẫu (cấp tỉnh)", family=None, differs_by=None,
               levels=["province"]),
        record(code="1.000012", name="Cấp đổi thẻ mẫu (cấp xã)", family=None, differs_by=None,
               levels=["commune"]),
    ]  # fmt: skip
    families = find_families(pair)
    assert families["1.000011"] == families["1.000012"]
    assert find_twins(pair) == {"1.000011": "1.000012", "1.000012": "1.000012"}
    assert differences(pair) == {"1.000011": "làm ở cấp tỉnh", "1.000012": "làm ở xã, phường"}

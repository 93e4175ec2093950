from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.errors import IndexMissing, IndexStale
from knowledge_base.procedure import Procedure
from knowledge_base.search.hybrid import Searcher
from tests.knowledge_base.search.conftest import FirstStageOnly, LetterEncoder


@pytest.fixture
def searcher(catalogue: list[Procedure]) -> Searcher:
    return Searcher.build(catalogue, LetterEncoder(), FirstStageOnly())


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("đăng ký tạm trú", "1.000001"),
        ("gia han tam tru", "1.000002"),
        ("đổi bằng lái ở đâu", "1.000005"),
        ("doi gplx", "1.000005"),
    ],
)
def test_the_right_one_comes_first(searcher: Searcher, question: str, code: str) -> None:
    assert searcher.search(question)[0].code == code


def test_each_procedure_comes_once_and_chances_are_shares(searcher: Searcher) -> None:
    hits = searcher.search("tạm trú", k=5)
    assert len({hit.code for hit in hits}) == len(hits)
    assert sum(hit.score for hit in hits) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("nothing", ["", "   ", "😀😀", "?!…"])
def test_a_text_without_words_has_no_hits(searcher: Searcher, nothing: str) -> None:
    assert searcher.search(nothing) == []


def test_k_bounds_the_hits(searcher: Searcher) -> None:
    assert len(searcher.search("tạm trú", k=1)) == 1


def test_a_saved_search_finds_the_same(
    searcher: Searcher, catalogue: list[Procedure], tmp_path: Path
) -> None:
    searcher.save(tmp_path, catalogue, LetterEncoder())
    again = Searcher.load(tmp_path, catalogue, LetterEncoder(), FirstStageOnly())
    assert again.search("hộ chiếu") == searcher.search("hộ chiếu")


def test_a_missing_index_says_how_to_build_it(catalogue: list[Procedure], tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="knowledge_base build"):
        Searcher.load(tmp_path, catalogue, LetterEncoder(), FirstStageOnly())


def test_an_index_of_another_encoder_is_refused(
    searcher: Searcher, catalogue: list[Procedure], tmp_path: Path
) -> None:
    searcher.save(tmp_path, catalogue, LetterEncoder(1))
    with pytest.raises(IndexStale, match="encoder letters:1, but letters:2"):
        Searcher.load(tmp_path, catalogue, LetterEncoder(2), FirstStageOnly())


def test_an_index_of_other_records_is_refused(
    searcher: Searcher, catalogue: list[Procedure], tmp_path: Path
) -> None:
    searcher.save(tmp_path, catalogue, LetterEncoder())
    changed = [catalogue[0].model_copy(update={"aliases": ["ở trọ"]}), *catalogue[1:]]
    with pytest.raises(IndexStale, match="records"):
        Searcher.load(tmp_path, changed, LetterEncoder(), FirstStageOnly())


def test_a_half_written_index_counts_as_missing(
    searcher: Searcher, catalogue: list[Procedure], tmp_path: Path
) -> None:
    searcher.save(tmp_path, catalogue, LetterEncoder())
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(IndexMissing):
        Searcher.load(tmp_path, catalogue, LetterEncoder(), FirstStageOnly())

from __future__ import annotations

import numpy as np
import pytest

from knowledge_base.errors import EncoderMissing
from knowledge_base.search.encoders import SHIPPED, StaticEncoder, open_encoder, unit_rows
from knowledge_base.search.pieces import pieces


def test_rows_get_length_one_and_zero_rows_stay() -> None:
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]], np.float32))
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0.0, 0.0]]


def test_pieces_of_a_word_with_marks() -> None:
    assert pieces("Tạm trú") == [
        *["tam", "tru", "tạm", "trú", "tam_tru"],
        *["~#ta", "~tam", "~am#", "~#tr", "~tru", "~ru#"],
    ]


@pytest.fixture(scope="module")
def shipped() -> StaticEncoder:
    return StaticEncoder()


def test_words_without_marks_stay_near(shipped: StaticEncoder) -> None:
    marked, plain, other = shipped.encode(["đăng ký tạm trú", "dang ky tam tru", "hoàn thuế"])
    assert marked @ plain > 0.7
    assert marked @ plain > marked @ other + 0.3


@pytest.mark.parametrize("nothing", ["", "😀", "   "])
def test_a_text_without_words_is_a_zero_vector(shipped: StaticEncoder, nothing: str) -> None:
    assert not shipped.encode([nothing]).any()


def test_the_shipped_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 40 * 2**20


def test_a_missing_folder_says_how_to_train(tmp_path: object) -> None:
    from pathlib import Path

    with pytest.raises(EncoderMissing, match="make train-encoder"):
        StaticEncoder(Path(str(tmp_path)))


def test_another_encoder_without_its_library_says_what_to_install() -> None:
    try:
        import sentence_transformers  # noqa: F401 - only whether it is there
    except ImportError:
        with pytest.raises(EncoderMissing, match="sentence-transformers"):
            open_encoder("some/model")
    else:
        pytest.skip("sentence-transformers is installed here")

from __future__ import annotations

import pytest

from knowledge_base.search.query import content, normalise, read_story
from knowledge_base.text import fold


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("đki tạm trú mất bn tiền", "đăng ký tạm trú mất bao nhiêu tiền"),
        ("lamf khai sinh", "làm khai sinh"),
        ("cap lai gplx", "cap lai giấy phép lái xe"),
    ],
)
def test_short_forms_and_key_slips_are_spelt_out(typed, read):
    assert fold(normalise(typed)) == fold(read)


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("ba mất, căn cước trả ai?", "ba mất _ căn cước trả ai"),
        ("ck em moi mat", "chong em moi mat"),
        ("phí 1.000 đồng. nộp đâu", "phí 1.000 đồng _ nộp đâu"),
    ],
)
def test_a_story_keeps_its_pauses_and_gets_no_diacritics_that_were_not_typed(told, read):
    assert read_story(told) == read


@pytest.mark.parametrize(
    "bare",
    ["thế hết bao nhiêu tiền", "nộp ở đâu", "can giay to gi", "mấy ngày xong ạ", "lệ phí nhiêu",
     "Thủ tục này giải quyết trong mấy ngày?", "cần giấy chi"],
)  # fmt: skip
def test_a_bare_follow_up_names_nothing(bare):
    assert content(bare) == ""


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("làm hộ chiếu ở đâu", "ho chieu"),
        ("báo mất hộ chiếu", "ho chieu"),
        ("thông báo lưu trú", "luu tru"),
        ("bảo hiểm xã hội một lần", "bao hiem xa hoi"),
    ],
)
def test_words_of_a_name_are_kept_though_they_sound_like_fillers(asked, kept):
    assert kept in content(asked)

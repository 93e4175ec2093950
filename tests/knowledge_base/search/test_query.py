from __future__ import annotations

import pytest

from knowledge_base.search.query import content, normalise
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

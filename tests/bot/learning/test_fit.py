"""Which messages are kept to learn from."""

from __future__ import annotations

import pytest

from bot.learning.fit import is_fit
from tests.cares import ACCUSATIONS, CALLS_FOR_HELP


@pytest.mark.parametrize("text", [*CALLS_FOR_HELP, *ACCUSATIONS])
def test_calls_for_help_and_accusations_are_never_kept(text):
    assert not is_fit(text)


@pytest.mark.parametrize(
    "text",
    [
        "cho em hỏi tất cả bao nhiêu tiền",
        "không muốn sống với bố mẹ, muốn tách hộ",
        "cán bộ đòi 2 bản sao giấy khai sinh",
        "ba em đánh cá muốn xin hỗ trợ",
    ],
)
def test_questions_about_papers_are_kept(text):
    assert is_fit(text)

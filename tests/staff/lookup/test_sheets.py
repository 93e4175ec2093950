from __future__ import annotations

import pytest

from staff.lookup.sheets import harmless


@pytest.mark.parametrize("words", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1"])
def test_what_a_spreadsheet_would_compute_is_made_text(words):
    assert harmless(words) == f"'{words}"


def test_other_words_are_left_as_they_are():
    assert harmless("15.000 đồng = miễn") == "15.000 đồng = miễn"

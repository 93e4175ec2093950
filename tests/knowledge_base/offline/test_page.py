from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from knowledge_base.cli import cli
from knowledge_base.offline.page import offline_page, policy, those_that_fit
from knowledge_base.offline.record import pack, shared_words
from tests.knowledge_base.offline.conftest import MADE


def test_the_shipped_procedures_fit_into_600_kilobytes(page_file, shipped):
    assert len(shipped) >= 150
    assert page_file.stat().st_size <= 600_000


def test_what_does_not_fit_is_the_least_used(shipped):
    three = [
        p.model_copy(update={"usage_weight": n}) for n, p in zip((5, 1, 9), shipped, strict=False)
    ]
    size = len(offline_page(three, MADE).encode())
    assert [p.usage_weight for p in those_that_fit(three, MADE, size - 1)] == [5, 9]
    assert len(those_that_fit(three, MADE, 10)) == 1


def test_nothing_in_the_page_is_loaded_from_anywhere(page_file):
    page = page_file.read_text()
    assert (
        re.findall(r"<(?:link|img|iframe|script src)|url\(|fetch\(|XMLHttp|import\(", page) == []
    )
    assert "default-src 'none'" in page


def test_a_record_cannot_end_the_element_that_holds_it(shipped):
    wicked = shipped[0].model_copy(update={"short_name": "</script><img src=x>"})
    assert "<img" not in offline_page([wicked], MADE)


def test_words_that_come_twice_are_held_once():
    word = "Trung tâm Phục vụ hành chính công"
    assert shared_words([{"a": word}, {"b": [word, "x"]}]) == {
        "w": [word],
        "p": [{"a": "#0"}, {"b": ["#0", "x"]}],
    }


def test_no_word_of_a_record_looks_like_a_reference(shipped):
    words = re.findall(r'"(#\d+)"', str([pack(procedure) for procedure in shipped]))
    assert words == []


def test_a_policy_names_the_digest_of_the_script():
    digest = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="  # of nothing
    assert f"script-src '{digest}'" in policy("", "a")


def test_only_records_in_our_own_words_are_packed(shipped):
    imported = shipped[0].model_copy(update={"layer": "imported"})
    with pytest.raises(ValueError, match=shipped[0].code):
        pack(imported)


def test_the_command_writes_the_page(tmp_path):
    into = tmp_path / "new" / "page.html"
    told = CliRunner().invoke(
        cli, ["offline-page", "--into", str(into), "--hotline", "0240000000"]
    )
    assert told.exit_code == 0, told.output
    assert "gọi 0240000000" in into.read_text()

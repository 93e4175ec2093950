"""Procedures that are known by name alone."""

from __future__ import annotations

import json

import numpy as np
import pytest
from click.testing import CliRunner

from knowledge_base.cli import cli
from knowledge_base.errors import ImportRefused
from knowledge_base.importers.elsewhere import import_names, load_names
from knowledge_base.search.elsewhere import Elsewhere
from knowledge_base.text import fold
from tests.knowledge_base.conftest import record

WORDS = ("dang", "ky", "tam", "tru", "chuyen", "truong", "hoc", "sinh", "cap", "ho", "chieu",
         "ngoai", "giao", "khach")  # fmt: skip


def bags(texts):
    """One number for each known word: two texts of the same words have a cosine of 1."""
    rows = np.array([[fold(text).split().count(word) for word in WORDS] for text in texts], float)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(lengths, 1e-9)).astype(np.float32)


@pytest.fixture
def elsewhere():
    held = {"1.000001": record()}
    names = {
        "1.000009": "Thủ tục chuyển trường học sinh (thực hiện tại cấp xã)",
        "1.000008": "Cấp hộ chiếu ngoại giao",
        "1.000007": "Đăng ký tạm trú (mẫu thử)",
        "1.000001": "Tên cũ của thủ tục đang giữ",
    }
    return Elsewhere(names, held, bags)


def test_what_is_held_under_another_code_is_not_elsewhere(elsewhere):
    assert len(elsewhere) == 2


def test_a_question_nearer_to_a_name_than_to_what_is_held_is_about_that(elsewhere):
    assert elsewhere.meant("chuyển trường cho học sinh", ["1.000001"]) == "Chuyển trường học sinh"


@pytest.mark.parametrize("question", ["đăng ký tạm trú", "đăng ký tạm trú cho khách", "khách"])
def test_a_question_about_what_is_held_or_near_to_nothing_is_not(elsewhere, question):
    assert elsewhere.meant(question, ["1.000001"]) is None


def test_without_names_nothing_is_elsewhere():
    assert Elsewhere({}, {"1.000001": record()}, bags).meant("chuyển trường", []) is None


def test_names_are_read_from_tables_and_lines_and_the_first_of_a_code_counts(tmp_path):
    table, lines = tmp_path / "a.tsv", tmp_path / "b.jsonl"
    table.write_text("rank\tcode\tname\n1\t1.1\tMột\n2\t1.2\t\n")
    lines.write_text('{"code": "1.1", "procedure": "Khác"}\n{"code": "1.3", "procedure": "Ba"}\n')
    assert import_names([table, lines], tmp_path / "names.json") == 2
    assert load_names(tmp_path / "names.json") == {"1.1": "Một", "1.3": "Ba"}
    assert load_names(tmp_path / "none.json") == {}


def test_a_file_without_names_is_refused_and_nothing_is_written(tmp_path, monkeypatch):
    (tmp_path / "x.jsonl").write_text(json.dumps({"q": "gì"}))
    with pytest.raises(ImportRefused, match="no codes with names"):
        import_names([tmp_path / "x.jsonl"], tmp_path / "names.json")
    assert not (tmp_path / "names.json").exists()
    monkeypatch.setenv("KB_DATA_DIR", str(tmp_path))
    told = CliRunner().invoke(cli, ["import-names", str(tmp_path / "x.jsonl")])
    assert told.exit_code == 1
    assert "holds no codes with names" in told.output

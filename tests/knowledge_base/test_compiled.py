from __future__ import annotations

from pathlib import Path

import yaml

from knowledge_base.compiled import compile_curated, open_curated
from tests.knowledge_base.conftest import record


def written(folder: Path, short_name: str) -> Path:
    folder.mkdir(exist_ok=True)
    facts = record(short_name=short_name).model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(facts, allow_unicode=True)
    (folder / "1.000001.yml").write_text(text, encoding="utf-8")
    return folder


def test_compiled_records_are_those_of_the_files(tmp_path):
    folder, compiled = written(tmp_path / "procedures", "Đăng ký tạm trú"), tmp_path / "curated"
    compile_curated(folder, compiled)
    assert open_curated(folder, compiled) == [record(short_name="Đăng ký tạm trú")]


def test_what_was_compiled_is_read_instead_of_the_files(tmp_path):
    folder, compiled = written(tmp_path / "procedures", "Đăng ký tạm trú"), tmp_path / "curated"
    compile_curated(folder, compiled)
    other = compiled.read_bytes().replace("Đăng ký tạm trú".encode(), "Tên khác".encode())
    compiled.write_bytes(other)
    assert open_curated(folder, compiled)[0].short_name == "Tên khác"


def test_a_changed_file_counts_at_once(tmp_path):
    folder, compiled = written(tmp_path / "procedures", "Tên cũ"), tmp_path / "curated"
    compile_curated(folder, compiled)
    written(folder, "Tên mới")
    assert open_curated(folder, compiled)[0].short_name == "Tên mới"


def test_a_half_written_file_does_not_count(tmp_path):
    folder, compiled = written(tmp_path / "procedures", "Tên cũ"), tmp_path / "curated"
    compile_curated(folder, compiled)
    compiled.write_bytes(compiled.read_bytes()[:-40])
    assert open_curated(folder, compiled)[0].short_name == "Tên cũ"

from __future__ import annotations

import pytest
import yaml

from knowledge_base.errors import BadProcedureFile, ProcedureNotFound, VersionNotFound
from knowledge_base.procedure import Layer
from knowledge_base.store import ProcedureStore, load_procedure
from knowledge_base.versions import VersionArchive
from tests.knowledge_base.conftest import record


def test_a_curated_record_wins_over_an_imported_one_of_its_code_in_any_order():
    curated, imported = record(), record(layer=Layer.IMPORTED, short_name="Nguyên văn")
    for both in ([curated, imported], [imported, curated]):
        assert ProcedureStore(both).get("1.000001").short_name == "Đăng ký tạm trú"


def test_an_unknown_code_is_a_named_error():
    with pytest.raises(ProcedureNotFound, match=r"1\.999999"):
        ProcedureStore([]).get("1.999999")


def test_siblings_are_the_rest_of_the_family_most_used_first():
    store = ProcedureStore(
        [
            record(),
            record(code="1.000002", usage_weight=5),
            record(code="1.000003", usage_weight=9),
            record(code="1.000004", family="other"),
        ]
    )
    assert [p.code for p in store.siblings("1.000001")] == ["1.000003", "1.000002"]


def test_a_bad_file_names_every_problem_at_once(tmp_path):
    facts = record().model_dump(mode="json", exclude_defaults=True)
    facts["fee"] = "sai khóa"
    facts["documents"][0]["originals"] = -1
    path = tmp_path / "1.000001.yml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    with pytest.raises(BadProcedureFile) as caught:
        load_procedure(path)
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "documents.0.originals",
        "fee",
    ]


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_record_is_refused_in_one_sentence(tmp_path, content):
    path = tmp_path / "1.000001.yml"
    path.write_bytes(content)
    with pytest.raises(BadProcedureFile):
        load_procedure(path)


def test_an_archived_version_is_given_back_word_for_word(tmp_path):
    archive = VersionArchive(tmp_path / "versions.sqlite3")
    old, new = record(), record(short_name="Tên mới")
    assert archive.add([old, new]) == 2
    assert archive.add([old, new]) == 0
    assert archive.get(old.code, old.version) == old
    assert archive.get(new.code, new.version) == new


def test_a_version_never_built_here_is_a_named_error(tmp_path):
    with pytest.raises(VersionNotFound, match="never archived"):
        VersionArchive(tmp_path / "none.sqlite3").get("1.000001", "0" * 10)


def test_the_version_changes_with_any_fact():
    assert record().version == record().version
    assert record().version != record(short_name="khác").version

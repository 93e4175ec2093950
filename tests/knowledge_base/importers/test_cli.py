from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from knowledge_base.importers.cli import import_command
from tests.knowledge_base.importers.invented import as_bytes, page


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KB_DATA_DIR", str(tmp_path / "kb"))
    made = tmp_path / "in"
    made.mkdir()
    (made / "9.000001.json").write_bytes(as_bytes(page()))
    return made


def test_the_command_says_what_it_took_and_skipped(folder):
    (folder / "b.json").write_bytes(b"")
    result = CliRunner().invoke(import_command, [str(folder), "--into", "national"])
    assert result.exit_code == 0
    assert f"skipped  {folder / 'b.json'}: empty file" in result.stdout
    assert "taken 1 (new 1, unchanged 0), refused 0, skipped 1" in result.stdout


def test_without_a_terminal_there_is_no_progress_bar(folder):
    result = CliRunner().invoke(import_command, [str(folder), "--into", "national"])
    assert result.stderr == ""


def test_the_report_is_printed_as_json(folder):
    result = CliRunner().invoke(import_command, [str(folder), "--into", "national", "--json"])
    report = json.loads(result.stdout)
    assert (report["taken"], report["refused"], report["added"]) == (1, [], ["9.000001"])


def test_date_and_use_counter_are_taken_from_options(folder, tmp_path):
    usage = tmp_path / "use.tsv"
    usage.write_text("rank\tcode\tweight\tin_normalized\tname\n1\t9.000001\t12\t1\tThả diều\n")
    arguments = [str(folder), "--into", "national", "--as-of", "2026-06-10", "--usage", str(usage)]
    assert CliRunner().invoke(import_command, arguments).exit_code == 0
    [record] = json.loads((tmp_path / "kb" / "national.json").read_text())
    assert (record["as_of"], record["usage_weight"]) == ("2026-06-10", 12)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--into", "national"], "Name at least one file"),
        (["{folder}"], "Missing option '--into'"),
        (
            ["{folder}/9.000001.json", "--into", "national", "--usage", "{folder}"],
            "Is a directory",
        ),
        (["--into", "national", "--fetch", "{folder}/x"], "--fetch needs --contact"),
    ],
)
def test_a_wrong_call_is_answered_with_what_is_wrong(folder, arguments, message):
    given = [argument.format(folder=folder) for argument in arguments]
    result = CliRunner().invoke(import_command, given)
    assert result.exit_code != 0
    assert message in result.stderr


def test_a_use_counter_without_its_columns_is_named(folder, tmp_path):
    usage = tmp_path / "use.tsv"
    usage.write_text("a\tb\n1\t2\n")
    arguments = [str(folder), "--into", "national", "--usage", str(usage)]
    result = CliRunner().invoke(import_command, arguments)
    assert "not a use counter (columns code, weight)" in result.stderr

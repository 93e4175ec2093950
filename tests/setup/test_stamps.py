"""A change of any source is seen, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.stamps import digest, files_under, is_current, mark


@pytest.fixture
def sources(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("domain").mkdir()
    Path("domain/a.yml").write_text("a: 1\n")
    Path("config.yml").write_text("language: vi\n")
    return [Path("config.yml"), Path("domain")]


def test_files_are_listed_in_order_without_hidden_compiled_and_missing_ones(sources):
    Path("domain/.a.yml.swp").write_text("")
    Path("domain/a.pyc").write_text("")
    assert files_under([*sources, Path("gone")]) == [Path("config.yml"), Path("domain/a.yml")]


def test_the_same_files_give_the_same_digest(sources):
    assert digest(files_under(sources)) == digest(files_under(reversed(sources)))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: Path("domain/a.yml").write_text("a: 2\n"), id="content"),
        pytest.param(lambda: Path("domain/a.yml").rename("domain/b.yml"), id="name"),
        pytest.param(lambda: Path("domain/c.yml").write_text(""), id="a-file-more"),
        pytest.param(lambda: Path("domain/a.yml").unlink(), id="a-file-less"),
    ],
)
def test_a_change_gives_another_digest(sources, change):
    before = digest(files_under(sources))
    change()
    assert digest(files_under(sources)) != before


def test_a_stamp_is_current_for_what_was_marked_only(tmp_path):
    stamp = tmp_path / "models" / "made-from"
    assert not is_current(stamp, "abc")
    mark(stamp, "abc")
    assert is_current(stamp, "abc")
    assert not is_current(stamp, "abd")

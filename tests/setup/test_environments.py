"""The environments: made once, renewed when their lock changes, refused on a full disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import setup, uv
from scripts.disk import require_room
from scripts.problem import Problem, exit_code
from scripts.torch_build import CPU_INDEX, source

# Stands for uv: notes what it was asked, makes the interpreter of `uv venv`, fails if told to.
FAKE_UV = """#!/bin/sh
echo "$@" >> asked
[ ! -e broken ] || exit 2
[ "$1" != venv ] || { for home; do :; done; mkdir -p "$home/bin"; : > "$home/bin/python"; }
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty clone with a lock and a uv that only takes notes."""
    monkeypatch.chdir(tmp_path)
    Path("requirements").mkdir()
    Path("requirements/main.txt").write_text("click==8.1\n")
    tool = Path(".venv-tools/bin/uv")
    tool.parent.mkdir(parents=True)
    tool.write_text(FAKE_UV)
    tool.chmod(0o755)
    return tmp_path


def asked() -> list[str]:
    """The first word of each order that uv got."""
    notes = Path("asked")
    return [line.split()[0] for line in notes.read_text().splitlines()] if notes.exists() else []


def test_an_environment_is_made_and_filled_once(folder):
    setup.ensure("main")
    assert asked() == ["venv", "pip"]
    setup.ensure("main")
    assert asked() == ["venv", "pip"]


def test_a_changed_lock_is_installed_into_the_same_environment(folder):
    setup.ensure("main")
    Path("requirements/main.txt").write_text("click==8.2\n")
    setup.ensure("main")
    assert asked() == ["venv", "pip", "pip"]


def test_a_failed_install_is_tried_again_next_time(folder):
    Path("broken").touch()
    with pytest.raises(Problem, match="run make again"):
        setup.ensure("main")
    Path("broken").unlink()
    setup.ensure("main")
    assert asked() == ["venv", "venv", "pip"]


def test_an_unknown_name_is_refused_with_the_known_ones(folder, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["setup", "mian"])
    assert exit_code(setup.main) == 1
    assert capsys.readouterr().err == "Unknown: mian; there are main, rasa, ops, train.\n"


def test_a_python_without_venv_is_one_sentence_and_leaves_nothing(folder):
    with pytest.raises(Problem, match="sudo apt-get install python3-venv"):
        uv.make_home(python="/bin/false")
    assert not uv.HOME.exists()


def test_a_full_disk_is_one_sentence_with_both_numbers(tmp_path):
    with pytest.raises(Problem, match=r"needs 4\.0 GB of disk, but only 3\.9 GB are free"):
        require_room(tmp_path, 4.0, what="The environment .venv-rasa", free_bytes=3_900_000_000)


def test_enough_disk_is_no_problem(tmp_path):
    require_room(tmp_path, 4.0, what="The environment .venv-rasa", free_bytes=4_000_000_000)


def test_pips_mirror_is_uvs_too_unless_uv_has_its_own():
    outer = {"PIP_FIND_LINKS": "/wheels", "PIP_INDEX_URL": "https://a", "UV_DEFAULT_INDEX": "b"}
    given = uv.environment(outer)
    assert given["UV_FIND_LINKS"] == "/wheels"
    assert given["UV_DEFAULT_INDEX"] == "b"


def test_torch_comes_from_the_wheel_folder_that_holds_it(tmp_path):
    for python in ("cp311", "cp312", "cp313", "cp314"):
        (tmp_path / f"torch-2.13.0+cpu-{python}-{python}-manylinux_2_28_x86_64.whl").touch()
    chosen = source({"PIP_FIND_LINKS": f"/nowhere {tmp_path}"})
    assert chosen == ["--no-index", "--find-links", str(tmp_path)]


def test_torch_comes_from_its_cpu_index_otherwise(tmp_path):
    (tmp_path / "torch-2.13.0+cpu-cp38-cp38-manylinux_2_28_x86_64.whl").touch()
    assert source({"PIP_FIND_LINKS": str(tmp_path)}) == ["--default-index", CPU_INDEX]
    assert source({}) == ["--default-index", CPU_INDEX]

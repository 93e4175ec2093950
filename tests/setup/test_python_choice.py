"""Which Pythons the set-up takes, and its one sentence when there is none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from scripts.problem import Problem
from scripts.pythons import find_3_10

LAUNCHER = Path("scripts/python.sh").resolve()


def program(path: Path, *, exit_code: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return path


def launch(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(LAUNCHER), "-c", "print('ran')"],
        env={"PATH": str(folder), "HOME": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def refuse() -> None:
    raise Problem("no network")


def test_no_python_is_one_sentence_naming_the_package(tmp_path):
    done = launch(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "sudo apt-get install python3 python3-venv" in done.stderr


def test_an_old_python_on_path_is_passed_over(tmp_path):
    program(tmp_path / "python3", exit_code=1)
    good = tmp_path / ".pyenv" / "versions" / "3.11.99" / "bin" / "python3"
    program(good, exit_code=0)
    assert launch(tmp_path).returncode == 0


def test_python_3_10_on_path_comes_first(tmp_path):
    on_path = program(tmp_path / "bin" / "python3.10", exit_code=0)
    program(tmp_path / ".pyenv/versions/3.10.13/bin/python3.10", exit_code=0)
    found = find_3_10(refuse, {"PATH": str(on_path.parent), "HOME": str(tmp_path)})
    assert found == str(on_path)


def test_a_pyenv_shim_that_is_switched_off_is_passed_over_for_pyenvs_newest(tmp_path):
    shim = program(tmp_path / "bin" / "python3.10", exit_code=127)
    program(tmp_path / ".pyenv/versions/3.10.9/bin/python3.10", exit_code=0)
    newest = program(tmp_path / ".pyenv/versions/3.10.13/bin/python3.10", exit_code=0)
    found = find_3_10(refuse, {"PATH": str(shim.parent), "HOME": str(tmp_path)})
    assert found == str(newest)


def test_pyenv_root_is_looked_at(tmp_path):
    there = program(tmp_path / "pyenv/versions/3.10.1/bin/python3.10", exit_code=0)
    assert find_3_10(refuse, {"PATH": "", "PYENV_ROOT": str(tmp_path / "pyenv")}) == str(there)


def test_without_any_python_3_10_one_is_downloaded():
    asked = []
    assert find_3_10(lambda: asked.append("3.10"), {"PATH": os.devnull}) == "3.10"
    assert asked == ["3.10"]


def test_no_python_3_10_and_no_download_is_one_sentence():
    with pytest.raises(Problem, match=r"^Rasa needs Python 3\.10 .* put python3\.10 on PATH"):
        find_3_10(refuse, {"PATH": os.devnull})

"""Where Python 3.10 is, which Rasa 3.6 cannot do without."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from scripts.problem import Problem

NONE = (
    "Rasa needs Python 3.10 and none was found or could be downloaded: install it "
    "(pyenv install 3.10, or uv python install 3.10), or put python3.10 on PATH, then run make "
    "again."
)


def candidates(environment: Mapping[str, str]) -> Iterator[str]:
    """Name the places of a Python 3.10, PATH first, then pyenv's newest."""
    on_path = shutil.which("python3.10", path=environment.get("PATH"))
    if on_path:
        yield on_path
    for root in pyenv_roots(environment):
        versions = root.glob("versions/3.10.*/bin/python3.10")
        yield from map(str, sorted(versions, key=patch_number, reverse=True))


def pyenv_roots(environment: Mapping[str, str]) -> Iterator[Path]:
    """Name the folders in which pyenv may keep its Pythons."""
    if environment.get("PYENV_ROOT"):
        yield Path(environment["PYENV_ROOT"])
    if environment.get("HOME"):
        yield Path(environment["HOME"], ".pyenv")


def patch_number(python: Path) -> int:
    """Return 13 for ``…/versions/3.10.13/bin/python3.10``; 0 for an odd name."""
    patch = python.parent.parent.name.rpartition(".")[2]
    return int(patch) if patch.isdecimal() else 0


def is_3_10(python: str) -> bool:
    """Say whether ``python`` runs and is 3.10; pyenv's shims exist for versions switched off."""
    check = "import sys; sys.exit(sys.version_info[:2] != (3, 10))"
    try:
        return (
            subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def find_3_10(download: Callable[[], None], environment: Mapping[str, str] | None = None) -> str:
    """Return a path of Python 3.10, or "3.10" once ``download`` has made uv know one.

    Raises:
        Problem: None is there and none can be had.
    """
    for python in candidates(os.environ if environment is None else environment):
        if is_3_10(python):
            return python
    try:
        download()
    except Problem as problem:
        raise Problem(NONE) from problem
    return "3.10"
